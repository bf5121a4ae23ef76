"""Files, pages, corpora and streams to articles: one reader per format, one cleaner."""
