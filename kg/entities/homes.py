"""Whose the government, the army or the foreign ministry is where the text names no owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from kg.entities.described import head_words
from kg.entities.gazetteer import Gazetteer
from kg.entities.history import History
from kg.entities.names import Name, Names
from kg.entities.reference import words
from kg.model import Kind, Phrase, Thing

_ABROAD = ("-embassy", "-consulate", "-mission")  # they speak of another state's government
_LEAST, _AHEAD = 2, 2  # a state that the article names so often, and so much more often than the next


def is_national(phrase: Phrase) -> bool:
    """Is it something that every state has one of: "the government", "army troops", "the interior ministry"?"""
    lists = words()
    if phrase.lemma in lists.national or head_words(phrase) in lists.national:
        return True
    return any(w.lemma.lower() in lists.national for w in phrase.modifiers)


class Homes:
    """The states that an article is about."""

    def __init__(self, names: Names, sentences: int, history: History, gazetteer: Gazetteer) -> None:
        self._history = history
        self._gazetteer = gazetteer
        self._counts: Counter[str] = Counter()
        self._here = [{c for n in names.of_sentence(index) if (c := self._code(n))} for index in range(sentences)]
        self._acting = {
            c
            for index in range(sentences)
            for n in names.of_sentence(index)
            if not names.is_where(index, n) and not names.is_goal(index, n) and (c := self._code(n))
        }
        if names.undecided:
            self._counts["?"] = 1
        self._beside = [
            {
                n.actor().id.removeprefix("state/")
                for n in names.of_sentence(index)
                if n.actor().type is Kind.STATE and not names.is_where(index, n)
            }
            for index in range(sentences)
        ]  # named, and not as where something is
        for index in range(sentences):
            self._counts.update(code for name in names.of_sentence(index) if (code := self._code(name)))

    def _code(self, name: Name) -> str | None:
        actor = name.actor()
        return actor.country or self._gazetteer.located(name.thing.id)

    def owner(self, sentence: int, start: int, *, acts: bool, office: bool = False) -> tuple[Thing | None, bool]:
        """The state, and whether it is sure. `acts`: the phrase is the doer of its clause.

        The only state of the article; else the one that it is mostly about; else whoever acted in the sentence before.
        Who asks something of "the government" does not ask its own.
        """
        actors = self._actors(sentence, start)
        before = [code for code in actors if len(code) == 3]
        without = {*before, *self._beside[sentence]}
        if len(self._counts) == 1 and (acts or not before):
            only = next(iter(self._counts))
            visited = office and only not in self._acting  # "the president flew to Serbia"
            return (self._state(only) if only not in self._beside[sentence] and not visited else None), True
        main = self._main(without)
        if main is None and acts and not actors:
            last = self._actors(sentence - 1, None) or self._actors(sentence - 2, None)
            main = last[0] if len(last) == 1 and last[0] not in without else None
        return self._state(main), False

    def of_person(self, sentence: int, start: int) -> str | None:
        """The country of "President Kovac" whom the article gives none: of the sentence before, or its only one.

        Never one that the sentence itself names: whom he talks about he need not serve.
        """
        if self._actors(sentence, start):
            return None
        last = self._actors(sentence - 1, None) or list(self._counts)
        return last[0] if len(last) == 1 and last[0] not in self._here[sentence] and len(last[0]) == 3 else None

    def _main(self, without: Collection[str]) -> str | None:
        (first, most), (_, next_most) = (*self._counts.most_common(2), ("", 0), ("", 0))[:2]
        return first if most >= max(_LEAST, _AHEAD * next_most) and first not in without else None

    def _actors(self, sentence: int, start: int | None) -> list[str]:
        """The countries of the doers of a sentence, up to a place."""
        spoken = self._history.of_sentence(sentence)
        doers = [s for s in spoken if s.doer and not s.inside and (start is None or s.start < start)]
        acting = [t for s in doers for t in s.things if not t.id.endswith(_ABROAD)]
        codes = (t.country or (t.id if t.type is Kind.ORGANIZATION else None) for t in acting)
        return list(dict.fromkeys(code for code in codes if code is not None))

    def _state(self, code: str | None) -> Thing | None:
        return self._gazetteer.thing(f"state/{code}") if code is not None else None
