"""kg evaluate and kg annotate, run as a user runs them but in this process."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from evaluate.samples import gold, write

from kg.cli import main

TEXT = "Norway and Chile signed a fishing treaty in Lima on Monday. Peru rejected a proposal."
SIGNED = [gold(code, "signed", "treaty", time="2021-05-03") for code in ("NOR", "CHL")]
VISIT = gold("PER", "visited", "CHL", sentence="Peru rejected a proposal. ...")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command line; returns exit code, standard output and the lines of standard error."""

    def command(*arguments: object, stdin: str = "") -> tuple[int, str, list[str]]:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        assert "Traceback" not in err and "This is a fault" not in err, err
        return int(left.value.code or 0), out, err.splitlines()

    return command


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """Two articles; the second has no text."""
    one = {"id": "one", "date": "2021-05-04", "title": "T", "text": TEXT, "gold": [*SIGNED, VISIT]}
    return write(tmp_path / "gold.jsonl", one, {"id": "two", "text": None, "gold": [gold("PER", "signed", "treaty")]})


def test_it_runs_and_tells_the_figures(run, annotated: Path, tmp_path: Path) -> None:
    code, out, err = run("evaluate", annotated, "--article", "one", "--show", "all", "--html", tmp_path / "r.html")
    assert (code, err) == (0, [])
    assert out.startswith("1 article; 3 required and 0 optional statements annotated; ")
    assert "MISSED one: PER visited CHL\n       Peru rejected a proposal.\n       - " in out
    assert "FALSE  one: Peru rejects" in out
    assert "PER visited CHL" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_show_lists_one_sort(run, annotated: Path) -> None:
    for show, there, absent in (("fp", "FALSE", "MISSED"), ("fn", "MISSED", "FALSE")):
        _, out, _ = run("evaluate", annotated, "--article", "one", "--show", show)
        assert there in out and absent not in out


def test_given_statements_give_the_same_figures(run, annotated: Path, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", annotated.read_text(encoding="utf-8").splitlines()[0])
    run("build", one, "-o", tmp_path / "out", "--format", "statements", "--quiet")
    told = tmp_path / "out" / "statements.jsonl"
    _, ran, _ = run("evaluate", one, "--json")
    code, given, err = run("evaluate", one, "--predictions", told, "--json")
    assert (code, err) == (0, [])
    ran, given = json.loads(ran), json.loads(given)
    assert (ran.pop("parser"), given.pop("parser")) == ("sm", None)
    assert ran == given and ran["bare"]["right"] == 2 and ran["time"] == {"right": 2, "of": 2, "accuracy": 1.0}
    write(told, told.read_text(encoding="utf-8").replace('"article": "one"', '"article": "other"'))
    code, out, err = run("evaluate", one, "--predictions", told, "--json")
    assert (code, err, json.loads(out)["predictions"]) == (0, ["Warning: left out, not annotated: other."], 0)
    _, out, err = run("evaluate", annotated, "--predictions", told, "--article", "one", "--json")
    assert (err, {**json.loads(out), "parser": "sm"}) == ([], {**ran, "parser": "sm"})


def test_a_low_f1_leaves_with_1(run, annotated: Path) -> None:
    arguments = ("evaluate", annotated, "--article", "one", "--json")
    f1 = json.loads(run(*arguments)[1])["bare"]["f1"]
    assert 0 < f1 < 1
    assert run(*arguments, "--min-f1", f1 - 0.01)[0] == 0
    assert run(*arguments, "--min-f1", f1 + 0.01)[0] == 1


def test_what_cannot_work_leaves_with_2_and_one_line(run, annotated: Path, tmp_path: Path) -> None:
    wrong = write(tmp_path / "wrong.jsonl", {"id": "a", "text": TEXT, "gold": [gold("NOR", "signd")]})
    empty = write(tmp_path / "empty.jsonl", {"id": "a", "text": " ", "gold": []})
    for arguments, says in (
        ([annotated], f"{annotated}, line 2: the article 'two' has no text. Give --predictions FILE."),
        ([annotated, "--article", "three"], f"{annotated}: holds no article 'three'"),
        ([wrong], f"{wrong}, line 1: in statement 1 of 'gold', 'r': 'signd' is no relation"),
        ([empty], f"{empty}, line 1: "),
        ([tmp_path / "none.jsonl"], f"{tmp_path / 'none.jsonl'}: cannot be read"),
        ([annotated, "--predictions", wrong], f"{wrong}, line 1: the key "),
        ([annotated, "--article", "one", "--rules", tmp_path / "no"], f"{tmp_path / 'no'}"),
    ):
        code, out, err = run("evaluate", *arguments, "--quiet")
        assert (code, out, len(err)) == (2, "", 1), (arguments, out, err)
        assert err[0].startswith(says), err
    code, _, err = run("evaluate", annotated, "--article", "one", "--html", wrong / "r.html")
    assert code == 2 and err[-1].startswith(f"{wrong / 'r.html'}: cannot be written")


def test_wrong_usage_is_told(run, annotated: Path) -> None:
    for arguments in (["--json", "--show", "fp"], ["--min-f1", "2"], ["--show", "some"]):
        code, out, err = run("evaluate", annotated, *arguments)
        assert (code, out) == (2, "") and err[-1].startswith("Error: ")


def test_a_failing_article_is_told_and_the_others_are_judged(
    run, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("nothing there")

    monkeypatch.setattr("kg.pipeline.extract_article", fail)
    code, out, err = run("evaluate", annotated, "--article", "one", "--quiet")
    assert (code, err) == (1, ["Warning: one: a fault of kg: IndexError: nothing there"])
    assert out.startswith("1 article; 3 required and 0 optional statements annotated; 0 found")


def test_a_draft_is_written_and_judged_perfect(run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.jsonl"
    code, out, err = run(
        "annotate", "-", "--date", "2021-05-04", "--title", "T", "--source", "S", "-o", draft, stdin=TEXT
    )
    assert (code, err) == (0, [])
    line = json.loads(draft.read_text(encoding="utf-8"))
    assert (line["date"], line["title"], line["source"], line["text"]) == ("2021-05-04", "T", "S", TEXT)
    assert out == f"Wrote {draft}: {len(line['gold'])} statements to correct in 1 article\n"
    code, out, _ = run("evaluate", draft, "--json")
    figures = json.loads(out)
    assert figures["strict"]["f1"] == 1 and figures["bare"]["right"] >= 3


def test_a_title_is_for_one_article(run, tmp_path: Path) -> None:
    code, out, err = run("annotate", "a.txt", "b.txt", "--title", "T", "-o", tmp_path / "draft.jsonl")
    assert (code, out) == (2, "") and err[-1].endswith("give it for a single article only.")


def test_nothing_is_annotated_where_nothing_can_be_read(run, tmp_path: Path) -> None:
    code, out, err = run("annotate", tmp_path / "none.txt", "-o", tmp_path / "draft.jsonl")
    assert (code, out) == (2, "") and err[-1] == "Nothing was annotated: no article could be read."
    assert list(tmp_path.iterdir()) == []


def test_the_other_articles_are_annotated(run, tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", {"id": "a", "text": TEXT}, "{", {"id": "b", "text": TEXT})
    code, _, err = run("annotate", path, "-o", tmp_path / "draft.jsonl", "--quiet")
    assert code == 1 and len(err) == 1 and err[0].startswith(f"{path}, line 2: is no JSON")
    lines = (tmp_path / "draft.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
