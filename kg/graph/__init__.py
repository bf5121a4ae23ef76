"""Statements to RDF: IRIs, mapping, merging, validating, querying."""
