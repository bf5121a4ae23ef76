"""Phrases to things: actor tables, names and offices, described events and places, coreference."""

from kg.entities.gazetteer import Entry, Form, Gazetteer
from kg.entities.protocol import Resolver
from kg.entities.resolver import make_resolver

__all__ = ["Entry", "Form", "Gazetteer", "Resolver", "make_resolver"]
