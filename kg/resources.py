"""Where the files that ship with the package lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def ontology_folder() -> Path:
    """The folder of `diplomacy.ttl`: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "ontology"
    return inside if inside.is_dir() else _PACKAGE.parent / "ontology"


def relations_folder() -> Path:
    """The built-in rules, one YAML file per relation."""
    return _PACKAGE / "rules" / "relations"


def entity_data_folder() -> Path:
    """The committed actor tables."""
    return _PACKAGE / "entities" / "data"
