"""Statements against annotated articles: the figures that we publish."""
