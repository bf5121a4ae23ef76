"""British and American spellings are one word to a rule."""

from __future__ import annotations

from functools import lru_cache

# Spelt with z on either side of the Atlantic.
_ONLY_Z = frozenset({"seize", "size", "prize", "capsize", "apprize"})
_OUR = frozenset(
    """armour behaviour colour endeavour favour flavour harbour honour humour labour neighbour odour rancour rigour
    rumour saviour splendour succour tumour valour vapour vigour""".split()
)
_OTHERS = {
    "defense": "defence", "offense": "offence", "license": "licence", "pretense": "pretence", "center": "centre",
    "program": "programme", "theater": "theatre", "traveler": "traveller", "councilor": "councillor",
}  # fmt: skip


@lru_cache(maxsize=100_000)
def british(lemma: str) -> str:
    """A lemma in one spelling; a particle stays.

    >>> british("demobilize"), british("labor"), british("defense"), british("seize"), british("doctor")
    ('demobilise', 'labour', 'defence', 'seize', 'doctor')
    """
    word, mark, particle = lemma.partition("_")
    if word.endswith(("ize", "yze")) and len(word) > 4 and word not in _ONLY_Z:
        word = word[:-2] + "se"
    elif word.endswith("ization"):
        word = word.removesuffix("ization") + "isation"
    elif word.endswith("or") and word[:-2] + "our" in _OUR:
        word = word[:-2] + "our"
    return _OTHERS.get(word, word) + mark + particle
