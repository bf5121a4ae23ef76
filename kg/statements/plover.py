"""The PLOVER class of a statement, which depends on its modality as PLOVER's manual says."""

from __future__ import annotations

from kg.model import Kind, Modality

_AGREED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_THREATENED = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})


def plover_class(
    usual: str | None,
    relation: str,
    *,
    object_kind: Kind | None,
    cameo: str | None,
    modality: Modality,
    own_threat: bool,
) -> str | None:
    """The class of a relation's statement; `usual` is that of the affirmed, actual event.

    `own_threat`: its own actor holds it out.

    >>> plover_class("CONSULT", "metWith", object_kind=None, cameo=None, modality=Modality.PLANNED, own_threat=False)
    'AGREE'
    >>> plover_class("ASSAULT", "attacks", object_kind=None, cameo=None, modality=Modality.POSSIBLE, own_threat=True)
    'THREATEN'
    """
    if usual is None:
        return None
    if relation == "deployedTo" and cameo is not None and cameo.startswith("07"):
        usual = "AID"  # peacekeepers, observers, monitors
    if relation == "withdrawsFrom" and object_kind in (Kind.AGREEMENT, Kind.ORGANIZATION, Kind.INSTITUTION):
        usual = "SANCTION"  # a treaty or a body is left, not a place
    if modality is Modality.PLANNED and usual in _AGREED:
        return "AGREE"
    if modality is Modality.PLANNED and usual == "RETREAT":
        return "CONCEDE"
    if modality is not Modality.ACTUAL and own_threat and usual in _THREATENED:
        return "THREATEN"
    return usual
