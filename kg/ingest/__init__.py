"""Files, pages, corpora and streams to articles: one reader per format, one cleaner."""

from kg.ingest.reader import Read, ReadOptions, read_articles

__all__ = ["Read", "ReadOptions", "read_articles"]
