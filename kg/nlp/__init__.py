"""Articles to parsed sentences: the parser behind a protocol. The only room that imports spaCy."""

from kg.nlp.parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]
