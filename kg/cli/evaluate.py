"""kg evaluate: statements against annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import progress, warn
from kg.cli.options import Parser, ParserName, Quiet, Rules
from kg.errors import EXIT_PARTIAL, InputError

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, GoldArticle, Predicted
    from kg.evaluate.differences import Difference
    from kg.evaluate.nearest import Nearest
    from kg.model import Article


Predictions = Annotated[
    Path | None, typer.Option("--predictions", metavar="FILE", help="Judge this statements.jsonl instead of running.")
]


class Show(StrEnum):
    """Which differences are listed."""

    FALSE = "fp"
    MISSED = "fn"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Measured:
    """An evaluation, the rules' part in it where the program itself ran, and whether some article failed."""

    evaluation: Evaluation
    nearest: Nearest | None = None
    failed: bool = False


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated articles, in JSON lines.")],
    predictions: Predictions = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="This article alone; all of FILE is read as its own.")
    ] = None,
    show: Annotated[Show | None, typer.Option("--show", help="List what is false, what was missed, or all.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="PAGE", help="Write a page with a row per difference.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    min_f1: Annotated[
        float | None, typer.Option("--min-f1", min=0, max=1, metavar="X", help="Exit with 1 if the bare F1 is below.")
    ] = None,
    rules: Rules = None,
    parser: Parser = ParserName.SM,
    quiet: Quiet = False,
) -> None:
    """Measure how right the program is.

    It reads the annotated articles, and its statements are paired with the annotation one to one. Bare figures compare
    subject, relation and object, strict ones polarity and modality too; assertion precision is the share of right ones
    among the plain triples. docs/evaluation.md describes the format of GOLD, and kg annotate writes a draft of it.

    For example:
      kg evaluate gold.jsonl
      kg evaluate gold.jsonl --html report.html --show fp
      kg evaluate gold.jsonl --predictions graph/statements.jsonl --json
      kg evaluate gold.jsonl --rules my-rules --min-f1 0.7
    """
    if as_json and show:
        raise typer.BadParameter("give one of the two.", param_hint="--json, --show")
    from kg.evaluate.figures import as_json as figures_of
    from kg.evaluate.tables import terminal

    measured = measure(gold, article=article, predictions=predictions, rules=rules or (), parser=parser, quiet=quiet)
    figures = {"parser": None if predictions else str(parser), **figures_of(measured.evaluation)}
    typer.echo(json.dumps(figures, indent=2) if as_json else "\n".join(terminal(figures)))
    if show or html:
        _tell(measured, figures, show, html, gold.name)
    low = min_f1 is not None and measured.evaluation.score.f1 < min_f1
    if low or measured.failed:
        raise typer.Exit(EXIT_PARTIAL)


def measure(
    gold: Path,
    *,
    article: str | None = None,
    predictions: Path | None = None,
    rules: Sequence[Path] = (),
    parser: str = "sm",
    quiet: bool = True,
) -> Measured:
    """Read the annotation, get statements, judge them. Raises `InputError`, `RuleError` and `ParserError`."""
    from kg.evaluate import evaluate as judge
    from kg.evaluate import read_gold, read_predictions

    articles = _chosen(read_gold(gold), article, gold)
    if predictions is None:
        return _run(articles, _texts(articles, gold, quiet), tuple(rules), parser, quiet)
    found = read_predictions(predictions)
    if article:
        found = tuple(replace(prediction, article=article) for prediction in found)
    _warn_of_strangers(articles, found)
    return Measured(judge(articles, found))


def _chosen(articles: Sequence[GoldArticle], only: str | None, gold: Path) -> Sequence[GoldArticle]:
    if only is None:
        return articles
    chosen = [article for article in articles if article.id == only]
    if not chosen:
        raise InputError(f"holds no article {only!r}", where=gold, hint="Check the id.")
    return chosen


def _warn_of_strangers(articles: Sequence[GoldArticle], found: Sequence[Predicted]) -> None:
    strangers = sorted({prediction.article for prediction in found} - {article.id for article in articles})
    if strangers:
        more = f" and {len(strangers) - 5} more" if len(strangers) > 5 else ""
        warn(f"left out, not annotated: {', '.join(strangers[:5])}{more}.")


def _texts(articles: Sequence[GoldArticle], gold: Path, quiet: bool) -> list[Article]:
    """The articles as kg build would read them."""
    from kg.ingest import read_articles

    for one in articles:
        if one.text is None:
            raise InputError(
                f"the article {one.id!r} has no text", where=gold, line=one.line, hint="Give --predictions FILE."
            )
    lines = "".join(json.dumps(one.as_read) + "\n" for one in articles)
    texts = []
    for read in read_articles(["-"], stdin=BytesIO(lines.encode("utf-8", "surrogatepass"))):
        line = articles[(read.line or 1) - 1].line
        if read.error is not None:
            raise InputError(read.error.message, where=gold, line=line, hint=read.error.hint)
        assert read.article is not None
        texts.append(read.article)
        for warning in () if quiet else read.warnings:
            warn(warning.replace(read.place, f"{gold}, line {line}"))
    return texts


def _run(
    articles: Sequence[GoldArticle], texts: Sequence[Article], rules: tuple[Path, ...], parser: str, quiet: bool
) -> Measured:
    """The program's own statements, judged."""
    from kg.evaluate import evaluate as judge
    from kg.evaluate import predictions_of
    from kg.evaluate.nearest import Nearest, Read
    from kg.model import Extraction
    from kg.nlp import load_parser
    from kg.pipeline import extract_article, parsed
    from kg.rules import load_rules

    loaded = load_rules(rules)
    read, extractions = [], []
    steps = parsed(texts, load_parser(str(parser)))
    for text, sentences in progress(steps, total=len(texts), label="Reading", quiet=quiet):
        read.append(Read(text, sentences))
        try:
            extractions.append(extract_article(text, sentences, loaded))
        except Exception as error:  # as in the pipeline: the others go on, and this one found nothing
            fault = f"{text.id}: a fault of kg: {type(error).__name__}: {error}"
            extractions.append(Extraction(text, (), (), (fault,), failed=True))
    for extraction in extractions:
        for warning in extraction.warnings if extraction.failed or not quiet else ():
            warn(warning)
    failed = any(extraction.failed for extraction in extractions)
    return Measured(judge(articles, predictions_of(extractions)), Nearest.of(loaded, read), failed)


def _tell(measured: Measured, figures: dict[str, object], show: Show | None, html: Path | None, name: str) -> None:
    """The differences one by one, printed and as a page."""
    from kg.evaluate.differences import differences
    from kg.evaluate.report import render

    found = list(differences(measured.evaluation, measured.nearest))
    for difference in _shown(found, show):
        typer.echo(f"\n{difference}")
    if html is not None:
        from kg.export.files import write_atomically

        write_atomically(html, render(figures, found, name))


def _shown(found: Sequence[Difference], show: Show | None) -> Iterator[Difference]:
    wanted = {Show.FALSE: ("false",), Show.MISSED: ("missed",), Show.ALL: ("missed", "false", "axis", "repeat")}
    return (one for one in found if show and one.sort in wanted[show])
