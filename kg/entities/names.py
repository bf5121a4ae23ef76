"""Names in the sentences of one article: what the tables know, and what the parser takes for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.entities.gazetteer import Entry, Form, Gazetteer
from kg.model import Article, Kind, Phrase, Sentence, Span, Thing, Token

_UNION = "org/european-union"
_OTHER_HALF = {"North": "South", "South": "North"}
_SHORTENED = frozenset({Kind.TERRITORY, Kind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a table knows, where it stands; offsets as in its sentence's part."""

    span: Span
    entry: Entry

    @property
    def thing(self) -> Thing:
        return self.entry.thing

    def actor(self) -> Thing:
        """The thing that acts under this name: a capital or a seat of power is its State."""
        return self.entry.stands_for or self.entry.thing


class Names:
    """The names of one article, by sentence."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> None:
        self._found = [self._in_sentence(s, gazetteer, article) for s in sentences]
        self._found = [self._seated(names, gazetteer) for names in self._found]
        self._sentences = sentences
        self._short = self._last_words() | self._halves(gazetteer)
        self._full = dict(pair for sentence in sentences for pair in _introduced(sentence))

    def _seated(self, names: tuple[Name, ...], gazetteer: Gazetteer) -> tuple[Name, ...]:
        """In an article about the European Union and not about Belgium "Brussels" acts for the former."""
        ids = {n.thing.id for found in self._found for n in found}
        union = gazetteer.thing(_UNION)
        if union is None or not ids & {_UNION, "institution/european-commission"} or "state/BEL" in ids:
            return names
        return tuple(
            replace(n, entry=replace(n.entry, stands_for=union)) if n.thing.id == "place/brussels" else n for n in names
        )

    def expanded(self, acronym: str) -> str | None:
        """The full name that the article introduces the acronym with: "the Rapid Relief Front (RRF)"."""
        return self._full.get(acronym)

    def _last_words(self) -> dict[str, Name]:
        """The last word of each longer name of a place, a body or a group: "Vestfold" after "Upper-Vestfold"."""
        found: dict[str, Name] = {}
        for names in self._found:
            for name in names:
                words = re.split(r"[\s-]+", name.entry.thing.label)
                if len(words) > 1 and name.thing.type in _SHORTENED and words[-1][:1].isupper():
                    found.setdefault(words[-1], name)
        return found

    def _halves(self, gazetteer: Gazetteer) -> dict[str, Name]:
        """What "the North" and "the South" are in an article about one of two states that are named so."""
        found: dict[str, Name] = {}
        for name in (n for names in self._found for n in names if n.thing.type is Kind.STATE):
            half, _, rest = name.thing.label.partition(" ")
            if half not in _OTHER_HALF or not rest:
                continue
            others = [*gazetteer.lookup(f"{_OTHER_HALF[half]} {rest}"), *gazetteer.lookup(rest)]
            states = [e for e in others if e.thing.type is Kind.STATE and e.thing.label.endswith(rest)]
            twins = [e for e in states if e.thing.id != name.thing.id]
            if twins:
                found.setdefault(half, name)
                found.setdefault(_OTHER_HALF[half], Name(name.span, twins[0]))
        return found

    def shortened(self, word: str) -> Name | None:
        """The longer name of the article that this word alone stands for."""
        return self._short.get(word)

    @staticmethod
    def _in_sentence(sentence: Sentence, gazetteer: Gazetteer, article: Article) -> tuple[Name, ...]:
        tokens = sentence.tokens
        entries = gazetteer.find([t.text for t in tokens], on=article.published)
        return tuple(Name(Span(tokens[e.start].span.start, tokens[e.end - 1].span.end), e) for e in entries)

    def of_sentence(self, sentence: int) -> tuple[Name, ...]:
        return self._found[sentence]

    def within(self, sentence: int, span: Span) -> tuple[Name, ...]:
        """The names inside a span."""
        return tuple(n for n in self._found[sentence] if span.holds(n.span))

    def of_phrase(self, sentence: int, phrase: Phrase) -> Name | None:
        """The table's name that the phrase is: it covers the head and no other name goes on around it.

        "Michael Jordan" is not Jordan, and "Bank of Georgia" not Georgia; "northern Syria" is Syria.
        """
        for name in self._found[sentence]:
            if not name.span.holds(phrase.head):
                continue
            if name.span.start <= phrase.span.start or self._stands_alone(sentence, phrase, name):
                return name
        return None

    def _stands_alone(self, sentence: int, phrase: Phrase, name: Name) -> bool:
        """Is what stands between the phrase's start and the name no part of a longer name?"""
        before = [t for t in self.tokens(sentence, Span(phrase.span.start, name.span.start)) if t.span != name.span]
        if not before or before[-1].tag not in ("NNP", "NNPS"):
            return True
        covered = any(n.span.holds(before[-1].span) for n in self._found[sentence])
        return covered and name.entry.form in (Form.DEMONYM_NOUN, Form.NAME, Form.OFFICE_HOLDER)

    def tokens(self, sentence: int, span: Span) -> list[Token]:
        return [t for t in self._sentences[sentence].tokens if span.holds(t.span)]

    def label(self, sentence: int, phrase: Phrase) -> str:
        """The parser's guess at the entity of the phrase's head: `PERSON`, `GPE`, `ORG` ... or empty."""
        return next((t.entity for t in self.tokens(sentence, phrase.head)), "")

    def proper(self, sentence: int, phrase: Phrase) -> str:
        """The run of capitalised words that ends with the phrase's head, as written."""
        tokens = self.tokens(sentence, Span(phrase.span.start, phrase.head.end))
        run: list[Token] = []
        for token in reversed(tokens):
            inner = token.text in "-–." or token.text.lower() in (
                "al",
                "bin",
                "von",
                "de",
                "van",
                "of",
                "el",
                "the",
                "and",
            )
            if not (token.text[:1].isupper() or token.text[:1].isdigit() or (run and inner)):
                break
            run.append(token)
        while run and not (run[-1].text[:1].isupper() or run[-1].text[:1].isdigit()):
            run.pop()
        if not run:
            return phrase.text
        span = Span(run[-1].span.start, run[0].span.end)
        return self._sentences[sentence].slice(span)


def _introduced(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The acronyms in brackets behind a name whose initials they are, with that name."""
    tokens = sentence.tokens
    for at in range(2, len(tokens) - 1):
        acronym = tokens[at].text
        bracketed = tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
        if not bracketed or not acronym.isupper() or not 2 <= len(acronym) <= 8:
            continue
        start, letters = at - 1, len(acronym)
        while start > 0 and letters:
            word = tokens[start - 1].text
            if word[:1].upper() == acronym[letters - 1] and word[:1].isupper():
                letters -= 1
            elif word.lower() not in ("of", "the", "for", "and", "in", "-", "to"):
                break
            start -= 1
        if not letters:
            yield acronym, sentence.slice(Span(tokens[start].span.start, tokens[at - 2].span.end))
