"""Text for exports: characters that no format may carry, relation names in words, the place of a quote."""

from __future__ import annotations

import re

# C0 without tab and newline, DEL, C1, surrogates, non-characters: XML 1.0 forbids most, none is ever text.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    r"""The text without control characters, lone surrogates and non-characters; tabs and line feeds stay.

    >>> clean("Rus\x00sia\x1b[1m\tand\nmore")
    'Russia[1m\tand\nmore'
    """
    return _UNFIT.sub("", text)


def words(name: str) -> str:
    """A term's camel-case name as words.

    >>> words("deployedTo"), words("ceasesFireWith"), words("State")
    ('deployed to', 'ceases fire with', 'state')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def quote_span(sentence: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[int, int] | None:
    """Where a quote stands in its sentence: half-open code point offsets, or None if it is not there.

    Of several places it is the one whose surroundings agree best with `prefix` and `suffix`, then the first.

    >>> quote_span("A met B, and A met B again.", "A met B", prefix="and ")
    (13, 20)
    """
    if not exact:
        return None
    starts = [m.start() for m in re.finditer(f"(?={re.escape(exact)})", sentence)]
    if not starts:
        return None

    def agreement(start: int) -> int:
        before, after = sentence[:start][::-1], sentence[start + len(exact) :]
        return _common(before, prefix[::-1]) + _common(after, suffix)

    best = max(starts, key=lambda start: (agreement(start), -start))
    return best, best + len(exact)


def _common(one: str, other: str) -> int:
    """The length of the longest common beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
