"""What the phrases of one article denote: tables first, then the article's own names, descriptions and references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.entities.context import (
    Together,
    claimants_of,
    head_of,
    is_reciprocal,
    nested,
    partners_of,
    speakers_of,
    together,
)
from kg.entities.deeds import deeds_of
from kg.entities.described import Described, definite, head_words, owner_of
from kg.entities.gazetteer import Form, Gazetteer
from kg.entities.history import History, Spoken
from kg.entities.holders import holder, states_called
from kg.entities.homes import Homes
from kg.entities.ids import bare, global_id
from kg.entities.names import ENTITY_KINDS, Names, as_wanted, singular_noun
from kg.entities.nouns import group_kind, is_office, kinds_of_noun
from kg.entities.offices import CHIEFS, office_of
from kg.entities.owners import Found, make_owners
from kg.entities.people import People
from kg.entities.placing import Placing
from kg.entities.reference import words
from kg.entities.references import References
from kg.model import (
    ACTORS,
    EVENTS,
    LOCATIONS,
    Article,
    Clause,
    How,
    Kind,
    Mention,
    Phrase,
    PhraseKind,
    Sentence,
    Span,
    Thing,
)

_POSSESSIVE = ("his ", "her ", "their ", "its ")
_BODIES = frozenset({Kind.STATE, Kind.ORGANIZATION, Kind.ARMED_GROUP})

_NOTHING: Found = ((), How.GUESS)


def make_resolver(
    article: Article, sentences: Sequence[Sentence], clauses: Sequence[Sequence[Clause]]
) -> ArticleResolver:
    """The resolver of one article; `clauses` stand sentence by sentence, as `find_clauses` gives them."""
    return ArticleResolver(article, sentences, clauses, Gazetteer.load())


class ArticleResolver:
    """Resolves the phrases of one article. Tables decide, the parser's guesses at names are the fallback."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        clauses: Sequence[Sequence[Clause]],
        gazetteer: Gazetteer,
    ) -> None:
        self._gazetteer = gazetteer
        self._names = Names(article, sentences, gazetteer)
        self._people = People(self._names, clauses, article.published)
        self._described = Described(article, gazetteer)
        self._day = article.published
        self._speakers, self._partners = speakers_of(clauses), partners_of(clauses)
        self._busy: set[tuple[int, Span]] = set()
        self._history = History()
        self._references = References(self._history, self._people, gazetteer)
        self._claimants = claimants_of(clauses)
        self._deeds = deeds_of(clauses)
        homes = Homes(self._names, len(sentences), self._history, gazetteer)
        self._owners = make_owners(self._found, self._people, self._references, homes, clauses)
        self._placing = Placing(self._found, self._owners, self._names)
        self._known: dict[tuple[int, Span, int, frozenset[Kind]], tuple[Mention, ...]] | None = None
        for index, inside in enumerate(clauses):
            self._take_note(index, inside)
        self._known = {}  # from here on the same question has the same answer

    def resolve(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Mention, ...]:
        """The things of the wanted kinds that the phrase denotes, in text order; empty when undecided."""
        if self._known is None:
            return self._resolved(sentence, phrase, wanted)
        key = (sentence, phrase.span, len(phrase.places), wanted)
        if key not in self._known:
            self._known[key] = self._resolved(sentence, phrase, wanted)
        return self._known[key]

    def _resolved(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Mention, ...]:
        things, how = self._found(sentence, phrase, wanted)
        things = tuple(map(self._people.current, things))
        if not things and Kind.ACTION in wanted and phrase.kind is not PhraseKind.PRONOUN:
            things, how = (self._described.action(phrase),), How.DESCRIPTION
        if phrase.guess and things:
            how = How.GUESS
        return tuple(Mention(t, sentence, phrase.span, phrase.text, how) for t in things)

    def _found(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        key = (sentence, phrase.span)
        if phrase.kind is PhraseKind.CLAUSE or key in self._busy:
            return _NOTHING
        self._busy.add(key)
        try:
            if is_reciprocal(phrase):
                return self._doers(sentence, phrase, wanted), How.MEMBERS
            if phrase.kind is PhraseKind.PRONOUN:
                return self._pronoun(sentence, phrase, wanted)
            phrase = self._common(sentence, phrase)
            if phrase.kind is PhraseKind.NAME or self._is_table_name(sentence, phrase):
                return self._name(sentence, phrase, wanted)
            return self._noun(sentence, phrase, wanted)
        finally:
            self._busy.discard(key)

    def _common(self, sentence: int, phrase: Phrase) -> Phrase:
        """A common noun that the parser took for a name: "Rebels in Chad" at the front, "the two Koreas"."""
        if phrase.kind is not PhraseKind.NAME:
            return phrase
        head = head_of(phrase)
        noun = singular_noun(head.lower())
        first = self._names.tokens(sentence, phrase.head)[:1]
        front = bool(first) and first[0].index == 0 and not first[0].entity
        if front and kinds_of_noun(noun) and self._names.of_phrase(sentence, phrase) is None:
            return replace(phrase, kind=PhraseKind.NOUN, lemma=noun, plural=noun != head.lower())
        if phrase.plural and states_called(head.removesuffix("s")):
            return replace(phrase, kind=PhraseKind.NOUN)
        return phrase

    def _take_note(self, index: int, clauses: Sequence[Clause]) -> None:
        """Enter what a sentence speaks of into the history, from left to right; pronouns add nothing new."""
        for group in together(clauses):
            self._note(index, group)
            for filler in group.phrases:
                for phrase in nested(filler):
                    for place in (p for p in phrase.places if p.name != "as"):
                        self._note(index, Together(place.fillers, False, True, None))

        for clause in clauses:
            if clause.predicate.lemma in ("hold-office", "be"):
                self._learn_body(index, clause)

    def _learn_body(self, index: int, clause: Clause) -> None:
        """Of "his foreign minister, X": X acts for whom he acts for."""
        for doer in clause.at("doer"):
            person = self._people.of_name(self._names.proper(index, doer)) if doer.kind is PhraseKind.NAME else None
            if person is None or self._people.body(person) is not None:
                continue
            for owner in (*clause.at("of"), *doer.at("of")):
                bodies, _ = self._found(index, owner, _BODIES)
                if len(bodies) == 1:
                    self._people.answer_to(person, bodies[0])
            heads = any(office_of(title) in words().heads for title in clause.at("as"))
            if heads and person.country is None and self._people.body(person) is None:
                code = self._owners.homes.of_person(index, doer.span.start)
                if code is not None:
                    self._people.guess_country(person, code)

    def _note(self, index: int, group: Together) -> None:
        members: list[Thing] = []
        for phrase in group.phrases:
            pronoun = phrase.kind is PhraseKind.PRONOUN and head_of(phrase).lower() not in words().he
            if pronoun or phrase.kind is PhraseKind.CLAUSE:
                continue
            mentions = self.resolve(index, phrase, ACTORS | LOCATIONS)
            things = tuple(m.thing for m in mentions)
            if things:
                plural = len(things) > 1 or phrase.plural
                sure = mentions[0].how not in (How.GUESS, How.MEMBERS)
                start = phrase.span.start
                self._history.add(Spoken(index, start, things, group.doer, plural, sure, group.scope, group.owner))
                members.extend(things)
        if len(group.phrases) > 1 and len(members) > 1:
            whole, start = tuple(dict.fromkeys(members)), group.phrases[0].span.start
            self._history.add(Spoken(index, start, whole, group.doer, True, True, group.scope, group.owner))

    def _is_table_name(self, sentence: int, phrase: Phrase) -> bool:
        """A capitalised noun that a table or the article knows is a name, whatever the parser took it for."""
        if not head_of(phrase)[:1].isupper():
            name = self._names.of_phrase(sentence, phrase)  # "the Haqqani network"
            return name is not None and name.entry.form is Form.NAME and " " in name.text and not name.entry.ambiguous
        if phrase.text == head_of(phrase) and self._people.of_name(phrase.text) is not None:
            return True
        name = self._names.of_phrase(sentence, phrase)
        return name is not None and not name.entry.ambiguous

    # --- names -------------------------------------------------------------------------------------------------------

    def _name(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        ship = self._owners.ship(sentence, phrase)
        if ship is not None:
            return ((ship,), How.NAME) if Kind.FORCE in wanted else _NOTHING
        person = self._people.of_name(self._names.proper(sentence, phrase))
        name = self._names.of_phrase(sentence, phrase)
        doubtful = name is None or name.entry.ambiguous or self._people.called_like_place(phrase)
        if person is not None and (doubtful or (name is not None and name.thing.type is Kind.PERSON)):
            return ((person,), How.NAME) if Kind.PERSON in wanted else self._represented(phrase, person, wanted)
        name = name or self._names.shortened(bare(phrase.text)) or self._names.derived(bare(phrase.text))
        if name is not None:
            thing = as_wanted(name, phrase, wanted)
            return ((thing,), How.TABLE) if thing is not None else _NOTHING
        full = self._names.expanded(bare(phrase.text)) or self._names.armed(sentence, phrase)
        if full is not None:
            body = self._described.body(full)
            return ((body,), How.NAME) if body.type in wanted else _NOTHING
        return self._unknown_name(sentence, phrase, wanted)

    def _represented(self, phrase: Phrase, person: Thing, wanted: frozenset[Kind]) -> Found:
        """What a named office holder speaks for, where a state or body is wanted and no person can be meant."""
        owned = any(office.at("of") for office in phrase.at("as"))
        body = self._people.body(person)
        known = body is not None and body.type in wanted and self._people.speaks_for_state(person)
        return ((body,), How.ROLE) if body is not None and known and not owned else _NOTHING

    def _unknown_name(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """A name that no table knows: its head noun says what it is, else the parser's guess."""
        learnt = self._placing.learnt.get(bare(phrase.text))
        if learnt is not None and learnt.type in wanted:
            return (learnt,), How.NAME
        attempts = (self._again, self._describe) if " " not in bare(phrase.text) else (self._role, self._describe)
        for attempt in attempts:
            described = attempt(sentence, phrase, wanted)
            if described[0]:
                return described[0], How.NAME
        if kinds_of_noun(phrase.lemma) or is_office(phrase.lemma):
            return _NOTHING
        label = self._names.label(sentence, phrase)
        kind = ENTITY_KINDS.get(label)
        proper = bare(self._names.proper(sentence, phrase))
        if kind is None or kind not in wanted or not proper[:1].isupper():
            return _NOTHING
        if kind is Kind.PERSON and " " not in proper:
            holders = holder(proper, CHIEFS, None, self._day)
            if len(holders) == 1:
                return holders, How.NAME  # a surname that one head of state or government bears
        how = How.NAME if " " in proper or kind is not Kind.PERSON else How.GUESS
        return (Thing(global_id(kind, proper), proper, kind),), how

    # --- nouns -------------------------------------------------------------------------------------------------------

    def _noun(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        placed = (self._placing.called, self._placing.located)
        for attempt in (*placed, self._members, self._role, self._again, self._side, self._describe):
            found = attempt(sentence, phrase, wanted)
            if found[0]:
                return found
        return _NOTHING

    def _members(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """Several at once ("the two countries", "both sides", "the leaders"), or the other of two ("its neighbour")."""
        owners = self._owners.named(sentence, phrase) if phrase.at("of") else ()
        if not owners:
            doers = self._doers(sentence, phrase, ACTORS)
            taken = {t.id for t in doers}  # whose president thanks "both countries" is none of them
            taken |= {f"state/{t.country}" for t in doers}
            taken |= {body.id for t in doers if (body := self._people.body(t)) is not None}
            return self._kept(self._references.members(sentence, phrase, frozenset(taken)), wanted, How.MEMBERS)
        other = self._references.other(sentence, phrase, frozenset(o.id for o in owners)) if definite(phrase) else None
        return ((other,), How.MEMBERS) if other is not None and other.type in wanted else _NOTHING

    def _role(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """An office: whoever the article names as its holder, else the described ("the Armenian PM")."""
        if not is_office(phrase.lemma) or Kind.PERSON not in wanted:
            return _NOTHING
        office = office_of(phrase)
        owners = self._owners.named(sentence, phrase)
        if owners:
            people = [self._office_holder(phrase, office, owner) for owner in owners]
            return self._kept(dict.fromkeys(people), wanted, How.ROLE)
        if phrase.plural:
            return _NOTHING
        if definite(phrase):
            last = self._references.holder(sentence, phrase, office)
            if last is not None:
                return (last,), How.ROLE
            if office in words().heads:
                states, how = self._owners.home(sentence, phrase)
                if states:
                    return (self._office_holder(phrase, office, states[0]),), how
        return (self._described.person(phrase, office, None),), How.GUESS

    def _office_holder(self, phrase: Phrase, office: str, owner: Thing) -> Thing:
        whose = owner_of(owner)
        country = whose.country if whose is not None else None
        named = self._people.in_office(office, country) if country is not None else None
        if named is None and phrase.plural and owner.type in _BODIES:
            return owner  # "NATO foreign ministers" are NATO
        if named is None and phrase.plural and country is not None:
            return self._people.chief(country) or owner
        return named or self._described.person(phrase, office, whose)

    def _again(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """What was spoken of last of that sort: "the region", "the country", "the group"."""
        last = self._references.again(sentence, phrase, wanted)
        return ((last,), How.ROLE) if last is not None else _NOTHING

    def _side(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """Whoever stands behind "the Russian side"."""
        own = phrase.lemma in words().countries and not phrase.plural and phrase.text.lower().startswith(_POSSESSIVE)
        if not (own or phrase.lemma in ("side", "delegation", "counterpart", "party")) or not phrase.at("of"):
            return _NOTHING
        owners = self._owners.named(sentence, phrase)
        if own:
            states = (self._references.state(o.country) for o in owners if o.country is not None)
            owners = tuple(state for state in states if state is not None)
        return self._kept(owners, wanted, How.DESCRIPTION)

    def _describe(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """A force, an institution, a group, an event or a place by its head noun."""
        kind = self._described.kind(phrase, wanted)
        if kind is None or (kind is Kind.PERSON and is_office(phrase.lemma)):
            return _NOTHING
        if phrase.lemma in words().soil and Kind.STATE in wanted:
            states = [t for t in self._owners.named(sentence, phrase) if t.type is Kind.STATE]
            if states:
                return tuple(states), How.DESCRIPTION
        if kind in EVENTS or kind in (Kind.PLACE, Kind.TERRITORY):
            return (self._described.thing(sentence, phrase, kind, None),), How.DESCRIPTION
        owners, how = self._owners.of(sentence, phrase, kind)
        if not owners:
            return (self._described.thing(sentence, phrase, kind, None),), How.DESCRIPTION
        armed = tuple(o for o in owners if o.type is Kind.ARMED_GROUP and "--" not in o.id)
        if armed and group_kind(head_words(phrase)) in words().armed_kinds:
            return armed, how  # "UNITA fighters" are UNITA
        things = [self._described.thing(sentence, phrase, kind, owner_of(o)) for o in owners]
        return tuple(dict.fromkeys(things)), how

    # --- references --------------------------------------------------------------------------------------------------

    def _pronoun(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        if head_of(phrase).lower() in words().we:
            return self._speaker(sentence, phrase, wanted)
        claimants = self._claimants.get((sentence, phrase.span), ())
        if claimants and head_of(phrase).lower() in words().it:
            return self._found(sentence, claimants[0], wanted & ACTORS)[0][:1], How.PRONOUN
        if self._deeds.is_meant(sentence, phrase):
            return self._deed(sentence, phrase, wanted)
        things = self._references.pronoun(sentence, phrase, wanted, self._taken(sentence, phrase))
        if len(things) == 1 and things[0].type is Kind.PERSON and Kind.PERSON not in wanted:
            return self._represented(phrase, things[0], wanted)
        return things, How.PRONOUN

    def _deed(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        """The deal, decision or attack that was spoken of last."""
        last = self._deeds.last(sentence, phrase)
        if last is None:
            return _NOTHING
        things, _ = self._found(*last, wanted & EVENTS)
        if not things and Kind.ACTION in wanted and not kinds_of_noun(last[1].lemma) & EVENTS:
            things = (self._described.action(last[1]),)
        return things, How.PRONOUN

    def _speaker(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> Found:
        for told, who in self._speakers.get(sentence, ()):
            if told.holds(phrase.span):
                things, _ = self._found(sentence, who, wanted & ACTORS)
                if things:
                    return things[:1], How.PRONOUN
        return _NOTHING

    def _taken(self, sentence: int, phrase: Phrase) -> frozenset[str]:
        """The doers of the pronoun's own clause: "X praised him" is not about X."""
        if phrase.text.lower() in ("his", "her", "its", "their"):
            return frozenset()
        doers = self._doers(sentence, phrase, ACTORS)
        own = {f"state/{t.country}" for t in doers if t.type is not Kind.STATE and t.country}
        return frozenset({t.id for t in doers} | own)

    def _doers(self, sentence: int, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Thing, ...]:
        """The doers of the clause in which a pronoun or an "each other" stands."""
        doers = self._partners.get((sentence, phrase.span), ())
        return tuple(dict.fromkeys(t for d in doers for t in self._found(sentence, d, wanted & ACTORS)[0]))

    @staticmethod
    def _kept(things: Iterable[Thing], wanted: frozenset[Kind], how: How) -> Found:
        return tuple(t for t in things if t.type in wanted), how
