"""Text as the matcher sees it: typographic variants mapped one to one, so that every offset stays true."""

from __future__ import annotations

_FROM = "“”„«»‘’‚–—\u00a0\u00ad\u2009\u202f"
_TO = '"""""\'\'\'-- -  '
_PLAIN = {ord(a): b for a, b in zip(_FROM, _TO, strict=True)}


def matching(text: str) -> str:
    """The text with plain quotes, dashes and blanks; as long as the text, code point for code point.

    >>> matching("“No”, said Baku")
    '"No", said Baku'
    """
    return text.translate(_PLAIN)
