"""How names are compared: without accents, full stops, apostrophes and hyphens, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a sentence as names are compared."""

    text: str  # folded, case kept
    token: int
    starts: bool  # may a name begin with it?
    ends: bool  # may a name end with it?


_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "ð": "d", "þ": "th", "ə": "e", "Ə": "E", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'",
})  # fmt: skip
_POSSESSIVE = re.compile(r"'(s)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+|[^\w\s\-‐‑–]")
_HYPHENS = frozenset("-‐‑–")
_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "de", "van", "von"})


def fold(text: str) -> str:
    """The text without accents, case kept: what names are compared by.

    >>> fold("Türkiye, Łódź")
    'Turkiye, Lodz'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or token; any mark that is no hyphen, full stop or apostrophe is a word of its own.

    >>> words_of("U.N.-led"), words_of("People's Republic"), words_of("Washington, D.C.")
    (('UN', 'led'), ('People', 's', 'Republic'), ('Washington', ',', 'DC'))
    """
    if text.isalpha() and text.isascii():
        return (text,)
    folded = _POSSESSIVE.sub(r" \1", fold(text)).replace("'", "").replace(".", "").replace("&", " and ")
    return tuple(_WORD.findall(folded))


def key_of(name: str) -> str:
    """The words in lower case with blanks between: equal for names that differ in marks alone."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return name.lower()
    return " ".join(words_of(name)).lower()


words_of_token = lru_cache(maxsize=20_000)(words_of)  # texts repeat their tokens, tables do not repeat names


def flatten(tokens: Sequence[str]) -> list[Word]:
    """The words of a token sequence."""
    flat: list[Word] = []
    for index, token in enumerate(tokens):
        words = words_of_token(token)
        if not words and not (token and set(token) <= _HYPHENS):
            words = ("\0",)  # a full stop or a quote: no name runs across it
        for k, word in enumerate(words):
            # Within a token a name may stand beside a small word: "US-led", "anti-NATO", but not "al-Assad".
            starts = k == 0 or (words[k - 1].islower() and words[k - 1] not in _PARTICLES)
            ends = k == len(words) - 1 or words[k + 1].islower()
            flat.append(Word(word, index, starts, ends))
    return flat
