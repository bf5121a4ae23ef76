"""Who says so: the voices of a reading as one actor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.ids import bare, local_id
from kg.entities.protocol import Resolver
from kg.model import ACTORS, Article, Kind, Phrase, PhraseKind, Sentence, Thing
from kg.statements.qualify import UNNAMED, Reading

SPEECH_ACTS = frozenset({"accuses", "supports", "threatens", "rejects", "requests"})
CLAIMS = frozenset({"disputes"})  # who claims for himself disputes, whatever his claim is worth
_WORDY = re.compile(r"\w")


class Speakers:
    """Finds the speakers of one article; a cue may stand in another sentence of the paragraph than its clause."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], resolver: Resolver) -> None:
        self._article = article
        self._sentences = sentences
        self._resolver = resolver

    def of(self, reading: Reading, sentence: Sentence) -> tuple[Thing, ...]:
        """The actors who say it: a local Group where nobody is named, nobody for the article's own voice."""
        if reading.source is None:
            return ()
        found = {thing.id: thing for phrase in reading.voices for thing in self.resolved(phrase, sentence)}
        if found:
            return tuple(found.values())
        worded = next((p for p in reading.voices if p.kind is not PhraseKind.PRONOUN), None)
        words = bare(worded.text) if worded is not None else reading.source
        return (self._group(words if _WORDY.search(words) else UNNAMED),)

    def resolved(self, phrase: Phrase, sentence: Sentence) -> tuple[Thing, ...]:
        """The actors that a phrase of the sentence, or of its paragraph, denotes."""
        index = self._sentence_of(phrase, sentence)
        return tuple(m.thing for m in self._resolver.resolve(index, phrase, ACTORS))

    def _sentence_of(self, phrase: Phrase, sentence: Sentence) -> int:
        if sentence.span.holds(phrase.span):
            return sentence.index
        same = (s for s in self._sentences if s.part is sentence.part and s.span.holds(phrase.span))
        return next((s.index for s in same), sentence.index)

    def _group(self, words: str) -> Thing:
        return Thing(local_id(Kind.GROUP, self._article.id, words), words, Kind.GROUP)


def same_voice(speaker: Thing, subject: Thing) -> bool:
    """Does the speaker speak for the subject: the same, or an official and his or her state?"""
    if speaker.id == subject.id:
        return True
    stands_for = speaker.country is not None and speaker.country == subject.country
    return stands_for and Kind.STATE in (speaker.type, subject.type)
