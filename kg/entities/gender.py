"""Whether a person is a man or a woman, where the words or the first name say so; else undecided."""

from __future__ import annotations

from functools import cache

from kg.entities.reference import words
from kg.entities.spelling import fold
from kg.errors import KgError
from kg.resources import entity_data_folder

_COLUMNS = "name\tgender\tsource"


@cache
def _first_names() -> dict[str, str]:
    path = entity_data_folder() / "first_names.tsv"
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise KgError(f"{path}: the table cannot be read ({error.strerror}); reinstall the package") from error
    if head != _COLUMNS:
        raise KgError(f"{path}:1: the columns should be name gender source; rebuild with tools/build_tables.py")
    return {name: gender for name, gender, _ in (line.split("\t") for line in lines)}


@cache
def of_name(name: str) -> str | None:
    """What a full name's first name says: `f`, `m` or None.

    >>> of_name("Angela Merkel"), of_name("Jürgen Weber"), of_name("Kim Jong Un"), of_name("Merkel")
    ('f', 'm', None, None)
    """
    parts = fold(name).lower().replace("-", " ").split()
    return _first_names().get(parts[0]) if len(parts) > 1 else None


def of_title(lemma: str) -> str | None:
    """What an office or a form of address says.

    >>> of_title("queen"), of_title("chairman"), of_title("president")
    ('f', 'm', None)
    """
    last = lemma.lower().rstrip(".").rpartition(" ")[2]
    if last in words().ladies or last.endswith(("woman", "women")):
        return "f"
    return "m" if last in words().gentlemen or last.endswith(("man", "men")) else None


def of_pronoun(word: str) -> str | None:
    """What a pronoun says of whom it means.

    >>> of_pronoun("she"), of_pronoun("his"), of_pronoun("they")
    ('f', 'm', None)
    """
    if word in words().she:
        return "f"
    return "m" if word in words().he and word not in words().she else None
