"""The files that kg build writes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.cli.console import counted
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from rdflib import Dataset


class Output(StrEnum):
    """What can be written."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"
    STATEMENTS = "statements"
    ARTICLES = "articles"
    HTML = "html"
    CSV = "csv"
    GRAPHML = "graphml"
    GEXF = "gexf"


DEFAULT_OUTPUTS = (Output.TTL, Output.TRIG, Output.NQ, Output.JSONLD, Output.STATEMENTS, Output.ARTICLES, Output.HTML)
_GRAPHS = (Output.TTL, Output.TRIG, Output.NQ, Output.JSONLD)


def write_outputs(
    extractions: Sequence[Extraction], folder: Path, base: str | None, outputs: Sequence[Output]
) -> list[str]:
    """Write the files, each whole or not at all; returns their names. Raises `OutputError` and `GraphError`."""
    from kg.graph import to_dataset
    from kg.graph.merge import link_events

    dataset = link_events(to_dataset(extractions, base=base) if base else to_dataset(extractions))
    return [name for one in dict.fromkeys(outputs) for name in _write(one, extractions, dataset, folder)]


def left_over(folder: Path, written: Sequence[str]) -> list[str]:
    """The outputs in a folder that another run wrote: they are not of these articles."""
    tables = ("nodes.csv", "edges.csv", "plover.csv", "plover.jsonl", "statements.jsonl", "articles.jsonl")
    graphs = (f"graph.{kind}" for kind in (*_GRAPHS, Output.HTML, Output.GRAPHML, Output.GEXF))
    return sorted(name for name in {*tables, *graphs} - set(written) if (folder / name).exists())


def _write(output: Output, extractions: Sequence[Extraction], dataset: Dataset, folder: Path) -> list[str]:
    from kg.export.lines import write_articles, write_statements
    from kg.export.page import write_page
    from kg.export.rdf import write_rdf

    articles = [extraction.article for extraction in extractions]
    if output in _GRAPHS:
        write_rdf(dataset, folder / f"graph.{output}")
        return [f"graph.{output}"]
    if output is Output.STATEMENTS:
        write_statements(extractions, folder / "statements.jsonl")
        return ["statements.jsonl"]
    if output is Output.ARTICLES:
        write_articles(articles, folder / "articles.jsonl")
        return ["articles.jsonl"]
    if output is Output.HTML:
        write_page(dataset, folder / "graph.html", title=page_title(articles), source_note=page_note(articles))
        return ["graph.html"]
    return _write_tables(output, dataset, folder)


def _write_tables(output: Output, dataset: Dataset, folder: Path) -> list[str]:
    from kg.export.files import write_atomically
    from kg.export.network import to_networkx
    from kg.export.tables import edges_csv, nodes_csv, to_gexf, to_graphml

    graph = to_networkx(dataset)
    if output is Output.CSV:
        made = {"nodes.csv": nodes_csv(graph), "edges.csv": edges_csv(graph)}
    else:
        made = {f"graph.{output}": to_graphml(graph) if output is Output.GRAPHML else to_gexf(graph)}
    for name, text in made.items():
        write_atomically(folder / name, text)
    return list(made)


def page_title(articles: Sequence[Article]) -> str:
    """The heading of a page: the headline of a single article, else their number."""
    return (articles[0].title or articles[0].id) if len(articles) == 1 else counted(len(articles), "article")


def page_note(articles: Sequence[Article]) -> str:
    """The line below the heading.

    >>> from datetime import date
    >>> page_note([Article("a", "Talks end", date(2021, 1, 31), "The Daily", None, "en", "They ended.")])
    'The Daily, 2021-01-31 · kg 0.1.0'
    """
    days = sorted(article.published for article in articles if article.published)
    ends = dict.fromkeys((str(days[0]), str(days[-1]))) if days else {}
    sources = dict.fromkeys(article.source for article in articles if article.source)
    named = ", ".join(part for part in (*list(sources)[:3], " to ".join(ends)) if part)
    return " · ".join(part for part in (named, f"kg {__version__}") if part)
