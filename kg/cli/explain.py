"""kg explain: sentence by sentence, what was read and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.analysis import told
from kg.cli.articles import gather
from kg.cli.console import parse_date
from kg.cli.options import DateText, Parser, ParserName, Rules
from kg.errors import EXIT_FAILED, EXIT_PARTIAL
from kg.ingest import ReadOptions

if TYPE_CHECKING:
    from kg.cli.analysis import Steps
    from kg.entities.protocol import Resolver
    from kg.model import Clause, Finding
    from kg.rules import RuleSet


def explain(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Articles, as for kg build; - is standard input.")
    ],
    date: DateText = None,
    rules: Rules = None,
    parser: Parser = ParserName.SM,
    near: Annotated[bool, typer.Option("--near/--no-near", help="Show the rules that came near.")] = True,
) -> None:
    """Show what was read, and why.

    Sentence by sentence: the clauses; behind = the statements with their rule; behind - the rules that came near,
    and what each lacked.

    For example:
      kg explain article.txt
      echo "Norway and Chile signed a treaty." | kg explain - --date 2021-01-31
    """
    given = gather(files, ReadOptions(date=parse_date(date)), quiet=False)
    if not given.articles:
        raise typer.Exit(EXIT_FAILED)
    from kg.cli.analysis import steps
    from kg.nlp import load_parser
    from kg.rules import load_rules

    loaded = load_rules(tuple(rules or ()))
    for made in steps(given.articles, loaded, load_parser(str(parser))):
        for line in trace(made, loaded, near=near):
            typer.echo(line)
    if given.failed:
        raise typer.Exit(EXIT_PARTIAL)


def trace(made: Steps, rules: RuleSet, *, near: bool) -> Iterator[str]:
    """The lines for one article."""
    article = made.extraction.article
    yield f"# {article.id}" + (f": {article.title}" if article.title else "")
    yield from made.extraction.warnings
    for sentence, clauses in zip(made.sentences, made.clauses, strict=True):
        if not sentence.text:
            continue
        yield ""
        yield f"{sentence.index}. " + " ".join(sentence.text.split())
        left = [
            f
            for f in made.extraction.findings
            if (f.evidence.sentence, f.evidence.part) == (sentence.index, sentence.part)
        ]
        for clause in clauses:
            found = [f for f in left if f.evidence.span == clause.span]
            left = [f for f in left if f not in found]
            yield from _clause_lines(clause, sentence.index, found, made.resolver, rules, near)
        for finding in left:
            yield f"     = {told(finding)}  ({finding.evidence.rule_id})"


def _clause_lines(
    clause: Clause, sentence: int, found: Sequence[Finding], resolver: Resolver, rules: RuleSet, near: bool
) -> Iterator[str]:
    """The clause, its statements each with their rule, rules that matched without one, and rules that came near."""
    from kg.rules import match_clause, near_misses

    yield f"   {clause}"
    for finding in found:
        yield f"     = {told(finding)}  ({finding.evidence.rule_id})"
    stated = {finding.evidence.rule_id for finding in found}
    matched = dict.fromkeys(match.rule_id for match in match_clause(rules, clause, sentence, resolver))
    for rule in matched:
        if rule not in stated:
            yield f"     + {rule} matched, and its statement is told elsewhere or has no use"
    for miss in near_misses(rules, clause, sentence, resolver) if near else ():
        yield f"     - {miss.rule_id} lacks {miss.lacks}"
