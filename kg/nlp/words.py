"""The words a parser is given for a text: small repairs that no offset may suffer from.

Newswire mark-up trips parsers (`&` for *and*, `re-escalated` cut in three). Each repaired word keeps the span of the
characters it stands for, so that whatever is found points at the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span

_SPELLINGS = {"&": "and", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "’s": "'s", "’S": "'S"}
_PREFIXES = frozenset({"re", "co", "non", "anti", "pre", "counter", "multi", "inter"})
# "pull-out", "go-between", "stand-off": one noun each.
_TAILS = frozenset("out back off up down over between fire through elect designate".split())
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as the parser sees it, where it stands, and whether a space follows."""

    text: str
    span: Span
    space: bool


def repaired(words: Sequence[RawWord]) -> tuple[RawWord, ...]:
    """Spelt for the parser, with prefixes joined.

    >>> [w.text for w in repaired([RawWord("re", Span(0, 2), False), RawWord("-", Span(2, 3), False),
    ...                            RawWord("escalated", Span(3, 12), True), RawWord("&", Span(13, 14), True)])]
    ['reescalated', 'and']
    """
    out: list[RawWord] = []
    at = 0
    while at < len(words):
        joined = _join_prefix(words, at) or _join_tail(words, at)
        if joined is not None:
            out.append(joined)
            at += 3
            continue
        word = words[at]
        out.append(RawWord(_SPELLINGS.get(word.text, word.text), word.span, word.space))
        at += 1
    return tuple(out)


def _join_prefix(words: Sequence[RawWord], at: int) -> RawWord | None:
    if at + 2 >= len(words) or words[at].text.lower() not in _PREFIXES or words[at + 1].text not in "-‐‑":
        return None
    first, dash, last = words[at], words[at + 1], words[at + 2]
    if first.space or dash.space or not _WORD.fullmatch(last.text) or not last.text[0].islower():
        return None
    return RawWord(first.text + last.text, first.span.joined(last.span), last.space)


def _join_tail(words: Sequence[RawWord], at: int) -> RawWord | None:
    """A verb and its particle that make a noun; "out-of-date" is none."""
    if at + 2 >= len(words) or words[at + 1].text not in "-‐‑" or words[at + 2].text.lower() not in _TAILS:
        return None
    first, dash, last = words[at], words[at + 1], words[at + 2]
    longer = at + 3 < len(words) and not last.space and words[at + 3].text in "-‐‑"
    if first.space or dash.space or longer or not _WORD.fullmatch(first.text):
        return None
    return RawWord(f"{first.text}-{last.text}", first.span.joined(last.span), last.space)


_SHORT = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprstvz]")


def mended_lemma(word: str, lemma: str, tag: str) -> str:
    """The lemma of a verb that the parser cut too short.

    A short verb doubles its last letter ("dragged"); one that does not ends in a silent e ("waged" is wage).

    >>> mended_lemma("waged", "wag", "VBD"), mended_lemma("dragged", "drag", "VBD"), mended_lemma("met", "meet", "VBD")
    ('wage', 'drag', 'meet')
    """
    low = word.lower()
    if tag.startswith("VB") and low in (lemma + "ed", lemma + "ing") and _SHORT.fullmatch(lemma):
        return lemma + "e"
    return lemma
