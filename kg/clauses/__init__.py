"""Parsed sentences to normalised clauses: one module per construction."""

from kg.clauses.find import find_clauses

__all__ = ["find_clauses"]
