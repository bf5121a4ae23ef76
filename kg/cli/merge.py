"""kg merge: the union of graphs, with the events that they share linked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graphs


def merge(
    graphs: Graphs,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="GRAPH", help="The file to write; its ending says the format.")
    ],
) -> None:
    """Unite graphs.

    Events of different articles that are judged to be one are linked by dip:sameEventAs, with reasons.

    Nothing is renamed: merging a graph with itself changes nothing, and the order of the files does not matter.

    For example:
      kg merge january.trig february.trig -o both.trig
      kg merge graphs/*.ttl -o all.jsonld
    """
    from kg.export.rdf import write_rdf
    from kg.graph.merge import merge as unite
    from kg.graph.read import read_graph

    united = unite([read_graph(path) for path in graphs])
    write_rdf(united, output)
    typer.echo(f"Wrote {output}")
