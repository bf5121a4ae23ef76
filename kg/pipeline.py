"""From articles to a graph, in one page: parse, clauses, entities, rules, events, statements, graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.clauses import find_clauses
from kg.entities import make_resolver
from kg.events import describe_events, unify_events
from kg.model import Article, Extraction, Match, Mention, Sentence
from kg.nlp import Parser, load_parser
from kg.rules import RuleSet, load_rules, match_clause
from kg.statements import make_findings

if TYPE_CHECKING:
    from rdflib import Dataset


def build(articles: Iterable[Article], *, rules: Sequence[Path] = (), parser: str = "sm") -> Dataset:
    """The graph of the articles: one named graph each, the union as default graph, one event told twice linked.

    >>> graph = build([Article("a", "", None, None, None, "en", "Norway and Chile signed a treaty.")])
    >>> from kg import query
    >>> [row[0] for row in query(graph, "who-signed-what").rows]
    ['Chile', 'Norway']
    """
    from kg.graph import to_dataset
    from kg.graph.merge import link_events

    return link_events(to_dataset(extract(articles, rules=rules, parser=parser)))


def extract(articles: Iterable[Article], *, rules: Sequence[Path] = (), parser: str = "sm") -> Iterator[Extraction]:
    """The findings of each article, in the order of the articles.

    `rules`: folders with rule files beside the built-in ones. Articles in another language than English give no
    statements, and a warning; so does one that our own code fails on, and the others go on. Raises `RuleError` and
    `ParserError`.
    """
    rule_set, loaded = load_rules(tuple(rules)), load_parser(parser)
    for article, sentences in parsed(articles, loaded):
        try:
            yield extract_article(article, sentences, rule_set)
        except Exception as error:  # no single article may cost the whole run
            fault = f"{article.id}: a fault of kg: {type(error).__name__}: {error}"
            yield Extraction(article, (), (), (fault,), failed=True)


def parsed(articles: Iterable[Article], parser: Parser) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Each article with its sentences; nothing is parsed that is not English."""
    kept: list[Article] = []

    def english() -> Iterator[Article]:
        for article in articles:
            kept.append(article)
            yield article

    for sentences in parser.parse(english()):
        article = kept.pop(0)
        yield article, sentences if article.language == "en" else ()


def extract_article(article: Article, sentences: Sequence[Sentence], rules: RuleSet) -> Extraction:
    """What one parsed article says."""
    if not sentences:
        reason = f"{article.id}: the language is {article.language!r}, not English: no statements were extracted"
        return Extraction(article, (), (), (reason,))
    clauses = find_clauses(sentences)
    resolver = make_resolver(article, sentences, clauses)
    matches: list[Match] = []
    for sentence, found in zip(sentences, clauses, strict=True):
        for clause in found:
            matches.extend(match_clause(rules, clause, sentence.index, resolver))
    unified = unify_events(article, matches, sentences)
    findings = make_findings(article, sentences, unified, resolver)
    return Extraction(article, findings, describe_events(findings), mentions=tuple(dict.fromkeys(_mentions(unified))))


def _mentions(matches: Iterable[Match]) -> Iterator[Mention]:
    for match in matches:
        yield from (*match.subjects, *match.objects, *(role.mention for role in match.roles))
