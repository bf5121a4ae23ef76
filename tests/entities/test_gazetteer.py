"""The search for table names; example sentences are our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.entities.gazetteer import Entry, Form, Gazetteer
from kg.entities.spelling import fold
from kg.errors import KgError
from kg.model import Kind

TABLES = Gazetteer.load()


def found(text: str, on: date | None = None) -> list[tuple[str, str]]:
    tokens = text.split()
    return [(" ".join(tokens[e.start : e.end]), e.thing.id) for e in TABLES.find(tokens, on=on)]


def only(name: str, on: date | None = None) -> Entry:
    (entry,) = TABLES.find(name.split(), on=on)
    return entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korea and North Korea", [("South Korea", "state/KOR"), ("North Korea", "state/PRK")]),
        (
            "The U.S. , the UK and the U.N.",
            [("U.S.", "state/USA"), ("UK", "state/GBR"), ("U.N.", "org/united-nations")],
        ),
        ("Nagorno - Karabakh", [("Nagorno - Karabakh", "territory/nagorno-karabakh")]),
        ("Nagorno-Karabakh", [("Nagorno-Karabakh", "territory/nagorno-karabakh")]),
        ("Karabakh", [("Karabakh", "territory/nagorno-karabakh")]),
        ("Côte d'Ivoire and Cote d’Ivoire", [("Côte d'Ivoire", "state/CIV"), ("Cote d’Ivoire", "state/CIV")]),
        ("the People 's Republic of China", [("People 's Republic of China", "state/CHN")]),
        ("Norway 's fishermen", [("Norway", "state/NOR")]),
        ("NORWAY SENDS SHIPS", [("NORWAY", "state/NOR")]),
        ("Washington , D.C.", [("Washington , D.C.", "place/washington")]),
        ("a U.S.-led force", [("U.S.-led", "state/USA")]),
        ("anti-NATO mood", [("anti-NATO", "org/north-atlantic-treaty-organization")]),
        ("Türkiye", [("Türkiye", "state/TUR")]),
        ("al-Qaeda and Al Qaeda", [("al-Qaeda", "group/al-qaida"), ("Al Qaeda", "group/al-qaida")]),
        ("the UN Security Council", [("UN Security Council", "institution/un-security-council")]),
        ("Papua New Guinea", [("Papua New Guinea", "state/PNG")]),
    ],
)
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they roasted a turkey for us",
        "Us and them",
        "GIVE US TIME",
        "who said it",
        "he polished the china",
        "South . Korean",  # a full stop parts them; what is found is the adjective alone
        "",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    names = [name for name, _ in found(text)]
    assert names in ([], ["Korean"])


def test_case_of_every_word_counts() -> None:
    assert found("White house paint") == []
    assert found("the White House") == [("White House", "place/white-house")]


@pytest.mark.parametrize(
    ("name", "state", "form"),
    [
        ("Turkish", "TUR", Form.DEMONYM_ADJECTIVE),
        ("Turks", "TUR", Form.DEMONYM_NOUN),
        ("Britons", "GBR", Form.DEMONYM_NOUN),
        ("Frenchman", "FRA", Form.DEMONYM_NOUN),
        ("Frenchmen", "FRA", Form.DEMONYM_NOUN),
        ("Dutch", "NLD", Form.DEMONYM_ADJECTIVE),
        ("Kosovar", "XKX", Form.DEMONYM_ADJECTIVE),
        ("Uzbek", "UZB", Form.DEMONYM_ADJECTIVE),
        ("Mauritian", "MUS", Form.DEMONYM_ADJECTIVE),
        ("Mauritanian", "MRT", Form.DEMONYM_ADJECTIVE),
        ("Soviet", "SUN", Form.DEMONYM_ADJECTIVE),
        ("Yugoslav", "YUG", Form.DEMONYM_ADJECTIVE),
        ("Emirati", "ARE", Form.DEMONYM_ADJECTIVE),
        ("Taiwan", "TWN", Form.NAME),
        ("Macedonia", "MKD", Form.NAME),
        ("USSR", "SUN", Form.ACRONYM),
        ("Britain", "GBR", Form.NAME),
    ],
)
def test_states_by_their_names_and_demonyms(name: str, state: str, form: Form) -> None:
    entry = only(name)
    assert (entry.thing.id, entry.thing.type, entry.thing.country, entry.form) == (
        f"state/{state}", Kind.STATE, state, form,
    )  # fmt: skip


def test_russian_is_not_ambiguous_and_korean_is() -> None:
    assert not only("Russian").ambiguous
    assert only("Korean").ambiguous
    assert [e.thing.id for e in TABLES.lookup("Korean")] == ["state/KOR", "state/PRK"]


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Congo", "Niger", "Washington"])
def test_ambiguous_names_say_so(name: str) -> None:
    assert only(name).ambiguous


def test_capitals_and_seats_stand_for_their_state() -> None:
    capital, seat = only("Ottawa"), only("Downing Street")
    assert (capital.form, capital.thing.type, capital.thing.country) == (Form.CAPITAL, Kind.PLACE, None)
    assert capital.stands_for is not None and capital.stands_for.id == "state/CAN"
    assert capital.thing.same_as == ("https://sws.geonames.org/6094817/",)
    assert seat.form is Form.SEAT
    assert seat.stands_for is not None and seat.stands_for.id == "state/GBR"
    assert TABLES.located("place/ottawa") == "CAN"


def test_identifiers_are_full_iris() -> None:
    france = TABLES.thing("state/FRA")
    assert france is not None
    assert france.same_as == ("http://www.wikidata.org/entity/Q142", "https://sws.geonames.org/3017382/")
    assert TABLES.thing("state/XYZ") is None
    assert TABLES.located("state/XYZ") is None


def test_an_office_is_known_while_it_is_held() -> None:
    inside = only("Margaret Thatcher", on=date(1988, 5, 1))
    after = only("Margaret Thatcher", on=date(2001, 5, 1))
    assert (inside.office, inside.until) == ("prime minister", date(1990, 11, 28))
    assert inside.stands_for is not None and inside.stands_for.id == "state/GBR"
    assert (after.thing.id, after.thing.country) == (inside.thing.id, "GBR")
    assert (after.office, after.stands_for, after.since) == (None, None, None)


def test_some_months_of_slack_around_a_term() -> None:
    assert only("Margaret Thatcher", on=date(1991, 2, 1)).office == "prime minister"
    assert only("Margaret Thatcher", on=date(1991, 6, 1)).office is None


def test_serving_an_organisation_is_serving_no_state(tmp_path: Path) -> None:
    things = "org/x\tOrganization\tX Union\t\t\t\tr\nperson/a-b\tPerson\tAda Boe\tAAA\t\t\tr\n"
    folder = small(tmp_path, "", things)
    columns = "id\tof\toffice\tsince\tuntil\tsource\n"
    terms = "person/a-b\torg/x\tsecretary-general\t2001-01-01\t2005-01-01\tr\n"
    (folder / "offices.tsv").write_text(columns + terms, "utf-8")
    (during,) = Gazetteer.read(folder).lookup("Ada Boe", on=date(2002, 1, 1))
    (later,) = Gazetteer.read(folder).lookup("Ada Boe", on=date(2009, 1, 1))
    assert (during.thing.country, during.office, during.form) == (None, "secretary-general", Form.OFFICE_HOLDER)
    assert (later.thing.country, later.office, later.stands_for) == ("AAA", None, None)


def test_the_term_that_covers_the_day_goes_before_one_within_the_slack(tmp_path: Path) -> None:
    things = "state/AAA\tState\tAland\tAAA\t\t\tr\nperson/a-b\tPerson\tAda Boe\tAAA\t\t\tr\n"
    folder = small(tmp_path, "", things)
    columns = "id\tof\toffice\tsince\tuntil\tsource\n"
    terms = "person/a-b\tstate/AAA\tpremier\t2001-01-01\t2005-01-01\tr\nperson/a-b\tstate/AAA\t\t2005-01-02\t\tr\n"
    (folder / "offices.tsv").write_text(columns + terms, "utf-8")
    gazetteer = Gazetteer.read(folder)
    assert [gazetteer.lookup("Ada Boe", on=day)[0].office for day in (date(2004, 12, 31), date(2005, 2, 1))] == [
        "premier",
        None,
    ]
    assert len(gazetteer.terms("person/a-b")) == 2


def test_a_surname_alone_is_no_entry() -> None:
    assert found("Thatcher left") == []


def test_fold_keeps_case() -> None:
    assert fold("Đà Nẵng, Kraków, Åland") == "Da Nang, Krakow, Aland"


def small(folder: Path, names: str, things: str = "state/AAA\tState\tAland\tAAA\t\t\tr\n") -> Path:
    (folder / "things.tsv").write_text("id\ttype\tlabel\tcountry\twikidata\tgeonames\tsource\n" + things, "utf-8")
    (folder / "names.tsv").write_text("name\tform\tid\tstands_for\tambiguous\tsource\n" + names, "utf-8")
    (folder / "offices.tsv").write_text("id\tof\toffice\tsince\tuntil\tsource\n", "utf-8")
    return folder


def test_tables_of_another_folder(tmp_path: Path) -> None:
    gazetteer = Gazetteer.read(small(tmp_path, "Aland\tname\tstate/AAA\t\t1\tr\n"))
    (entry,) = gazetteer.find(["in", "Åland"])
    assert (entry.thing.id, entry.start, entry.end, entry.ambiguous, len(gazetteer)) == ("state/AAA", 1, 2, True, 1)


def test_broken_tables_are_refused_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"names\.tsv:2: not 6 columns"):
        Gazetteer.read(small(tmp_path, "Aland\tname\n"))
    (tmp_path / "names.tsv").write_text("word\n", "utf-8")
    with pytest.raises(KgError, match=r"names\.tsv:1: the columns should be name form id"):
        Gazetteer.read(tmp_path)
    (tmp_path / "names.tsv").unlink()
    with pytest.raises(KgError, match=r"names\.tsv: the actor table cannot be read"):
        Gazetteer.read(tmp_path)


def test_a_name_of_nothing_is_refused(tmp_path: Path) -> None:
    gazetteer = Gazetteer.read(small(tmp_path, "Aland\tname\tstate/BBB\t\t\tr\n"))
    with pytest.raises(KgError, match=r"state/BBB, which things\.tsv lacks"):
        gazetteer.find(["Aland"])
