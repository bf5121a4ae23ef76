"""Matches to statements and evidence: polarity, modality, speaker, attribution, time, identity."""
