"""Statements to RDF: IRIs, mapping, merging, validating, querying. Importing the room starts no library."""

from kg.graph.mapping import to_dataset
from kg.graph.merge import merge
from kg.graph.read import read_graph

__all__ = ["merge", "read_graph", "to_dataset"]
