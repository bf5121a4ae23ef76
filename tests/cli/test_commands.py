"""The verbs, run as a user runs them but in this process: what they write, say, and leave as exit code."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from kg.cli import main

TEXT = "Norway and Chile signed a fisheries treaty in Lima on Monday. Norwegian soldiers were deployed to Peru."
NAMES = ["articles.jsonl", "graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl", "statements.jsonl"]
PREFIX = "PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#> "


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command line; returns exit code, standard output and the lines of standard error."""

    def command(*arguments: object, stdin: str = "") -> tuple[int, str, list[str]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        assert "Traceback" not in err and "fault of kg" not in err, err
        return int(left.value.code or 0), out, err.splitlines()

    return command


def corpus(path: Path, count: int = 2, *, bad: int | None = None) -> Path:
    lines = [
        json.dumps(
            {
                "id": f"a{n}",
                "title": f"Talks {n}",
                "date": "2021-05-03",
                "source": "S",
                "text": f"{TEXT} They met {n} times.",
            }
        )
        for n in range(count)
    ]
    if bad is not None:
        lines[bad] = lines[bad][:40]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that kg build made."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.raises(SystemExit) as left:
        main(["build", str(corpus(folder / "c.jsonl")), "-o", str(folder / "out"), "--quiet"])
    assert not left.value.code
    return folder / "out"


# --- build -----------------------------------------------------------------------------------------------------------


def test_build_writes_every_file_and_a_summary(run, tmp_path: Path) -> None:
    code, out, err = run("build", corpus(tmp_path / "c.jsonl", 1), "-o", tmp_path / "deep" / "out")
    assert (code, err) == (0, [])
    assert sorted(p.name for p in (tmp_path / "deep" / "out").iterdir()) == NAMES
    assert re.match(r"\d+ statements from 1 article in .*: graph.ttl, ", out)
    written = (tmp_path / "deep" / "out" / "statements.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    assert ("Norway", "signed") in {(line["subject"]["label"], line["relation"]) for line in lines}


def test_build_reads_standard_input_and_obeys_the_options(run, tmp_path: Path) -> None:
    code, out, err = run(
        "build", "-", "-o", tmp_path, "--date", "2021-05-03", "--title", "T", "--source", "S", "--url", "https://e.org",
        "--format", "articles", "--format", "csv", "--format", "graphml", "--format", "gexf", "--quiet", stdin=TEXT,
    )  # fmt: skip
    assert (code, out, err) == (0, "", [])
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "articles.jsonl", "edges.csv", "graph.gexf", "graph.graphml", "nodes.csv",
    ]  # fmt: skip
    article = json.loads((tmp_path / "articles.jsonl").read_text(encoding="utf-8"))
    article.pop("sha256")
    assert article == {
        "id": "stdin", "title": "T", "date": "2021-05-03", "source": "S", "url": "https://e.org", "text": TEXT,
    }  # fmt: skip


def test_one_bad_article_of_ten_costs_one_line(run, tmp_path: Path) -> None:
    path = corpus(tmp_path / "c.jsonl", 10, bad=3)
    code, out, err = run("build", path, "-o", tmp_path / "out")
    assert code == 1
    assert len(err) == 1 and err[0].startswith(f"{path}, line 4: is no JSON")
    assert " from 9 articles in " in out
    assert len((tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 9


def test_the_later_of_two_ids_is_an_error(run, tmp_path: Path) -> None:
    path = corpus(tmp_path / "c.jsonl", 1)
    path.write_text(path.read_text() * 2)
    code, _, err = run("build", path, "-o", tmp_path / "out", "--format", "articles")
    assert (code, len(err)) == (1, 1)
    assert err[0].startswith(f"{path}, line 2: the id 'a0' is taken by {path}, line 1.")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\x00\x01" * 99, "is binary, not text"),
        (b"They met and " * 400_000, "the text has 5,200,000 characters, and the limit is 1,000,000"),
        (b"\xff\xfe\x00\xd8x", "is broken UTF-16-LE"),
        (b"Podcasts\n0:00\n", "there is no sentence in it"),
        (None, "does not exist"),
    ],
)
def test_nothing_is_written_where_nothing_can_be_read(run, tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("build", path, "-o", tmp_path / "out")
    assert (code, out) == (2, "")
    assert err[0].startswith(f"{path}: {says}") and err[1:] == ["Nothing was built: no article could be read."]
    assert not (tmp_path / "out").exists()


def test_a_wrong_encoding_is_a_warning(run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("Lima", "Malmö").encode("latin-1"))
    code, _, err = run("build", path, "-o", tmp_path, "--date", "2021-05-03", "--title", "T", "--format", "articles")
    assert (code, len(err)) == (0, 1)
    assert err[0].startswith(f"Warning: {path}: is not UTF-8 (byte 50)")


def test_a_folder_that_cannot_be_written_is_an_error(run, tmp_path: Path) -> None:
    path = corpus(tmp_path / "c.jsonl", 1)
    code, out, err = run("build", path, "-o", path / "out")
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith(f"{path / 'out'}: ")
    assert [p.name for p in tmp_path.iterdir()] == ["c.jsonl"]


def test_a_rule_with_an_unknown_key_is_an_error(run, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "signed.yaml").write_text("relation: signed\nrules:\n  - id: mine\n    sayz: They sign.\n")
    for arguments in (
        ["build", corpus(tmp_path / "c.jsonl", 1), "-o", tmp_path / "out"],
        ["rules", "check"],
        ["rules", "list"],
    ):
        code, out, err = run(*arguments, "--rules", rules)
        assert (code, out) == (2, "")
        assert all(line.startswith(f"{rules / 'signed.yaml'}, line ") for line in err)  # a fault a line
        assert [line for line in err if "line 4" in line and "sayz" in line]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "a.txt"],
        ["build", "-o", "out"],
        ["build", "a.txt", "-o", "out", "--date", "30 May"],
        ["build", "a.txt", "b.txt", "-o", "out", "--title", "T"],
        ["build", "a.txt", "-o", "out", "--format", "pdf"],
        ["build", "a.txt", "-o", "out", "--parser", "xl"],
        ["query"],
        ["query", "graph.ttl"],
        ["query", "-q", "SELECT * {}"],
        ["merge", "a.ttl"],
        ["paint"],
    ],
)
def test_wrong_usage_is_told(run, arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err[0].startswith("Usage: kg") and err[-1].startswith("Error: ")
    assert list(tmp_path.iterdir()) == []


# --- query, merge, validate, show ------------------------------------------------------------------------------------


def test_query_prints_tables_csv_and_json(run, built: Path) -> None:
    asked = PREFIX + "SELECT DISTINCT ?who WHERE { ?who dip:signed ?what } ORDER BY ?who"
    graph = built / "graph.trig"
    code, out, err = run("query", graph, "-q", asked, "--output", "csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert (code, err, rows[0]) == (0, [], ["who"])
    assert len(rows) == 3 and rows[1][0].endswith("CHL")
    _, out, _ = run("query", graph, "-q", asked, "--output", "json")
    assert json.loads(out) == [{"who": row[0]} for row in rows[1:]]
    _, out, _ = run("query", graph, "-q", asked)
    assert out.splitlines() == ["who", "-" * len(rows[1][0]), rows[1][0], rows[2][0]]


def test_query_reads_files_and_knows_names(run, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(PREFIX + "SELECT ?s WHERE { ?s dip:signed ?o }")
    assert run("query", built / "graph.ttl", path)[0] == 0
    code, out, _ = run("query", "--list")
    names = [line.split()[0] for line in out.splitlines()]
    assert code == 0 and len(names) >= 8
    assert run("query", built / "graph.ttl", names[0])[0] == 0


def test_wrong_queries_and_graphs_are_errors(run, built: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix a: <http://e.org/> .\na:b a:c\na:d a:e a:f .\n")
    graph = built / "graph.ttl"
    for arguments, says in (
        (["query", graph, "-q", "SELECT ?x WHER { ?x ?y ?z }"], "line 1"),
        (["query", graph, "no-such-query"], "no-such-query"),
        (["query", graph, tmp_path / "none.rq"], f"{tmp_path / 'none.rq'}: the query cannot be read"),
        (["query", broken, "-q", "SELECT * { ?s ?p ?o }"], f"{broken}, line "),
        (["validate", broken], f"{broken}, line "),
        (["show", broken, "-o", tmp_path / "page.html"], f"{broken}, line "),
        (["merge", graph, broken, "-o", tmp_path / "c.ttl"], f"{broken}, line "),
        (["merge", graph, tmp_path / "none.ttl", "-o", tmp_path / "c.ttl"], f"{tmp_path / 'none.ttl'}: "),
        (["merge", graph, "-o", tmp_path / "c.pdf"], "c.pdf"),
        (["merge", graph, "-o", broken / "c.ttl"], "c.ttl: cannot be written"),
    ):
        code, out, err = run(*arguments)
        assert (code, out, len(err)) == (2, "", 1), (arguments, code, out, err)
        assert says in err[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.ttl"]


def test_merge_of_a_graph_with_itself_is_that_graph(run, built: Path, tmp_path: Path) -> None:
    graph = built / "graph.nq"
    for number, inputs in enumerate(([graph], [graph, built / "graph.trig"])):
        assert run("merge", *inputs, "-o", tmp_path / f"{number}.nq")[0] == 0
    assert (tmp_path / "0.nq").read_bytes() == (tmp_path / "1.nq").read_bytes()


def test_validate_passes_what_was_built_and_finds_a_false_quote(run, built: Path, tmp_path: Path) -> None:
    code, out, err = run("validate", built / "graph.trig", "--articles", built / "articles.jsonl")
    assert (code, out, err) == (0, "No violation in 10 statements.\n", [])
    changed = tmp_path / "articles.jsonl"
    changed.write_text(
        (built / "articles.jsonl").read_text(encoding="utf-8").replace("signed", "tore up"), encoding="utf-8"
    )
    code, out, _ = run("validate", built / "graph.trig", "--articles", changed)
    assert code == 1 and re.search(r"^\d+ violations?$", out.splitlines()[-1])


def test_show_writes_one_page(run, built: Path, tmp_path: Path) -> None:
    code, _, err = run(
        "show", built / "graph.trig", built / "graph.nq", "-o", tmp_path / "p.html", "--title", "Mine & yours"
    )
    assert (code, err) == (0, [])
    assert "Mine &amp; yours" in (tmp_path / "p.html").read_text(encoding="utf-8")


# --- explain, rules --------------------------------------------------------------------------------------------------


def test_explain_shows_clauses_statements_and_near_misses(run) -> None:
    code, out, _ = run(
        "explain", "-", "--date", "2021-05-03", stdin="Norway and Chile signed a treaty.\n\nNorway signed a letter."
    )
    assert code == 0
    assert "1. Norway and Chile signed a treaty." in out
    assert re.search(r"^   sign\(doer Norway \+ Chile, done-to a treaty\)$", out, re.MULTILINE)
    assert re.search(r"^     = Norway signed .*\([a-z-]+\)$", out, re.MULTILINE)
    assert re.search(r"^     - [a-z-]+ lacks ", out, re.MULTILINE)


def test_rules_are_listed(run) -> None:
    code, out, _ = run("rules", "list")
    assert code == 0 and re.search(r"^deployedTo\s+[a-z-]+\s+\w.*\.$", out, re.MULTILINE)


# --- the frame -------------------------------------------------------------------------------------------------------


def test_the_version_is_told(run) -> None:
    from kg import __version__

    assert run("--version") == (0, f"kg {__version__}\n", [])


def test_an_interrupt_leaves_with_130(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.build.gather", stop)
    code, out, _ = run("build", "a.txt", "-o", "out")
    assert (code, out) == (130, "")


def test_a_fault_of_ours_is_one_line_and_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("nothing\nthere")

    monkeypatch.setattr("kg.cli.build.gather", fail)
    with pytest.raises(SystemExit) as left:
        main(["build", "a.txt", "-o", "out"])
    assert left.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("This is a fault of kg, not yours: IndexError: nothing there.")


def test_files_of_an_earlier_run_are_named(run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("build", corpus(tmp_path / "c.jsonl", 1), "-o", folder)[2] == []
    code, _, err = run("build", corpus(tmp_path / "d.jsonl", 1), "-o", folder, "--format", "ttl")
    assert code == 0 and len(err) == 1
    assert "graph.trig" in err[0] and "statements.jsonl" in err[0] and "graph.ttl" not in err[0]


@pytest.mark.parametrize("day", ["2021-13", "2021-02-30", "0000"])
def test_no_month_or_day_of_the_calendar_is_an_error(run, built: Path, tmp_path: Path, day: str) -> None:
    code, _, err = run("show", built / "graph.trig", "-o", tmp_path / "p.html", "--since", day)
    assert code == 2 and day in err[0] and not (tmp_path / "p.html").exists()


def test_an_empty_page_and_a_gallery_without_a_page_are_told(run, built: Path, tmp_path: Path) -> None:
    graph, page = built / "graph.trig", tmp_path / "p.html"
    code, out, err = run("show", graph, "-o", page, "--since", "2030")
    assert (code, out) == (0, f"Wrote {page}\n") and "no statement is left" in err[0]
    _, _, err = run("show", graph, "-o", tmp_path / "g.html", "--gallery-of", tmp_path / "none.html")
    assert len(err) == 1 and "none.html does not exist" in err[0]


def test_a_corrected_annotation_is_not_written_over(run, tmp_path: Path) -> None:
    source, gold = corpus(tmp_path / "c.jsonl", 1), tmp_path / "gold.jsonl"
    assert run("annotate", source, "-o", gold)[0] == 0
    gold.write_text("corrected", encoding="utf-8")
    code, _, err = run("annotate", source, "-o", gold)
    assert code == 2 and "exists already" in err[0] and gold.read_text(encoding="utf-8") == "corrected"
    assert run("annotate", source, "-o", gold, "--force")[0] == 0
    assert gold.read_text(encoding="utf-8").startswith("{")


def test_a_date_that_is_none_is_not_replaced(run, tmp_path: Path) -> None:
    line = {"id": "a", "date": "2021-02-30", "text": "Norway and Chile signed a treaty last year. They met in Oslo."}
    (tmp_path / "c.jsonl").write_text(json.dumps(line), encoding="utf-8")
    code, _, err = run("build", tmp_path / "c.jsonl", "-o", tmp_path / "out", "--date", "2021-05-03")
    assert code == 0 and any("stays undated" in text for text in err)
    article = json.loads((tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8"))
    assert article["date"] is None


def test_flags_and_emoji_hide_nothing(run, tmp_path: Path) -> None:
    flags = "\U0001f1f3\U0001f1f4", "\U0001f1e8\U0001f1f1"
    text = f"Norway {flags[0]} and Chile {flags[1]} signed a treaty \U0001f91d on Monday. They met in Oslo."
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "a", "date": "2021-05-05", "text": text}), encoding="utf-8")
    assert run("build", tmp_path / "c.jsonl", "-o", tmp_path / "out")[0] == 0
    lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(json.loads(line)["relation"] == "signed" for line in lines) == 2
