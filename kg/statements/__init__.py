"""Matches to statements and evidence: polarity, modality, speaker, attribution, time, identity."""

from kg.statements.make import make_findings

__all__ = ["make_findings"]
