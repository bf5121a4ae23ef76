"""kg validate: does a graph keep the contract?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import counted
from kg.cli.options import Graphs
from kg.errors import EXIT_PARTIAL
from kg.vocab import DIP


def validate(
    graphs: Graphs,
    articles: Annotated[
        Path | None,
        typer.Option(
            "--articles", metavar="FILE", help="The articles.jsonl of the graph: checks every quote in its text."
        ),
    ] = None,
) -> None:
    """Check a graph against the ontology's shapes.

    Exit code 1 if it violates them.

    For example:
      kg validate graph/graph.trig
      kg validate graph/graph.ttl --articles graph/articles.jsonl
    """
    from rdflib import RDF

    from kg.graph.read import read_graph
    from kg.graph.validate import validate as check

    graph = read_graph(graphs)
    report = check(graph, articles=articles)
    for violation in report.violations:
        typer.echo(" ".join(f"{violation.node}: {violation.message}".split()))
    if not report.conforms:
        typer.echo(counted(len(report.violations), "violation"))
        raise typer.Exit(EXIT_PARTIAL)
    found = sum(1 for _ in graph.subjects(RDF.type, DIP.Statement, unique=True))
    typer.echo(f"No violation in {counted(found, 'statement')}.")
