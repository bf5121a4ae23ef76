"""kg annotate: a draft of an annotated file, for a person to correct."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.articles import gather
from kg.cli.console import complain, counted, parse_date, progress, warn
from kg.cli.options import DateText, Parser, ParserName, Quiet, Rules
from kg.errors import EXIT_FAILED, EXIT_PARTIAL, OutputError
from kg.ingest import ReadOptions
from kg.model import Article, Extraction


def annotate(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Articles, as for kg build; - is standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GOLD", help="The JSON lines file to write.")],
    date: DateText = None,
    title: Annotated[str | None, typer.Option("--title", help="The headline, of a single article.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Who published it.")] = None,
    rules: Rules = None,
    parser: Parser = ParserName.SM,
    force: Annotated[bool, typer.Option("--force", help="Write over a GOLD file that is there.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a draft annotation to correct.

    Each article becomes a line with its text and what the program found in it. Strike out what is wrong, add what is
    missing, and kg evaluate says how right the program is. docs/evaluation.md describes the format.

    For example:
      kg annotate article.txt --date 2021-01-31 -o gold.jsonl
      kg annotate corpus.jsonl -o gold.jsonl
      kg annotate corpus.jsonl --rules my-rules -o gold.jsonl
    """
    if title and len(files) > 1:
        raise typer.BadParameter("give it for a single article only.", param_hint="--title")
    if output.exists() and not force:
        hint = "Name another file, or give --force to lose what was corrected in it."
        raise OutputError("exists already", where=output, hint=hint)
    given = gather(files, ReadOptions(parse_date(date), title, source), quiet=quiet)
    if not given.articles:
        complain("Nothing was annotated: no article could be read.")
        raise typer.Exit(EXIT_FAILED)
    from kg.evaluate.draft import draft
    from kg.export.files import write_atomically
    from kg.export.lines import to_lines

    extractions = _extract(given.articles, tuple(rules or ()), str(parser), quiet)
    lines = list(map(draft, extractions))
    write_atomically(output, to_lines(lines))
    if not quiet:
        statements = counted(sum(len(line["gold"]) for line in lines), "statement")
        typer.echo(f"Wrote {output}: {statements} to correct in {counted(len(lines), 'article')}")
    if given.failed or any(extraction.failed for extraction in extractions):
        raise typer.Exit(EXIT_PARTIAL)


def _extract(articles: Sequence[Article], rules: tuple[Path, ...], parser: str, quiet: bool) -> list[Extraction]:
    from kg.pipeline import extract

    found = extract(articles, rules=rules, parser=parser)
    extractions = list(progress(found, total=len(articles), label="Reading", quiet=quiet))
    for extraction in extractions:
        for warning in extraction.warnings if extraction.failed or not quiet else ():
            warn(warning)
    return extractions
