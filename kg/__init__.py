"""Diplomatic news to an RDF knowledge graph: every statement traceable to the words it came from."""

__version__ = "0.1.0"
