"""kg export: from a built folder to other formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.cli.folder import read_built_articles, read_findings
from kg.export.lines import article_line, statement_line

TEXT = "Norway's foreign minister accused Peru of lying. Norway and Peru signed a fisheries treaty in Lima on Monday."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("export")
    line = {"id": "one", "title": "Treaty", "date": "2021-05-05", "source": "S", "url": None, "text": TEXT}
    (here / "c.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        formats = [f"--format={name}" for name in ("ttl", "trig", "nq", "jsonld", "statements", "articles")]
        main(["build", str(here / "c.jsonl"), "-o", str(here / "out"), "--quiet", *formats])
    assert not left.value.code
    return here / "out"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["export", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert "fault of kg" not in err
    return int(left.value.code or 0), out, err


def test_plover_as_lines_and_as_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, folder, "--format", "plover")[0] == 0
    lines = [json.loads(line) for line in (folder / "plover.jsonl").read_text(encoding="utf-8").splitlines()]
    signed = {(r["actor"]["country"], r["recipient"]["country"]) for r in lines if r["class"] == "SUPPORT"}
    assert signed == {("NOR", "PER"), ("PER", "NOR")}
    assert {r["date"] for r in lines if r["class"] == "SUPPORT"} == {"2021-05-03"}
    table = list(csv.DictReader(io.StringIO((folder / "plover.csv").read_text(encoding="utf-8"))))
    assert [row["evidence"] for row in table] == [line["evidence"] for line in lines]


def test_the_ending_of_the_output_says_which(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, folder, "--format", "plover", "-o", tmp_path / "e.csv")
    assert (code, out) == (0, f"Wrote {tmp_path / 'e.csv'}\n")
    assert (tmp_path / "e.csv").read_text(encoding="utf-8").startswith("article,date,actor_id,")
    run(capsys, folder, "--format", "plover", "-o", tmp_path / "e.jsonl")
    assert json.loads((tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()[0])["article"] == "one"


def test_what_was_built_is_read_back_whole(folder: Path) -> None:
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert [statement_line(finding) for finding in read_findings(folder)] == list(map(json.loads, lines))
    articles = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(map(article_line, read_built_articles(folder).values())) == list(map(json.loads, articles))


@pytest.mark.parametrize("format", ["ttl", "nq", "jsonld", "trig"])
def test_rdf_is_what_the_build_writes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    made = tmp_path / f"made.{format}"
    assert run(capsys, folder, "--format", format, "-o", made)[0] == 0
    assert made.read_bytes() == (folder / f"graph.{format}").read_bytes()


@pytest.mark.parametrize(
    ("format", "output", "files"),
    [
        ("csv", "t.csv", ["t.edges.csv", "t.nodes.csv"]),
        ("graphml", "t.xml", ["t.xml"]),
        ("gexf", "t.gexf", ["t.gexf"]),
        ("html", "t.html", ["t.html"]),
    ],
)
def test_other_formats_from_a_graph_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str, output: str, files: list[str]
) -> None:
    code, _, err = run(capsys, folder / "graph.ttl", "--format", format, "-o", tmp_path / output)
    assert (code, err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == files
    assert all("Norway" in (tmp_path / name).read_text(encoding="utf-8") for name in files)


@pytest.mark.parametrize("format", ["plover", "gexf"])
def test_a_folder_that_was_not_built(tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    code, out, err = run(capsys, tmp_path, "--format", format)
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path}: holds no ") and err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("relation", "greets", "relation"),
        ("start", 99, "offsets"),
        ("time", {"start": None, "end": None, "ended": 1, "text": ""}, "ended"),
        ("roles", [{"role": "friend", "id": "x", "label": "x", "type": "State", "mention": None}], "role"),
    ],
)
def test_a_broken_line_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, value: object, says: str
) -> None:
    line = json.loads((folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()[0])
    line |= {"end": 9, key: value}
    (tmp_path / "statements.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (tmp_path / "articles.jsonl").write_bytes((folder / "articles.jsonl").read_bytes())
    code, _, err = run(capsys, tmp_path, "--format", "plover")
    assert code == 2
    assert "statements.jsonl, line 1: " in err and says in err
