"""Which events a sentence is coded for: those that its main clauses tell, not the background of another event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from kg.model import Article, Evidence, Finding, Span

_BEHIND = re.compile(  # a clause behind one of these is a reason, a time, a circumstance, or a noun phrase
    r"\b(?:because|as|after|before|following|amid|despite|though|although|while|when|whenever|since|until|till|unless|if"
    r"|once|where|whereas|who|which|whom|whose|of|for|over|at|against|about|in|into|on|upon|with|without|by|from|to"
    r"|during|between|towards?)\s+(?:(?:the|an?|its|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_MERELY_NAMED = re.compile(r"\b(?:of|for|against|about)\s+(?:(?:the|an?|its|his|her|their)\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"[^,;]+?,?\s(?:who|which|whom|whose)\b[^,;]*", re.IGNORECASE)  # of the subject of another
_PURPOSE = re.compile(r",?\s+(?:(?:in\s+order|so\s+as)\s+)?to\s(?:\w+\s)?", re.IGNORECASE)
_PARTICIPLE = re.compile(  # ", killing ten" before any second verb
    r"(?:(?!\b(?:and|but|or)\b).)*?,\s*(?:(?:thus|thereby|also)\s+)?(?!during\b|according\b)[a-z]+ing\b", re.DOTALL
)


def told_behind(findings: Iterable[Finding], article: Article | None) -> frozenset[str]:
    """The ids of the evidences that only tell the background of another event of their sentence.

    A reason, a time, a purpose, a circumstance, a relative clause or a noun phrase inside the clause of another event.
    A sentence that has nothing but background keeps it, unless a noun phrase merely names it ("fears of a war").
    Without the article nothing is known.
    """
    if article is None:
        return frozenset()
    found: set[str] = set()
    ordered = sorted(findings, key=_place)
    for _, group in groupby(ordered, key=lambda finding: _place(finding)[:2]):
        told = [finding.evidence for finding in group]
        text = article.part(told[0].part)
        behind = {e.id for e in told if _is_dependent(e, {other.span for other in told}, text)}
        found |= behind if len(behind) < len({e.id for e in told}) else set()
        found |= {e.id for e in told if _MERELY_NAMED.search(text[: e.span.start])}
    return frozenset(found)


def _place(finding: Finding) -> tuple[str, int, int]:
    evidence = finding.evidence
    return evidence.part, evidence.sentence, evidence.span.start


def _is_dependent(evidence: Evidence, spans: Iterable[Span], text: str) -> bool:
    span = evidence.span
    others = [other for other in spans if other != span]
    return bool(_BEHIND.search(text[: span.start])) or any(_hangs_on(span, other, text) for other in others)


def _hangs_on(span: Span, other: Span, text: str) -> bool:
    """Does the clause begin inside the other, or carry its subject on into a relative, a purpose or a participle?"""
    if other.start < span.start < other.end or _PURPOSE.fullmatch(text[other.end : span.start]):
        return True
    if span.start != other.start:
        return False
    rest = text[other.end : span.end]
    relative = span.end < other.end and _RELATIVE.fullmatch(text[span.start : span.end])
    return bool(relative or _PURPOSE.match(rest) or _PARTICIPLE.match(rest))
