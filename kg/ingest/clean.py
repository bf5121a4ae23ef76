"""Characters and lines: what is dropped from a text before anything reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ingest.furniture import ends_sentence
from kg.ingest.normalise import INVISIBLE

# Controls without tab and line ends, surrogates and non-characters: no format can carry them.
UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile(f"[\u00ad{INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"(?:[-–—*•·‣▪○]|\(?\d{1,2}[.)])\s")
_WIDTH = 100  # characters; longer lines were not broken by hand


def clean_line(line: str) -> str:
    r"""One line without characters that cannot be seen, runs of blanks made one.

    >>> clean_line(" Arme\u00adnia \u200b met\x00 \u00a0Chile ")
    'Armenia met Chile'
    """
    return " ".join(UNFIT.sub("", _INVISIBLE.sub("", line)).split())


def blocks(text: str) -> list[list[str]]:
    r"""The lines of a text, cleaned; blank lines part the blocks.

    >>> blocks("One\r\ntwo\n \n\nthree")
    [['One', 'two'], ['three']]
    """
    found: list[list[str]] = [[]]
    for line in _LINE_ENDS.split(text):
        if cleaned := clean_line(line):
            found[-1].append(cleaned)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def lines(text: str) -> list[str]:
    """The paragraphs and stray lines of a text; lines that were broken at a fixed width are joined again."""
    found = blocks(text)
    return [line for block in found for line in (_joined(block) if _is_wrapped(block) else block)]


def _is_wrapped(block: list[str]) -> bool:
    """Of lines of like width, most end in the middle of a sentence."""
    if len(block) < 2 or max(map(len, block)) > _WIDTH or max(map(len, block)) < 40:
        return False
    inner = block[:-1]
    full = sum(len(line) >= 0.7 * max(map(len, block)) for line in inner)
    broken = sum(not ends_sentence(line) for line in inner)
    return full >= 0.8 * len(inner) and broken >= 0.5 * len(inner) and ends_sentence(block[-1])


def _joined(block: list[str]) -> Iterator[str]:
    paragraph = ""
    for line in block:
        if not paragraph or _ITEM.match(line):
            if paragraph:
                yield paragraph
            paragraph = line
        else:
            paragraph += ("" if re.search(r"\w-$", paragraph) else " ") + line
    yield paragraph
