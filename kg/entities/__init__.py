"""Phrases to things: actor tables, names and offices, described events and places, coreference."""
