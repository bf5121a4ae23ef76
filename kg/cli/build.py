"""kg build: articles to a graph in every format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.articles import gather
from kg.cli.console import complain, counted, parse_date, progress, warn
from kg.cli.options import DateText, Parser, ParserName, Quiet, Rules
from kg.cli.outputs import DEFAULT_OUTPUTS, Output, left_over, write_outputs
from kg.errors import EXIT_FAILED, EXIT_PARTIAL
from kg.ingest import ReadOptions
from kg.model import Article, Extraction


def build(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Articles: plain text, HTML or JSON lines; - is standard input."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")],
    date: DateText = None,
    title: Annotated[str | None, typer.Option("--title", help="The headline, of a single article.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Its address, of a single article.")] = None,
    rules: Rules = None,
    parser: Parser = ParserName.SM,
    base: Annotated[str | None, typer.Option("--base", metavar="IRI", help="What identifiers begin with.")] = None,
    format: Annotated[
        list[Output] | None,
        typer.Option(
            "--format", help="Write these only; may be repeated. csv, graphml and gexf are written on demand."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read articles and write their graph.

    The folder gets graph.ttl, graph.trig, graph.nq, graph.jsonld, statements.jsonl, articles.jsonl and graph.html.
    A saved page is cleaned, and its headline, date and source are recovered; options stand in their place. In JSON
    lines (id, title, date, text, url, source) options fill what a line lacks. An article that cannot be read is
    reported, and the others are built.

    For example:
      kg build article.txt -o graph
      kg build page.html --date 2021-01-31 --source "The Daily" -o graph
      kg build corpus.jsonl --rules my-rules -o graph
      cat article.txt | kg build - -o graph --format ttl --format html
    """
    options = ReadOptions(parse_date(date), title, source, url)
    if (title or url) and len(files) > 1:
        raise typer.BadParameter("give them for a single article only.", param_hint="--title, --url")
    given = gather(files, options, quiet=quiet)
    if not given.articles:
        complain("Nothing was built: no article could be read.")
        raise typer.Exit(EXIT_FAILED)
    extractions = _extract(given.articles, output, tuple(rules or ()), parser, quiet)
    written = write_outputs(extractions, output, base, tuple(format or DEFAULT_OUTPUTS))
    if old := left_over(output, written):
        warn(f"{output} also holds what an earlier run wrote, and it was left as it is: {', '.join(old)}.")
    if not quiet:
        found = counted(sum(len(e.findings) for e in extractions), "statement")
        typer.echo(f"{found} from {counted(len(extractions), 'article')} in {output}: {', '.join(written)}")
    if given.failed or any(extraction.failed for extraction in extractions):
        raise typer.Exit(EXIT_PARTIAL)


def _extract(
    articles: Sequence[Article], output: Path, rules: tuple[Path, ...], parser: str, quiet: bool
) -> list[Extraction]:
    from kg.export.files import ensure_folder
    from kg.pipeline import extract

    found = extract(articles, rules=rules, parser=str(parser))
    extractions: list[Extraction] = []
    for extraction in progress(found, total=len(articles), label="Reading", quiet=quiet):
        if not extractions:
            ensure_folder(output)  # rules and parser are there; now a wrong name must not cost the whole run
        extractions.append(extraction)
    if not quiet:
        for extraction in extractions:
            for warning in extraction.warnings:
                warn(warning)
    return extractions
