from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from extraction_samples import ECUADOR, NORWAY, TEXT, article, extraction, finding
from jsonschema import Draft202012Validator

from kg.export.lines import article_line, statement_line, to_lines, write_articles, write_statements
from kg.model import Finding, Kind, Role, Thing

SCHEMA = json.loads(files("kg.export").joinpath("statement.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
KEYS = (
    "id evidence article part sentence start end text subject relation object roles plover cameo polarity modality "
    "speaker attribution office time rule confidence"
).split()
GONE = object()


def line(index: int = 0) -> dict[str, Any]:
    return statement_line(extraction().findings[index])


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["required"] == list(SCHEMA["properties"]) == KEYS


def test_a_line_has_every_key_in_the_contracts_order() -> None:
    for found in extraction():
        assert list(statement_line(found)) == KEYS
    thing = {"id": "state/NOR", "label": "Norway", "type": "State", "mention": "Oslo", "country": "NOR"}
    assert list(line()["subject"].items()) == list(thing.items())
    role = {"role": "party", "id": "state/PER", "label": "Peru", "type": "State", "mention": "Lima", "country": "PER"}
    assert list(line()["roles"][0].items()) == list(role.items())
    assert line()["time"] == {"start": "2023-03-09", "end": "2023-03-09", "ended": False, "text": "On March 9"}


def test_what_is_unknown_is_null() -> None:
    last = line(-1)
    assert [key for key in KEYS if last[key] is None] == [
        "object", "plover", "cameo", "speaker", "attribution", "office", "time"
    ]  # fmt: skip
    claimed = next(statement_line(f) for f in extraction() if f.statement.relation == "occupies")
    assert claimed["speaker"] == {
        "id": "state/ECU", "label": "Ecuador", "type": "State", "mention": None, "country": "ECU"
    }  # fmt: skip
    assert claimed["attribution"] == "doubtful"


def test_offsets_are_of_the_text_in_articles_jsonl(tmp_path: Path) -> None:
    write_statements([extraction()], tmp_path / "statements.jsonl")
    write_articles([article()], tmp_path / "articles.jsonl")
    [source] = map(json.loads, (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert list(source) == ["id", "title", "date", "source", "url", "sha256", "text"]
    assert (source["text"], source["sha256"], source["date"]) == (TEXT, article().sha256, "2023-03-10")
    lines = [json.loads(row) for row in (tmp_path / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(extraction().findings) == 7
    for row in lines:
        quote = source[row["part"]][row["start"] : row["end"]]
        assert quote and quote in row["text"]


def test_our_own_lines_keep_the_schema() -> None:
    for found in extraction():
        VALIDATOR.validate(json.loads(to_lines([statement_line(found)])))
    content = Role("content", Thing("statement/" + "0" * 20, "", Kind.STATEMENT), "")
    found = finding(article(), NORWAY, "accuses", ECUADOR, "Oslo", mentions=("Oslo", "Quito"))
    VALIDATOR.validate(statement_line(Finding(found.statement.with_roles((content,)), found.evidence)))


BAD = [
    (("id",), "statement/xyz"), (("id",), "3f9c0c1f7a2e5b80d1c4"), (("evidence",), line()["id"]), (("article",), ""),
    (("part",), "body"), (("sentence",), -1), (("sentence",), "1"), (("start",), -1), (("end",), 0), (("end",), 5.5),
    (("text",), ""), (("subject",), None), (("subject", "type"), "Country"), (("subject", "id"), "state/A B"),
    (("subject", "id"), "nation/NOR"), (("subject", "country"), "Norway"), (("subject", "label"), ""),
    (("subject", "mention"), GONE), (("subject", "iso"), "NOR"), (("relation",), "Met With"), (("relation",), None),
    (("object",), "unspecified"), (("object", "country"), GONE), (("roles",), None), (("roles", 0, "role"), "victim"),
    (("roles", 0, "type"), "Statement"), (("roles", 0, "mention"), 3), (("plover",), "MEET"), (("cameo",), "13y"),
    (("cameo",), "45"), (("cameo",), 45), (("polarity",), "positive"), (("polarity",), None), (("modality",), "future"),
    (("speaker",), "Norway"), (("attribution",), "certain"), (("attribution",), "factive"), (("office",), ""),
    (("time",), "2023-03-09"), (("time", "start"), "March 9"), (("time", "start"), "2023-13-01"),
    (("time", "ended"), None), (("time", "text"), GONE), (("rule",), "Mediates Rule"), (("confidence",), 0.9),
    (("confidence",), "certain"), (("note",), "x"), *(((key,), GONE) for key in KEYS),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), BAD, ids=lambda case: str(case)[:40])
def test_a_bad_line_is_refused_where_it_is_bad(path: tuple[Any, ...], value: object) -> None:
    bad = copy.deepcopy(line())
    *way, key = path
    place: Any = bad
    for step in way:
        place = place[step]
    is_new = key not in place if isinstance(place, dict) else False
    if value is GONE:
        del place[key]
    else:
        place[key] = value
    errors = [leaf for error in VALIDATOR.iter_errors(bad) for leaf in _leaves(error)]
    where = tuple(way) if value is GONE or is_new else path
    assert where in {tuple(error.absolute_path) for error in errors}
    assert all(tuple(error.absolute_path)[: len(way)] == tuple(way) for error in errors)


def _leaves(error: Any) -> list[Any]:
    """The errors at the bottom of `oneOf`, without the branches that want null."""
    inner = [leaf for child in error.context for leaf in _leaves(child) if child.validator_value != "null"]
    return inner or [error]


def test_there_are_as_many_bad_lines_as_are_meant() -> None:
    assert len(BAD) == 47 + len(KEYS)
    VALIDATOR.validate(line())


def test_hostile_text_stays_one_line_of_utf_8(tmp_path: Path) -> None:
    hostile = article(text="Oslo\x00 said\u2028 \ud800no\n@prefix : {{7*7}}.")
    found = finding(hostile, NORWAY, "accuses", ECUADOR, hostile.text, mentions=("Oslo", "Quito"))
    data = to_lines([statement_line(found), article_line(hostile)]).encode("utf-8")
    first, second = (json.loads(row) for row in data.decode().rstrip("\n").split("\n"))
    assert second["text"] == "Oslo\ufffd said\u2028 \ufffdno\n@prefix : {{7*7}}."
    assert len(second["text"]) == len(hostile.text) == first["end"]
    assert to_lines([]) == ""
