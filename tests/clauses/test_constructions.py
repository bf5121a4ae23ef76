"""Constructions of news prose: a sentence, and all the clauses that some of its predicates must give, as strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.clauses import find_clauses
from kg.model import Clause, Sentence

CASES = {
    "considers T part of": (
        "Chad considers Arica part of its territory.",
        [
            "consider(doer Chad, done-to Arica, as part of its territory)",
        ],
    ),
    "held responsible": (
        "Kenya held Somalia responsible for the attack.",
        [
            "hold(doer Kenya, done-to Somalia, as responsible for the attack, for the attack)",
        ],
    ),
    "dative": (
        "Sweden sent Kyiv tanks.",
        [
            "send(doer Sweden, done-to tanks, recipient Kyiv)",
        ],
    ),
    "dative with an adjective": (
        "Russia sold India new tanks.",
        [
            "sell(doer Russia, done-to new tanks, recipient India)",
        ],
    ),
    "no dative": (
        "Norway sent UN observers to Chad.",
        [
            "send(doer Norway, done-to UN observers, to Chad)",
        ],
    ),
    "lay claim": (
        "Both Peru and Chile lay claim to the waters.",
        [
            "lay_claim(doer Peru + Chile, to the waters, predicate claim to the waters, done-to the waters)",
        ],
    ),
    "along with": (
        "Kenya, along with Uganda, signed the accord.",
        [
            "sign(doer Kenya + Uganda, done-to the accord)",
        ],
    ),
    "as well as": (
        "Norway met Chad as well as Libya.",
        [
            "meet(doer Norway, done-to Chad + Libya)",
        ],
    ),
    "two sides": (
        "Fighting broke out between Chad on one side and Libya and Sudan on the other.",
        [
            "break_out(doer Fighting, between Chad + Libya + Sudan, on one side + the other)",
        ],
    ),
    "offices of two": (
        "Anna Berg and Tomas Ruiz, the foreign ministers of Norway and Peru, met in Lima.",
        [
            "hold-office(doer Anna Berg, as the foreign ministers of Norway and Peru, of Norway)",
            "hold-office(doer Tomas Ruiz, as the foreign ministers of Norway and Peru, of Peru)",
        ],
    ),
    "names of two offices": (
        "The presidents of Peru and Chile, Ana Ruiz and Pablo Soto, signed a treaty.",
        [
            "hold-office(doer Ana Ruiz, as The presidents of Peru and Chile, of Peru)",
            "hold-office(doer Pablo Soto, as The presidents of Peru and Chile, of Chile)",
            "sign(doer Ana Ruiz + Pablo Soto, done-to a treaty)",
        ],
    ),
    "ally before its name": (
        "Peru's ally China abstained.",
        [
            "be(doer China, as Peru's ally, of Peru)",
            "abstain(doer China)",
        ],
    ),
    "signatories": (
        "Anna Berg signed the accord for Norway and Tomas Ruiz for Peru.",
        [
            "sign(doer Anna Berg, done-to the accord, for Norway)",
            "sign(doer Tomas Ruiz, done-to the accord, for Peru)",
        ],
    ),
    "gapping: object": (
        "Peru recognised Kosovo in May and Chile in June.",
        [
            "recognize(doer Peru, done-to Kosovo, in May)",
            "recognize(doer Peru, done-to Chile, in June)",
        ],
    ),
    "gapping: subject": (
        "Norway signed the pact on Monday, and Sweden on Tuesday.",
        [
            "sign(doer Norway, done-to the pact, on Monday)",
            "sign(doer Sweden, done-to the pact, on Tuesday)",
        ],
    ),
    "but none": (
        "Egypt has troops in Sudan but none in Libya.",
        [
            "have(doer Egypt, done-to troops in Sudan, in Sudan)",
            "have(doer Egypt, done-to troops in Sudan, in Libya) <negation none>",
        ],
    ),
    "but not to": (
        "Egypt sent troops to Sudan but not to Libya.",
        [
            "send(doer Egypt, done-to troops, recipient Sudan, to Sudan)",
            "send(doer Egypt, done-to troops, to Libya) <negation not>",
        ],
    ),
    "but not Y": (
        "Egypt met Sudan but not Libya.",
        [
            "meet(doer Egypt, done-to Sudan)",
            "meet(doer Egypt, done-to Libya) <negation not>",
        ],
    ),
    "neither did": (
        "Chad did not sign the pact and neither did Togo.",
        [
            "sign(doer Chad, done-to the pact) <negation not>",
            "sign(doer Togo, done-to the pact) <negation neither>",
        ],
    ),
    "as did": (
        "Chad signed the pact, as did Togo.",
        [
            "sign(doer Chad, done-to the pact)",
            "sign(doer Togo, done-to the pact)",
        ],
    ),
    "nor has": (
        "Peru did not sign the accord, nor has it sent troops to Mali.",
        [
            "send(doer it, done-to troops, to Mali) <negation nor>",
        ],
    ),
    "not a single": (
        "Not a single state recognised Abkhazia.",
        [
            "recognize(doer a single state, done-to Abkhazia) <negation not>",
        ],
    ),
    "neither of which": (
        "Chad and Libya, neither of which belongs to NATO, left.",
        [
            "belong(doer Chad + Libya, to NATO) <negation neither>",
        ],
    ),
    "neither a member": (
        "Chad, neither a member of NATO nor an ally of Peru, left.",
        [
            "be(doer Chad, as a member of NATO, of NATO) <negation neither>",
            "be(doer Chad, as an ally of Peru, of Peru) <negation neither>",
        ],
    ),
    "instead of": (
        "Instead of signing the treaty, Chad attacked Niger.",
        [
            "sign(doer Chad, done-to the treaty) <negation instead_of>",
            "attack(doer Chad, done-to Niger)",
        ],
    ),
    "hardly ever": (
        "Chile hardly ever attacked Bolivia.",
        [
            "attack(doer Chile, done-to Bolivia) <negation hardly>",
        ],
    ),
    "unlikely that": (
        "It is unlikely that Chile attacked Bolivia.",
        [
            "attack(doer Chile, done-to Bolivia) <embedding unlikely>",
        ],
    ),
    "no evidence that": (
        "There is no evidence that Chile attacked Bolivia.",
        [
            "attack(doer Chile, done-to Bolivia) <reporting evidence by no evidence [negation no]>",
        ],
    ),
    "denied report": (
        "The report that Chile had attacked Bolivia was denied by Peru.",
        [
            "attack(doer Chile, done-to Bolivia) <reporting deny by Peru>",
        ],
    ),
    "congratulated on": (
        "Peru congratulated Chile on signing the treaty.",
        [
            "sign(doer Chile, done-to the treaty) <embedding congratulate by Peru>",
        ],
    ),
    "bid to": (
        "Norway sent an envoy in a bid to mediate between Chad and Libya.",
        [
            "mediate(doer Norway, between Chad + Libya) <embedding bid by Norway>",
        ],
    ),
    "scrapped plans": (
        "Chile scrapped plans to attack Peru.",
        [
            "attack(doer Chile, done-to Peru) <embedding plan by Chile> <embedding scrap by Chile>",
        ],
    ),
    "rejected calls": (
        "Chad rejected calls to withdraw its forces from Libya.",
        [
            "withdraw(doer Chad, done-to its forces, from Libya) <embedding call> <embedding reject by Chad>",
        ],
    ),
    "gerund behind a noun": (
        "Peru planned a referendum on dropping its claim.",
        [
            "drop(doer Peru, done-to its claim) <embedding referendum>",
        ],
    ),
    "fears of": (
        "Fears of a Chadian attack on Niger grew.",
        [
            "attack(predicate a Chadian attack on Niger, doer Chadian, on Niger) <embedding fear>",
        ],
    ),
    "vetoed the opening": (
        "Peru vetoed the opening of talks between Chad and Libya.",
        [
            "talk(predicate talks between Chad and Libya, between Chad + Libya) <embedding veto by Peru>",
        ],
    ),
    "until": (
        "Until Chad withdraws its troops, Benin will not sign.",
        [
            "withdraw(doer Chad, done-to its troops) <condition until>",
        ],
    ),
    "inverted condition": (
        "Peru would have sent troops had Chile asked.",
        [
            "send(doer Peru, done-to troops) <modal would> <condition had>",
        ],
    ),
    "call for X to": (
        "Kenya called for Uganda to withdraw its troops.",
        [
            "call(doer Kenya, for Uganda, complement withdraw its troops)",
            "withdraw(doer Uganda, done-to its troops) <embedding call by Kenya>",
        ],
    ),
    "demand that": (
        "The demand by Norway that Russia return the trawler was ignored.",
        [
            "demand(predicate The demand by Norway, doer Norway, content Russia return the trawler)",
        ],
    ),
    "a charge that": (
        "Chad sent rebels to Libya, a charge that Niger rejects.",
        [
            "send(doer Chad, done-to rebels, recipient Libya, to Libya)",
            "send(doer Chad, done-to rebels, recipient Libya, to Libya) <reporting reject by Niger>",
            "reject(doer Niger)",
        ],
    ),
    "two charges": (
        "Norway left, accusing Togo of arming the rebels and of attacking Benin.",
        [
            "attack(doer Togo, done-to Benin) <embedding accuse by Norway>",
        ],
    ),
    "fronted subject": (
        "Within hours rebels loyal to Chad were burning the port.",
        [
            "burn(doer rebels loyal to Chad, done-to the port, within hours)",
        ],
    ),
    "time and subject": (
        "That August Lima, angered by the move, expelled the envoy.",
        [
            "expel(doer Lima, done-to the envoy, when That August)",
        ],
    ),
    "relative of talks": (
        "Talks between the two governments, which Canada hosted, failed.",
        [
            "host(doer Canada, done-to Talks between the two governments)",
        ],
    ),
    "most of which": (
        "The land, most of which Chile seized, is dry.",
        [
            "seize(doer Chile, done-to The land)",
        ],
    ),
    "both claim": (
        "Abyei, a region which both Sudan and South Sudan claim, produces oil.",
        [
            "claim(doer Sudan + South Sudan, done-to Abyei)",
        ],
    ),
    "shelling of": (
        "Rebel shelling of Aleppo killed ten people.",
        [
            "shell(predicate Rebel shelling of Aleppo, done-to Aleppo, doer Rebel)",
        ],
    ),
    "visit": (
        "On a visit to Nairobi, the Dutch premier praised Kenya.",
        [
            "visit(predicate a visit to Nairobi, to Nairobi, doer the Dutch premier)",
        ],
    ),
    "dispatch": (
        "The cabinet approved the dispatch of 800 soldiers to Chad.",
        [
            "send(predicate the dispatch of 800 soldiers, done-to 800 soldiers, to Chad)",
        ],
    ),
    "there are": (
        "There are 4,000 Ugandan troops in Somalia.",
        [
            "be(doer 4,000 Ugandan troops in Somalia, of Ugandan, in Somalia)",
        ],
    ),
    "called back": (
        "Libya called its troops back from Chad.",
        [
            "call_back(doer Libya, done-to its troops, from Chad)",
        ],
    ),
    "opposed to": (
        "Iran is opposed to the plan.",
        [
            "oppose(doer Iran, to the plan)",
        ],
    ),
    "yet to": (
        "Serbia has yet to recognise Kosovo.",
        [
            "recognize(doer Serbia, done-to Kosovo) <negation yet>",
        ],
    ),
    "described as": (
        "Norway described Chad as an ally of Benin.",
        [
            "be(doer Chad, as an ally of Benin, of Benin) <reporting describe by Norway>",
        ],
    ),
    "in X's view": (
        "In Niger's view, Chad supports the rebels.",
        [
            "support(doer Chad, done-to the rebels, in Niger's view) <reporting view by Niger>",
        ],
    ),
    "quoted as saying": (
        "Berg quoted Zaid as saying that Chad had attacked Libya.",
        [
            "attack(doer Chad, done-to Libya) <reporting say by Zaid> <reporting quote by Berg>",
        ],
    ),
    "telephoned to": (
        "Berg telephoned Deby to urge him to sign the treaty.",
        [
            "urge(doer Berg, done-to him, complement sign the treaty) <embedding purpose by Berg>",
        ],
    ),
    "second agent": (
        "A text was signed at a ceremony hosted by Chad by Libyan minister Ali Zaid.",
        [
            "sign(doer Ali Zaid, done-to A text, at a ceremony)",
        ],
    ),
    "visiting guest": (
        "The king met with visiting Iraqi Prime Minister Ali Zaid.",
        [
            "meet(doer The king, with Ali Zaid)",
        ],
    ),
    "participle in a relative": (
        "Niger, where jihadists linked to Islamic State killed 50 villagers, asked Chad for help.",
        [
            "kill(doer jihadists, done-to 50 villagers, in Niger)",
            "ask(doer Niger, done-to Chad, for help)",
        ],
    ),
    "closing source": (
        "Drones struck a camp, killing four, according to officials.",
        [
            "strike(doer Drones, done-to a camp, according_to officials) <reporting according_to by officials>",
        ],
    ),
    "ended its support": (
        "Chile ended its occupation of Arica.",
        [
            "occupy(predicate its occupation of Arica, doer its, done-to Arica) <embedding end by Chile>",
        ],
    ),
    "former member": (
        "Chad is a former member of the African Union.",
        [
            "be(doer Chad, as a former member of the African Union, of the African Union) <hedge former>",
        ],
    ),
    "verb like a noun": (
        "Benin funds schools in Togo.",
        [
            "fund(doer Benin, done-to schools, in Togo)",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, clauses_of: Callable[[str], list[Clause]]) -> None:
    """Neither less nor more: a clause too many is a false statement."""
    text, expected = CASES[name]
    predicates = {e.partition("(")[0] for e in expected}
    found = [str(c).removesuffix(" ?") for c in clauses_of(text) if c.predicate.lemma in predicates]
    assert found == expected


HEADLINES = {
    "Peru, Chile to sign pact": "sign(doer Peru + Chile, done-to pact) <modal will>",
    "EU to lift sanctions on Syria": "lift(doer EU, done-to sanctions on Syria, on Syria) <modal will>",
    "Turkish minister to visit Cairo": "visit(doer Turkish minister, done-to Cairo) <modal will>",
    "UK urged to recognise Palestine": "urge(done-to UK, complement recognise Palestine)",
    "Qatar accused of arming rebels": "accuse(done-to Qatar, of arming rebels, complement arming rebels)",
    "US, Vietnam sign trade deal": "sign(doer US + Vietnam, done-to trade deal)",
    "EU sanctions Belarus over migrants": "sanction(doer EU, done-to Belarus, over migrants)",
    "Talks between Peru and Bolivia collapse": "talk(predicate Talks between Peru and Bolivia, between Peru + Bolivia)",
    "Peru Recalls Ambassador From Chile": "recall(doer Peru, done-to Ambassador From Chile, from Chile)",
    "Japan urges China to release fishermen": "release(doer China, done-to fishermen) <embedding urge by Japan>",
}


@pytest.mark.parametrize("title", HEADLINES)
def test_headline(title: str, parse: Callable[..., tuple[Sentence, ...]]) -> None:
    found = [str(c) for group in find_clauses(parse("", title)) for c in group]
    assert HEADLINES[title] in found


def test_a_clause_that_shares_its_verb_lies_where_its_own_words_are(clauses_of: Callable[[str], list[Clause]]) -> None:
    text = "Norway signed the pact on Monday, and Sweden on Tuesday."
    last = next(c for c in clauses_of(text) if c.at("doer")[0].text == "Sweden")
    assert last.span.of(text).endswith("Sweden on Tuesday")


def test_the_words_before_a_second_quote_name_its_speaker(clauses_of: Callable[[str], list[Clause]]) -> None:
    clauses = clauses_of('"Has Chad signed?" the envoy asked. "It has attacked Benin."')
    assert [str(c.cues[-1]) for c in clauses if c.predicate.lemma == "attack"] == ["reporting ask by the envoy"]


def test_a_complement_has_all_its_places(clauses_of: Callable[[str], list[Clause]]) -> None:
    clause = next(c for c in clauses_of("Egypt vowed not to impose sanctions on Sudan.") if c.predicate.lemma == "vow")
    (phrase,) = clause.at("complement")
    assert phrase.lemma == "sanction"
    assert [str(p) for p in phrase.at("done-to")] == ["Sudan"]
    assert [w.lemma for w in phrase.modifiers] == ["not"]
