"""Annotated files and statement files: read whole, and every mistake told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluate.samples import CHILE, NORWAY, day, found, gold, write

from kg.errors import InputError
from kg.evaluate import read_gold, read_predictions


def test_a_file_is_read_with_lines_and_axes(tmp_path: Path) -> None:
    statement = gold("NOR,oslo", "signed", "pact", speaker=["none", "PER"], time="2021-02", optional=True)
    path = write(
        tmp_path / "g.jsonl",
        {"id": "a", "title": "T", "text": "They did.", "gold": [statement]},
        "",
        {"id": "b", "gold": []},
    )
    one, other = read_gold(path)
    assert (one.id, one.line, one.title, one.text) == ("a", 1, "T", "They did.")
    assert (other.id, other.line, other.text, other.statements) == ("b", 3, None, ())
    (read,) = one.statements
    assert (read.subject, read.object, read.speaker, read.time) == (
        ("NOR", "oslo"),
        ("pact",),
        ("none", "PER"),
        "2021-02",
    )
    assert read.optional and not read.names_speaker and read.is_fact
    assert str(read) == "NOR / oslo signed pact [says none / PER; 2021-02]"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "gold": []}\r\n')
    assert [article.id for article in read_gold(path)] == ["a"]


def test_objects_may_be_spread_over_lines(tmp_path: Path) -> None:
    rows = [{"id": name, "text": "They did.", "gold": [gold("NOR", "signed")]} for name in "ab"]
    spread = write(tmp_path / "g.json", "", *(json.dumps(row, indent=1) for row in rows))
    lines = write(tmp_path / "g.jsonl", *rows)
    one, other = read_gold(spread)
    assert [article.statements for article in (one, other)] == [article.statements for article in read_gold(lines)]
    text = spread.read_text(encoding="utf-8").splitlines()
    assert (text[one.line - 1], text[other.line - 1], text[other.line]) == ("{", "{", ' "id": "b",')
    broken = len(text) - 2
    write(spread, *text[: broken - 1], "   oops", *text[broken:])
    with pytest.raises(InputError) as told:
        read_gold(spread)
    assert str(told.value).startswith(f"{spread}, line {broken}: is no JSON at character 4")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{]", "is no JSON at character 2"),
        ("[1]", "is no JSON object"),
        ({"gold": []}, "the key 'id' is missing"),
        ({"id": "a"}, "the key 'gold' is missing"),
        ({"id": 1, "gold": []}, "the value of 'id' must be a string, not a number"),
        ({"id": "a", "gold": {}}, "the value of 'gold' must be a list, not an object"),
        ({"id": "a", "gold": ["x"]}, "statement 1 of 'gold' must be an object, not a string"),
    ],
)
def test_a_mistake_in_a_line_is_told_with_its_place(tmp_path: Path, row: object, says: str) -> None:
    path = write(tmp_path / "g.jsonl", "", row)
    with pytest.raises(InputError) as told:
        read_gold(path)
    assert str(told.value).startswith(f"{path}, line 2: {says}")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"r": "signd"}, "'r': 'signd' is no relation. Did you mean 'signed'?"),
        ({"polarity": "yes"}, "the value of 'polarity' must be affirmed or negated, not 'yes'"),
        ({"modality": "past"}, "the value of 'modality' must be actual or planned or possible, not 'past'"),
        ({"s": ["Oslo"]}, "'s': 'Oslo' is neither a country code in three capitals nor in lower case"),
        ({"o": ["(pact"]}, "'o': '(pact' is no regular expression: missing )"),
        ({"o": [3]}, "'o': 3 is no word"),
        ({"s": []}, "'s' is empty. Name at least one subject."),
        ({"speaker": "PER"}, "the value of 'speaker' must be a list or null, not a string"),
        ({"optional": 0}, "the value of 'optional' must be true or false, not a number"),
        ({"time": ...}, "the key 'time' is missing"),
    ],
)
def test_a_mistake_in_a_statement_is_told_with_its_place(tmp_path: Path, changed: dict[str, Any], says: str) -> None:
    wrong = {key: value for key, value in {**gold("NOR", "signed"), **changed}.items() if value is not ...}
    path = write(tmp_path / "g.jsonl", {"id": "a", "gold": [gold("NOR", "signed"), wrong]})
    with pytest.raises(InputError) as told:
        read_gold(path)
    assert str(told.value).startswith(f"{path}, line 1: in statement 2 of 'gold', {says}")


def test_other_mistakes_of_a_file(tmp_path: Path) -> None:
    twice = write(tmp_path / "g.jsonl", {"id": "a", "gold": []}, {"id": "a", "gold": []})
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"id": "\xe9"}')
    for path, says in (
        (twice, f"{twice}, line 2: the id 'a' is taken by line 1"),
        (write(tmp_path / "e.jsonl", ""), "holds no article"),
        (tmp_path / "none.jsonl", "cannot be read: no such file or directory"),
        (tmp_path, "cannot be read: is a directory"),
        (latin, "is not UTF-8 (byte 8)"),
    ):
        with pytest.raises(InputError) as told:
            read_gold(path)
        assert says in str(told.value)


def test_statements_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "s.jsonl",
        found(NORWAY, "signed", "a pact in words", time=day(None, "2021-02-03"), speaker=CHILE, attribution="factive"),
        found(NORWAY, "mobilizes"),
    )
    one, other = read_predictions(path)
    assert (one.line, one.time, one.asserts, one.confidence) == (1, "2021-02-03", True, "sure")
    assert one.object and one.object.words.splitlines() == ["", "", "a pact in words", "a pact in words"]
    assert other.object is None and str(other) == "Norway mobilizes unspecified"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (found(None, "signed"), "line 1: the value of 'subject' must be an object, not null"),
        (found({"id": 1}, "signed"), "line 1: in 'subject', the value of 'id' must be a string or null, not a number"),
        (found(NORWAY, "signed", confidence="high"), "'confidence' must be sure or likely or guess, not 'high'"),
        (found(NORWAY, "signed", time="2021"), "'time' must be an object or null, not a string"),
    ],
)
def test_a_wrong_statement_is_told_with_its_place(tmp_path: Path, row: object, says: str) -> None:
    path = write(tmp_path / "s.jsonl", row)
    with pytest.raises(InputError) as told:
        read_predictions(path)
    assert says in str(told.value) and str(told.value).startswith(f"{path}, line 1")
