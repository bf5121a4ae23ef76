"""Texts through the whole pipeline with every step kept, for `kg explain` and `kg rules check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article, Clause, Extraction, Finding, Sentence

if TYPE_CHECKING:
    from kg.entities.protocol import Resolver
    from kg.nlp import Parser
    from kg.rules import Analysis, RuleSet


@dataclass(frozen=True, slots=True)
class Steps:
    """What each room made of an article; `clauses` run beside `sentences`."""

    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[Clause, ...], ...]
    resolver: Resolver
    extraction: Extraction


def steps(articles: Iterable[Article], rules: RuleSet, parser: Parser) -> Iterator[Steps]:
    """Each article's steps, in order."""
    from kg.clauses import find_clauses
    from kg.entities import make_resolver
    from kg.pipeline import extract_article, parsed

    for article, sentences in parsed(articles, parser):
        clauses = find_clauses(sentences)
        yield Steps(
            sentences, clauses, make_resolver(article, sentences, clauses), extract_article(article, sentences, rules)
        )


def analyse(texts: Sequence[str], rules: RuleSet, parser: Parser) -> list[Analysis]:
    """The runner of the rule checker: each text is an article of its own, without title and date."""
    from kg.rules import Analysis

    articles = [Article(f"example-{n}", "", None, None, None, "en", text) for n, text in enumerate(texts, 1)]
    return [
        Analysis(
            text=text,
            clauses=tuple((s.index, c) for s, found in zip(made.sentences, made.clauses, strict=True) for c in found),
            resolver=made.resolver,
            findings=made.extraction.findings,
        )
        for text, made in zip(texts, steps(articles, rules, parser), strict=True)
    ]


def told(finding: Finding) -> str:
    """A statement in one line: what is claimed, then every axis that is not the plain one."""
    statement, axes = finding.statement, finding.statement.qualifiers
    end = statement.object.label if statement.object else "unspecified"
    claim = f"{statement.subject.label} {statement.relation} {end}"
    marks = [str(axes.polarity)] if axes.polarity != "affirmed" else []
    marks += [str(axes.modality)] if axes.modality != "actual" else []
    if axes.speaker is not None:
        marks.append(f"says {axes.speaker.label} ({finding.evidence.attribution})")
    if axes.time is not None:
        days = " to ".join(dict.fromkeys(day or "?" for day in (axes.time.start, axes.time.end)))
        marks.append(f"{days}{', over' if axes.time.ended else ''}")
    marks += [f"as {statement.office}"] if statement.office else []
    marks += [f"{role.name} {role.thing.label}" for role in statement.roles]
    marks += [str(finding.evidence.confidence)] if finding.evidence.confidence != "sure" else []
    return claim + (f" [{'; '.join(marks)}]" if marks else "")
