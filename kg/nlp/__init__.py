"""Articles to parsed sentences: the parser behind a protocol. The only room that imports spaCy."""
