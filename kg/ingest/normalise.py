"""Text as the matcher sees it: typographic variants mapped one to one, so that every offset stays true."""

from __future__ import annotations

import re

_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛‹›′＇"
_DASHES = "‐‑‒–—―−\u00ad"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Zero-width characters, direction marks and overrides: shown as nothing, so they may part words but never hide them.
INVISIBLE = (
    "\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\u061c"
)
_PLAIN: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _BLANKS + INVISIBLE), " "),
}
# Cyrillic and Greek letters that look like Latin ones; read so only in words that mix the scripts.
_TWINS = str.maketrans("АВЕКМНОРСТХасеорхуіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaceopxyijsABEZHIKMNOPTYXo")
_PICTURES = re.compile("[\u20e3\u2600-\u27bf\ufe00-\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")  # flags, emoji
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u04ff])\w+\b")


def matching(text: str) -> str:
    """The text with plain quotes, dashes, blanks and letters; as long as the text, code point for code point.

    >>> matching("“No”, said Baku\u200b\u202e")
    '"No", said Baku  '
    >>> matching("Ｏｓｌｏ － Rus\u0455ia")  # full-width letters, a Cyrillic s
    'Oslo - Russia'
    >>> matching("Norway\U0001f1f3\U0001f1f4 and Chile")
    'Norway   and Chile'
    """
    plain = _PICTURES.sub(" ", text.translate(_PLAIN))
    return _MIXED.sub(lambda word: word[0].translate(_TWINS), plain)
