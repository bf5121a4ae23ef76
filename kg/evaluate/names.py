"""Does a thing that the program found answer to what an annotator wrote?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

NOBODY = "none"  # among the speakers: that nobody is named is right too
_COUNTRY = re.compile(r"[A-Z]{3}")


def fold(text: str) -> str:
    """Lower case without diacritics.

    >>> fold("Ouagadougou, São Tomé")
    'ouagadougou, sao tome'
    """
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_country(alternative: str) -> bool:
    """Three capitals are a country, anything else a pattern."""
    return _COUNTRY.fullmatch(alternative) is not None


@cache
def _pattern(alternative: str) -> re.Pattern[str]:
    return re.compile(alternative)


def fault_of(alternative: object) -> str | None:
    """Why something can be no alternative, or None.

    >>> fault_of("NOR"), fault_of("fishing (deal|pact)")
    (None, None)
    >>> fault_of("Oslo")
    "'Oslo' is neither a country code in three capitals nor in lower case without accents"
    """
    if not isinstance(alternative, str) or not alternative:
        return f"{alternative!r} is no word"
    if not is_country(alternative) and alternative != fold(alternative):
        return f"{alternative!r} is neither a country code in three capitals nor in lower case without accents"
    try:
        _pattern(alternative)
    except re.error as error:
        return f"{alternative!r} is no regular expression: {error}"
    return None


@dataclass(frozen=True)
class Named:
    """A subject, object or speaker that was found: all that an annotator's alternatives are compared with."""

    id: str
    label: str
    mention: str
    country: str | None

    @cached_property
    def words(self) -> str:
        """What patterns are searched in: id, id in words, label and mention, a line each."""
        return fold("\n".join((self.id, self.id.replace("-", " "), self.label, self.mention)))

    def is_called(self, alternative: str) -> bool:
        if is_country(alternative):
            return self.country == alternative or self.id.endswith(f"state/{alternative}")
        return _pattern(alternative).search(self.words) is not None


def answers(thing: Named | None, alternatives: Sequence[str]) -> bool:
    """Is the thing one of the alternatives? No alternatives at all accept anything, and nothing.

    >>> minister = Named("person/kari-moe", "Kari Moe", "the minister", "NOR")
    >>> [answers(minister, wanted) for wanted in (["NOR"], ["PER", "kari moe"], ["PER"], [])]
    [True, True, False, True]
    """
    if not alternatives:
        return True
    return thing is not None and any(map(thing.is_called, alternatives))
