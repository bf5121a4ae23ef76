"""The interactive page of a graph: one HTML file that makes no request."""

from kg.export.page.build import render_page, write_page

__all__ = ["render_page", "write_page"]
