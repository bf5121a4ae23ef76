"""The class that event data gives a statement, where PLOVER's table or its manual is finer than the relation."""

from __future__ import annotations

import re

from kg.model import Finding, Modality, Polarity

_IN_DEED = ("0831", "084", "085", "086", "087")  # resigning, returning, lifting, letting in, disarming
_INSPECTORS = re.compile(r"\b(?:inspector|investigator)s?\b", re.IGNORECASE)
_WATCHERS = re.compile(
    r"\b(?:peace-?keep|peacekeeping|observer|monitor|inspector|(?:aid|relief) (?:worker|agenc))", re.IGNORECASE
)
_CIVIL_BAN = re.compile(
    r"\b(?:ban|curfew|emergency|censorship)\b(?!.*\b(?:import|export|sale|trade)s?\b)", re.IGNORECASE
)
_ORDERED = re.compile(
    r"\border(?:s|ed|ing)?\b.*?\bto\s+(?:immediately\s+)?"
    r"(?:leave|depart|quit|close|shut|suspend|cease|stop|halt|disband|dissolve|vacate|evacuate)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENVOYS = re.compile(r"\b(?:diplomat|ambassador|envoy|consul|attach[ée]|embassy|mission)", re.IGNORECASE)
_PROPERTY = re.compile(  # at the end of the phrase, or before what it belongs to
    r"\b(?:home|house|building|office|shop|store|pipeline|(?:power|transmission|telephone|railway) line|pylon|crop|farm"
    r"|field|church|mosque|temple|shrine|monument|statue|car|bus|vehicle|factory|warehouse|website|property)(?:s|es)?"
    r"(?=$|\s+(?:of|in|at|near|on|along|outside|belonging|owned)\b)",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(
    r"\b(?:boycott|halt|suspend|(?:break|call)(?:ing)? off|(?:walk|pull)(?:ing)? out)", re.IGNORECASE
)
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE"})
_VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_MATERIAL = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "AID", "COOPERATE", "RETREAT"})


def event_class(finding: Finding, clause: str) -> str:
    """PLOVER's class; `clause`: the words of the evidence. docs/plover.md gives the reason of each case."""
    axes = finding.statement.qualifiers
    plover = finding.statement.plover or ""
    if axes.polarity is Polarity.NEGATED:
        return plover
    if axes.modality is Modality.ACTUAL:
        return _done(finding, clause) or plover
    held_out = axes.speaker is None or axes.speaker.id == finding.statement.subject.id
    if axes.modality is Modality.PLANNED and held_out:
        breaks_off = finding.statement.relation == "rejects" and _BREAKS_OFF.search(clause)
        return "THREATEN" if plover in _HOSTILE or breaks_off else plover
    return plover


def _done(finding: Finding, clause: str) -> str | None:
    """What is done in deed and is of another class than its relation mostly is."""
    relation, evidence = finding.statement.relation, finding.evidence
    if relation == "concedesTo":
        in_deed = (evidence.cameo or "").startswith(_IN_DEED) and not _CIVIL_BAN.search(clause)
        return "RETREAT" if in_deed or _WATCHERS.search(evidence.object_mention or "") else None
    if relation == "deployedTo" and _INSPECTORS.search(evidence.subject_mention):
        return "ACCUSE"
    if relation == "withdrawsFrom" and _WATCHERS.search(clause):
        return "SANCTION"
    if relation == "requests" and _ORDERED.search(clause):
        return "SANCTION" if _ENVOYS.search(evidence.object_mention or "") else "COERCE"
    if relation in ("attacks", "occupies") and _PROPERTY.search(evidence.object_mention or ""):
        return "COERCE"
    return None


def is_outranked(plover: str, others: frozenset[str], *, denied: bool = False) -> bool:
    """Does the same clause tell more of the same dyad: a deed beside words or a denial, a threat beside a promise?

    >>> is_outranked("REJECT", frozenset({"SANCTION", "REJECT"})), is_outranked("CONSULT", frozenset({"AID"}))
    (True, False)
    """
    deeds = _MATERIAL & others
    if denied or plover in _VERBAL:
        return bool(deeds - {plover}) or (plover == "AGREE" and "THREATEN" in others)
    return plover == "COOPERATE" and "AID" in deeds  # who gives does more than work together
