"""The interactive page of a graph: one HTML file that makes no request."""

from kg.export.page.build import render_page, write_page
from kg.export.page.gallery import write_gallery
from kg.export.page.selection import Selection, select

__all__ = ["Selection", "render_page", "select", "write_gallery", "write_page"]
