"""Things that a common noun describes: troops, ministries, refugees, ceasefires, the contact line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.entities import gender
from kg.entities.gazetteer import Gazetteer
from kg.entities.ids import bare, global_id, local_id, owned_id, slug
from kg.entities.labels import MOST, short_label, without_time
from kg.entities.names import singular_noun
from kg.entities.nouns import force_kind, group_kind, kinds_of_noun
from kg.entities.reference import words
from kg.model import ACTORS, EVENTS, Article, Kind, Phrase, PhraseKind, Thing

_DEFINITE = ("the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both", "such")
_NAMED_OF = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* of(?: the)?(?: [A-Z][\w'’-]*)+")  # "Treaty of Accra"
_ORDER = (
    Kind.FORCE,
    Kind.ARMED_GROUP,
    Kind.INSTITUTION,
    Kind.ORGANIZATION,
    Kind.GROUP,
    Kind.PERSON,
    Kind.AGREEMENT,
    Kind.CONFLICT,
    Kind.MEETING,
    Kind.TERRITORY,
    Kind.PLACE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose something is: the code or slug that goes into an id, the words for a label, and the country."""

    key: str
    label: str
    country: str | None


def owner_of(thing: Thing) -> Owner | None:
    """The owner that a thing can be: a country, an organisation, whoever answers to a country.

    >>> owner_of(Thing("org/united-nations", "United Nations", Kind.ORGANIZATION))
    Owner(key='united-nations', label='United Nations', country=None)
    """
    if thing.type is Kind.STATE:
        code = thing.id.removeprefix("state/")
        return Owner(code, thing.label, code)
    if thing.country is not None:
        return Owner(thing.country, thing.country, thing.country)
    if thing.type in (Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.TERRITORY, Kind.GROUP) and "--" not in thing.id:
        return Owner(thing.id.split("/", 1)[1], thing.label, None)
    return None


def definite(phrase: Phrase) -> bool:
    """Does the phrase speak of something known?"""
    return phrase.text.lower().split(" ", 1)[0] in _DEFINITE or phrase.determiner in _DEFINITE


def head_words(phrase: Phrase) -> str:
    """The head's lemma with the word before it, as the noun lists are keyed: "aid worker", "coast guard"."""
    before = [w.lemma.lower() for w in phrase.modifiers if w.span.end <= phrase.head.start]
    return f"{before[-1]} {phrase.lemma}" if before else phrase.lemma


def _is_person(phrase: Phrase) -> bool:
    """Has the name a title or a first name in it?"""
    words = phrase.text.split()
    return bool(phrase.at("as")) or any(gender.of_name(" ".join(words[k:])) for k in range(len(words) - 1))


class Described:
    """Makes things from descriptions; what is only described has an id under its article.

    Events get one provisional id per mention, which the room `events` unites and numbers again.
    """

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self._article = article
        self._gazetteer = gazetteer
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._counts: dict[str, int] = {}

    def kind(self, phrase: Phrase, wanted: frozenset[Kind]) -> Kind | None:
        """The wanted class that the phrase's head noun names."""
        kinds = kinds_of_noun(head_words(phrase))
        if phrase.lemma == "force" and not phrase.plural and not phrase.determiner and not phrase.modifiers:
            kinds = frozenset()  # "came into force"
        if phrase.lemma in ("statement", "declaration", "communique", "communiqué") and self._is_joint(phrase):
            kinds |= {Kind.AGREEMENT}
        return next((k for k in _ORDER if k in kinds and k in wanted), None)

    @staticmethod
    def _is_joint(phrase: Phrase) -> bool:
        return any(w.lemma in ("joint", "trilateral", "bilateral", "final", "common") for w in phrase.modifiers)

    def thing(self, sentence: int, phrase: Phrase, kind: Kind, owner: Owner | None) -> Thing:
        """The thing of this class that the phrase describes."""
        if kind in EVENTS:
            return self._event(sentence, phrase, kind)
        if kind is Kind.FORCE:
            if owner is None and phrase.kind is PhraseKind.NAME and " " in bare(self.short(phrase)):
                return self.body(self.proper_name(phrase))
            return self._owned(phrase, kind, owner, force_kind(head_words(phrase)) or phrase.lemma)
        if kind in (Kind.GROUP, Kind.ARMED_GROUP):
            closed = group_kind(head_words(phrase))
            if closed is None or (kind is Kind.ARMED_GROUP and (owner is None or owner.country is None)):
                return self._named_or_local(phrase, kind, owner, bare(self.naming(phrase)))
            if phrase.determiner in ("a", "an") and not phrase.plural:  # one of them, not all
                return self._named_or_local(phrase, kind, owner, bare(self.short(phrase)))
            return self._owned(phrase, Kind.GROUP, owner, closed)
        if kind is Kind.INSTITUTION:
            return self._owned(phrase, kind, owner, self._organ(phrase))
        named = phrase.kind is PhraseKind.NAME and kind is Kind.ORGANIZATION
        words = self.proper_name(phrase) if named else without_time(bare(phrase.text))
        return self._named_or_local(phrase, kind, None, words if len(words) <= MOST else bare(self.naming(phrase)))

    def body(self, name: str) -> Thing:
        """A group or organisation with a proper name that no table knows; forces without a country are armed groups."""
        name = bare(name)
        known = self._gazetteer.lookup(name)
        if known:
            return known[0].thing
        last = singular_noun(name.split()[-1].lower())
        armed = last in words().armed_bodies or kinds_of_noun(last) & {Kind.FORCE, Kind.ARMED_GROUP}
        kind = Kind.ARMED_GROUP if armed else Kind.ORGANIZATION
        return Thing(global_id(kind, name), name, kind)

    def person(self, phrase: Phrase, office: str, owner: Owner | None) -> Thing:
        """An office holder whom the article does not name."""
        words = f"{self._adjective(owner)} {office}" if owner is not None else office
        identifier = local_id("Person", self._article.id, words)
        return Thing(identifier, words, Kind.PERSON, owner.country if owner is not None else None)

    def action(self, phrase: Phrase) -> Thing:
        """The deed that the phrase spells out."""
        words = short_label(bare(phrase.text))
        return Thing(local_id("Action", self._article.id, words), words, Kind.ACTION)

    def _event(self, sentence: int, phrase: Phrase, kind: Kind) -> Thing:
        name = self.proper_name(phrase) if phrase.kind is PhraseKind.NAME else ""
        if " " in name:
            return Thing(global_id(kind, name), name, kind)
        key = (phrase.lemma, sentence, phrase.head.start)
        if key not in self._numbers:
            self._counts[phrase.lemma] = self._counts.get(phrase.lemma, 0) + 1
            self._numbers[key] = self._counts[phrase.lemma]
        identifier = local_id(kind, self._article.id, phrase.lemma, self._numbers[key])
        return Thing(identifier, self._lowered(phrase, bare(self.naming(phrase, "on"))), kind)

    def _owned(self, phrase: Phrase, kind: Kind, owner: Owner | None, words: str) -> Thing:
        if owner is None:
            return self._named_or_local(phrase, kind, None, bare(self.short(phrase)))
        label = f"{self._adjective(owner)} {words.replace('-', ' ')}"
        return Thing(owned_id(kind, owner.key, words), label, kind, owner.country)

    def _adjective(self, owner: Owner) -> str:
        """The word in front of what is somebody's: "Russian", else the owner's name."""
        id = f"state/{owner.key}" if owner.key == owner.country else f"territory/{owner.key}"
        return self._gazetteer.adjective(id) or owner.label

    def _named_or_local(self, phrase: Phrase, kind: Kind, owner: Owner | None, words: str) -> Thing:
        country = owner.country if owner is not None and kind in ACTORS and kind is not Kind.ARMED_GROUP else None
        if phrase.kind is PhraseKind.NAME and len(words.split()) > 1:
            return Thing(global_id(kind, words), words, kind, country)
        return Thing(local_id(kind, self._article.id, words), self._lowered(phrase, words), kind, country)

    def _lowered(self, phrase: Phrase, words: str) -> str:
        """A common noun that is capital only because it opens the sentence is written small."""
        first = words.split(" ", 1)[0]
        if phrase.kind is not PhraseKind.NOUN or not first.istitle() or self._gazetteer.lookup(first):
            return words
        common = not phrase.modifiers or re.search(rf"\b{re.escape(first.lower())}\b", self._article.text)
        return words[:1].lower() + words[1:] if common else words

    @staticmethod
    def short(phrase: Phrase) -> str:
        """The words up to the head: without what hangs on it by a preposition."""
        return phrase.text[: phrase.head.end - phrase.span.start] or phrase.text

    def naming(self, phrase: Phrase, *places: str) -> str:
        """The words up to the head, and the known name that hangs on it: "camp of the PKK"."""
        for filler in phrase.at(*(places or ("of",))):
            between = phrase.text[phrase.head.end - phrase.span.start : max(0, filler.span.start - phrase.span.start)]
            close = between.split() in ([p] for p in (places or ("of",)))
            if close and filler.kind is PhraseKind.NAME and self._gazetteer.lookup(bare(filler.text)):
                return phrase.text[: filler.span.end - phrase.span.start]
        return self.short(phrase)

    @staticmethod
    def proper_name(phrase: Phrase) -> str:
        """A proper name as written, without determiner and lower-case modifiers in front."""
        whole = bare(phrase.text)
        led = any(_is_person(f) for f in phrase.at("of"))  # "the Reform Party of General Deng"
        if _NAMED_OF.fullmatch(whole) and not led:
            return whole
        words = bare(Described.short(phrase)).split()
        while len(words) > 1 and words[0][:1].islower():
            words = words[1:]
        return " ".join(words)

    def _organ(self, phrase: Phrase) -> str:
        """The organ's words without its owner's name: "foreign ministry"."""
        owners = [p.text for p in phrase.at("of")]
        words = bare(self.short(phrase))
        for owner in owners:
            words = words.replace(owner, " ")
        kept = [w for w in bare(" ".join(words.split())).split() if w.lower() not in ("'s", "’s", "s")]
        return slug(" ".join(kept).lower()).removeprefix("s-") or phrase.lemma
