"""What a reader sees of a thing that is only described: its words without time, not too many of them."""

from __future__ import annotations

import re

MOST = 60  # characters of a label
_LEAST = 12  # and of one that is cut
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NEAR = r"(?:last|next|this) (?:week|month|year|spring|summer|autumn|winter|night)|yesterday|today|tomorrow|overnight"
_LEADS = r"(?:(?:on|in|since|until|by|before|after|from|during|of|last|next|this|early|late) )"
_TIME = re.compile(
    rf",? (?:{_LEADS}*(?:{_DAY}|\d{{1,2}} {_MONTH}|{_MONTH}(?: \d{{1,2}})?|{_NEAR})|{_LEADS}+\d{{4}})"
    r"(?: (?:in )?\d{4})?(?: (?:morning|evening|night|afternoon))?$"
)
_JUDGED = re.compile(
    r" as (?:an? )?(?:absurd|baseless|unfounded|groundless|false|nonsense|unacceptable|illegal|ridiculous|lies)$"
)
_ENDS = re.compile(
    r",? (?:in|at|outside|inside|near|during|after|before|over|with|for|by|against|to|on"
    r"|that|which|who|where|when|because|while) |,"
)


def without_time(words: str) -> str:
    """The words without the time at their end.

    >>> without_time("port of Beira last August"), without_time("offer on Friday"), without_time("May")
    ('port of Beira', 'offer', 'May')
    """
    return _TIME.sub("", _TIME.sub("", words)) or words


def short_label(words: str) -> str:
    """The words of a deed, cut where a place, a time or a further clause begins if they are many.

    >>> short_label("claims as absurd")
    'claims'
    >>> short_label("involvement in the murder of two members of the negotiating team in Lima")
    'involvement in the murder of two members of the negotiating team'
    """
    words = _JUDGED.sub("", without_time(words))
    if len(words) <= MOST:
        return words
    cuts = [m.start() for m in _ENDS.finditer(words) if _LEAST <= m.start() <= MOST + 5]
    return words[: cuts[-1]] if cuts else words[: words.rfind(" ", 0, MOST)]
