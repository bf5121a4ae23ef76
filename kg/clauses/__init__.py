"""Parsed sentences to normalised clauses: one module per construction."""
