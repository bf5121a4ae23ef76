"""kg export: what kg build wrote, in another format."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.folder import graph_of, read_built_articles, read_findings

if TYPE_CHECKING:
    from rdflib import Dataset


class Target(StrEnum):
    """What can be exported."""

    PLOVER = "plover"
    CSV = "csv"
    GRAPHML = "graphml"
    GEXF = "gexf"
    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"
    HTML = "html"


_RDF = (Target.TTL, Target.TRIG, Target.NQ, Target.JSONLD)


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that kg build wrote; a graph file will do but for plover.")
    ],
    format: Annotated[Target, typer.Option("--format", help="What to write.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; default: the usual names in DIR."),
    ] = None,
    possible: Annotated[
        bool, typer.Option("--possible", help="plover: events that are only possible or doubtful too.")
    ] = False,
    background: Annotated[
        bool, typer.Option("--background", help="plover: events that are only the background of another one too.")
    ] = False,
) -> None:
    """Write what was built in another format.

    plover is events for political science: who did what to whom in PLOVER's classes, one row per actor, recipient,
    class and sentence, as plover.jsonl and plover.csv, or as the file that is named (.csv is a table, all else JSON
    lines). csv is two tables, nodes.csv and edges.csv; with -o year.csv, year.nodes.csv and year.edges.csv.

    For example:
      kg export graph --format plover
      kg export graph --format plover --possible --background -o events.csv
      kg export graph --format gexf -o gephi.gexf
      kg export year.trig --format html -o year.html
    """
    if format is Target.PLOVER:
        made = _plover(folder, output, possible, background)
    else:
        made = _converted(graph_of(folder), format, output)
    typer.echo(f"Wrote {', '.join(map(str, made))}")


def _plover(folder: Path, output: Path | None, possible: bool, background: bool) -> list[Path]:
    from kg.export.files import write_atomically
    from kg.export.plover import plover_csv, plover_lines, plover_rows

    findings, articles = read_findings(folder), read_built_articles(folder)
    rows = plover_rows(findings, articles, possible=possible, background=background)
    paths = [output] if output else [folder / "plover.jsonl", folder / "plover.csv"]
    for path in paths:
        write_atomically(path, plover_csv(rows) if path.suffix.lower() == ".csv" else plover_lines(rows))
    return paths


def _converted(source: Path, target: Target, output: Path | None) -> list[Path]:
    from kg.graph.read import read_graph

    path = output or source.with_name(f"graph.{target}")
    dataset = read_graph(source)
    if target in _RDF:
        from kg.export.rdf import write_rdf

        write_rdf(dataset, path, str(target))
    elif target is Target.HTML:
        from kg import __version__
        from kg.export.page import write_page

        write_page(dataset, path, title=source.name, source_note=f"{source.name} · kg {__version__}")
    else:
        return _tables(dataset, target, path, named=output is not None)
    return [path]


def _tables(dataset: Dataset, target: Target, path: Path, *, named: bool) -> list[Path]:
    from kg.export.files import write_atomically
    from kg.export.network import to_networkx
    from kg.export.tables import edges_csv, nodes_csv, to_gexf, to_graphml

    graph = to_networkx(dataset)
    if target is Target.CSV:
        stem = f"{path.stem}." if named else ""
        made = {
            path.with_name(f"{stem}nodes.csv"): nodes_csv(graph),
            path.with_name(f"{stem}edges.csv"): edges_csv(graph),
        }
    else:
        made = {path: to_graphml(graph) if target is Target.GRAPHML else to_gexf(graph)}
    for name, text in made.items():
        write_atomically(name, text)
    return list(made)
