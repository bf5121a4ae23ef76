"""Who is one side: the same thing, or a state and those who act for it."""

from __future__ import annotations

from kg.model import Kind, Thing

_OFFICIAL = frozenset({Kind.PERSON, Kind.INSTITUTION, Kind.FORCE})
_BETWEEN_SIDES = frozenset(
    {
        "aids", "alliedWith", "ceasesFireWith", "cooperatesWith", "inDisputeWith", "metWith", "negotiatesWith",
        "recognizes", "requests", "sanctions",
    }
)  # fmt: skip


def one_side(relation: str, subject: Thing, target: Thing) -> bool:
    """Can the relation not hold between the two because they are one side?

    >>> peru = Thing("state/PER", "Peru", Kind.STATE, "PER")
    >>> minister = Thing("person/ana-ruiz", "Ana Ruiz", Kind.PERSON, "PER")
    >>> one_side("requests", minister, peru), one_side("accuses", minister, peru)
    (True, False)
    """
    if subject.id == target.id:
        return True
    if relation not in _BETWEEN_SIDES or not subject.country or subject.country != target.country:
        return False
    kinds = {subject.type, target.type}
    return Kind.STATE in kinds and bool(kinds & _OFFICIAL)
