"""Names in the sentences of one article: what the tables know, and what the parser takes for a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.entities.gazetteer import Entry, Form, Gazetteer
from kg.entities.ids import bare
from kg.entities.reference import words
from kg.model import ACTORS, Article, Kind, Phrase, PhraseKind, Sentence, Span, Thing, Token

_WHERE = frozenset({"in", "near", "at", "across", "throughout", "inside", "within", "around", "outside"})
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
_INNER = frozenset({"al", "bin", "von", "de", "van", "of", "el", "the", "and"})  # inside a name
ENTITY_KINDS = {
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "NORP": Kind.GROUP,
}  # of the parser's labels
_UNION = "org/european-union"
_OTHER_HALF = {"North": "South", "South": "North"}
_SHORTENED = frozenset({Kind.TERRITORY, Kind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a table knows, where it stands; offsets as in its sentence's part."""

    span: Span
    entry: Entry
    text: str = ""

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
        self._sentences = sentences
        self._starts = [[t.span.start for t in s.tokens] for s in sentences]
        self._ends = [[t.span.end for t in s.tokens] for s in sentences]
        self._proper: dict[tuple[int, int, int], str | None] = {}
        self._gazetteer = gazetteer
        self.undecided = False  # is there a state's name of which the article does not say which state it is?
        self._found = [self._decided(index, gazetteer) for index in range(len(sentences))]
        self._found = [self._seated(names, gazetteer) for names in self._found]
        self._short = self._last_words() | self._halves(gazetteer)
        self._full = dict(pair for sentence in sentences for pair in _introduced(sentence))

    def _decided(self, index: int, gazetteer: Gazetteer) -> tuple[Name, ...]:
        """The names of a sentence; one that two states share means the one that the article has another name of.

        Where it has no other, or of both, the name is left out.
        """
        kept = []
        for name in self._found[index]:
            if self._is_part(index, name):
                half = self._half(index, name, self._twins(name, gazetteer))
                kept += [half] if half is not None else []
                continue
            if name.entry.ambiguous and name.thing.type is Kind.STATE:
                states = self._twins(name, gazetteer)
                if len(states) > 1:
                    chosen = self._half(index, name, states) or self._other_name(name, states, gazetteer)
                    self.undecided |= chosen is None
                    kept += [chosen] if chosen is not None else []
                    continue
            kept.append(name)
        return tuple(kept)

    def _is_part(self, index: int, name: Name) -> bool:
        """Is it only half of a name: "Korean" of "South Korean", "Irish" of "Northern Irish"?"""
        before = self._before(index, name.span.start)[-1:]
        adjective = name.entry.form in (Form.DEMONYM_ADJECTIVE, Form.DEMONYM_NOUN)
        return adjective and any(t.text in _DIRECTIONS for t in before)

    def _twins(self, name: Name, gazetteer: Gazetteer) -> dict[str, Entry]:
        """The states that the adjective of a name may be of."""
        readings = gazetteer.lookup(name.text) if name.text else ()
        return {e.thing.id: e for e in readings if e.thing.type is Kind.STATE}

    def _half(self, index: int, name: Name, states: dict[str, Entry]) -> Name | None:
        """The state whose name begins with the word in front: of "South Korean"."""
        before = self._before(index, name.span.start)[-1:]
        for token in before:
            for entry in states.values():
                if entry.thing.label.startswith(f"{token.text} "):
                    return Name(token.span.joined(name.span), entry)
        return None

    def _other_name(self, name: Name, states: dict[str, Entry], gazetteer: Gazetteer) -> Name | None:
        sure = self._sure(gazetteer)
        named = [e for id, e in states.items() if id.removeprefix("state/") in sure]
        if not named and name.text in words().rather:
            named = [e for id, e in states.items() if id == f"state/{words().rather[name.text]}"]
        return replace(name, entry=named[0]) if len(named) == 1 else None

    def _sure(self, gazetteer: Gazetteer) -> set[str]:
        """The codes of the states that the article names beyond doubt, by themselves, a city or an office holder."""
        sure = [n for names in self._found for n in names if not n.entry.ambiguous]
        codes = {code for n in sure for code in (n.actor().country, gazetteer.located(n.thing.id))}
        return {code for code in codes if code is not None}

    def _seated(self, names: tuple[Name, ...], gazetteer: Gazetteer) -> tuple[Name, ...]:
        """In an article that does not name Belgium "Brussels" acts for the European Union."""
        ids = {n.thing.id for found in self._found for n in found}
        union = gazetteer.thing(_UNION)
        if union is None or "state/BEL" in ids:
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
        spans = (Span(tokens[e.start].span.start, tokens[e.end - 1].span.end) for e in entries)
        return tuple(Name(span, e, sentence.slice(span)) for span, e in zip(spans, entries, strict=True))

    def of_sentence(self, sentence: int) -> tuple[Name, ...]:
        return self._found[sentence]

    def is_where(self, sentence: int, name: Name) -> bool:
        """Does the name say where something is: "in Kenya", "near Goma"?"""
        return self._word_before(sentence, name) in ("", *_WHERE)

    def is_goal(self, sentence: int, name: Name) -> bool:
        """Does the name say where somebody goes?"""
        return self._word_before(sentence, name) in ("to", "into", "for", "from", "towards", "via")

    def _word_before(self, sentence: int, name: Name) -> str:
        before = (t for t in reversed(self._before(sentence, name.span.start)) if t.tag not in ("JJ", "DT"))
        return next((t.text.lower() for t in before), "")

    def derived(self, word: str) -> Name | None:
        """What a word is made of: the islands of "the Falklands", the territory of "South Ossetian"."""
        whole = f"{word[:-1]} Islands" if word.endswith("s") else word[:-1] if word.endswith("ian") else ""
        found = self._gazetteer.lookup(whole) if whole[:1].isupper() else ()
        named = [e for e in found if e.thing.type in (Kind.TERRITORY, Kind.PLACE) and e.form is Form.NAME]
        return Name(Span(0, len(word)), named[0], word) if named else None

    def armed(self, sentence: int, phrase: Phrase) -> str | None:
        """The whole name of an armed body of which the phrase is the end: "Brigades" of "Swift Guard Brigades"."""
        last = singular_noun(bare(phrase.text).split(" ")[-1].lower())
        if last not in words().armed_bodies or phrase.kind is not PhraseKind.NAME:
            return None
        run: list[Token] = []
        for token in reversed(self._before(sentence, phrase.head.end)):
            if not (token.text[:1].isupper() or token.text in ("-", "of", "'s", "’s")) or token.tag == "DT":
                break
            run.insert(0, token)
        while run and not run[0].text[:1].isupper():
            run.pop(0)
        if len(run) < 2 or run[0].span.start == self._sentences[sentence].span.start:
            return None
        span = Span(run[0].span.start, run[-1].span.end)
        states = any(n.thing.type is Kind.STATE for n in self.within(sentence, span))
        return None if states else self._sentences[sentence].slice(span)

    def behind(self, sentence: int, span: Span) -> Name | None:
        """The name that follows a span at once: of "the West African bloc" that of the bloc."""
        return next((n for n in self._found[sentence] if n.span.start == span.end + 1), None)

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

    def tokens(self, sentence: int, span: Span) -> Sequence[Token]:
        first = bisect_left(self._starts[sentence], span.start)
        return self._sentences[sentence].tokens[first : bisect_right(self._ends[sentence], span.end)]

    def _before(self, sentence: int, offset: int) -> Sequence[Token]:
        """The tokens of the sentence that end before a place."""
        return self._sentences[sentence].tokens[: bisect_right(self._ends[sentence], offset)]

    def label(self, sentence: int, phrase: Phrase) -> str:
        """The parser's guess at the entity of the phrase's head: `PERSON`, `GPE`, `ORG` ... or empty."""
        return next((t.entity for t in self.tokens(sentence, phrase.head)), "")

    def proper(self, sentence: int, phrase: Phrase) -> str:
        """The run of capitalised words that ends with the phrase's head, as written."""
        key = (sentence, phrase.span.start, phrase.head.end)
        if key not in self._proper:
            self._proper[key] = self._capitalised(sentence, Span(phrase.span.start, phrase.head.end))
        return self._proper[key] or phrase.text

    def _capitalised(self, sentence: int, span: Span) -> str | None:
        run: list[Token] = []
        for token in reversed(self.tokens(sentence, span)):
            inner = token.text in "-–." or token.text.lower() in _INNER
            if not (token.text[:1].isupper() or token.text[:1].isdigit() or (run and inner)):
                break
            run.append(token)
        while run and not (run[-1].text[:1].isupper() or run[-1].text[:1].isdigit()):
            run.pop()
        return self._sentences[sentence].slice(Span(run[-1].span.start, run[0].span.end)) if run else None


def as_wanted(name: Name, phrase: Phrase, wanted: frozenset[Kind]) -> Thing | None:
    """What a table's name means where these kinds are wanted: a capital acts as its state and is a place."""
    thing, actor = name.thing, name.actor()
    places_only = not (wanted & ACTORS) - {Kind.STATE}
    one = ("a", "an", "the") if name.text.endswith(("an", "i")) else ("a", "an")  # "the Swiss" are the state
    alone = phrase.text.lower().endswith(f" {name.text.lower()}")
    people = name.entry.form is Form.DEMONYM_ADJECTIVE and phrase.determiner in one and alone  # "a Russian"
    if (people or name.entry.form is Form.DEMONYM_NOUN) and thing.type is Kind.STATE:
        if Kind.GROUP in wanted:
            code = thing.id.removeprefix("state/")
            return Thing(
                f"group/{code}-people",
                phrase.text.replace("The ", "the ") if people else bare(phrase.text),
                Kind.GROUP,
                code,
            )
        if phrase.modifiers or phrase.determiner != "the":
            return None  # "the Danes" may act for Denmark, "ethnic Danes" do not
    if name.text in words().meeting_towns and thing.type not in wanted:
        return None
    if actor is not thing and not (places_only and thing.type in wanted) and actor.type in wanted:
        return actor
    if thing.type in wanted:
        return thing
    if actor.type in wanted:
        return actor
    if thing.type is Kind.TERRITORY and Kind.GROUP in wanted:
        return Thing("group/" + thing.id.split("/", 1)[1], thing.label, Kind.GROUP)
    return None


def singular_noun(word: str) -> str:
    """Without a plural ending.

    >>> singular_noun("forces"), singular_noun("army"), singular_noun("brigades")
    ('force', 'army', 'brigade')
    """
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


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
