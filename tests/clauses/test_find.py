"""Every row of the clause table: a sentence, and the clauses that must be among those found, as strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Clause

CASES = {
    "active": ("Peru signed the treaty on Monday.", ["sign(doer Peru, done-to the treaty, on Monday)"]),
    "passive": (
        "Soldiers were deployed by Chile to the border.",
        ["deploy(doer Chile, done-to Soldiers, to the border)"],
    ),
    "relative": (
        "Troops that Russia deployed to Syria withdrew.",
        ["deploy(doer Russia, done-to Troops, to Syria)", "withdraw(doer Troops)"],
    ),
    "relative without its word": (
        "Spain kept the islands it had seized.",
        ["seize(doer it, done-to the islands)"],
    ),
    "nominalisation": (
        "Russia's deployment of troops to Syria angered Turkey.",
        ["deploy(predicate Russia's deployment of troops to Syria, doer Russia, done-to troops, to Syria)"],
    ),
    "intransitive nominalisation": (
        "Russia's withdrawal from the treaty alarmed Europe.",
        ["withdraw(predicate Russia's withdrawal from the treaty, doer Russia, from the treaty)"],
    ),
    "coordination": (
        "Turkey and Greece signed and ratified the treaty.",
        ["sign(doer Turkey + Greece, done-to the treaty)", "ratify(doer Turkey + Greece, done-to the treaty)"],
    ),
    "X-brokered": (
        "The Norway-brokered ceasefire collapsed.",
        ["broker(doer Norway, done-to The Norway-brokered ceasefire)"],
    ),
    "light verb: talks": (
        "Egypt held talks with Sudan.",
        ["hold_talks(doer Egypt, with Sudan, predicate talks with Sudan)"],
    ),
    "light verb: sanctions": (
        "Washington imposed sanctions on two Iranian banks.",
        [
            "sanction(doer Washington, on two Iranian banks, predicate sanctions on two Iranian banks, "
            "done-to two Iranian banks)"
        ],
    ),
    "light verb: ties": (
        "Bolivia broke off relations with Israel in 2009.",
        ["cut_ties(doer Bolivia, in 2009, with Israel, predicate relations with Israel, done-to Israel)"],
    ),
    "refusal": (
        "Chile refused to sign the accord.",
        ["sign(doer Chile, done-to the accord) <embedding refuse by Chile>"],
    ),
    "failure": (
        "The ministers failed to agree on a text.",
        ["agree(doer The ministers, on a text) <embedding fail by The ministers>"],
    ),
    "negation": ("Chile did not sign the accord.", ["sign(doer Chile, done-to the accord) <negation not>"]),
    "negative quantifier": (
        "Neither side has withdrawn its forces.",
        ["withdraw(doer Neither side, done-to its forces) <negation neither>"],
    ),
    "neither ... nor": (
        "Neither Chad nor Niger recognised the council.",
        ["recognize(doer Chad + Niger, done-to the council) <negation neither>"],
    ),
    "no object": (
        "No agreement was reached at the summit.",
        ["reach_agreement(at the summit, predicate No agreement) <negation no>"],
    ),
    "not by X but by Y": (
        "The pact was signed not by the kings but by the ministers.",
        [
            "sign(doer the ministers, done-to The pact)",
            "sign(doer the kings, done-to The pact) <negation not>",
        ],
    ),
    "agreed to V": (
        "Armenia agreed to withdraw from the valley.",
        [
            "agree(doer Armenia, complement withdraw from the valley)",
            "withdraw(doer Armenia, from the valley) <embedding agree by Armenia>",
        ],
    ),
    "negated embedding": (
        "Iran did not agree to withdraw its troops.",
        ["withdraw(doer Iran, done-to its troops) <embedding agree by Iran [negation not]>"],
    ),
    "negated complement": (
        "Both sides pledged not to attack each other.",
        ["attack(doer Both sides, done-to each other) <negation not> <embedding pledge by Both sides>"],
    ),
    "will": ("France will deploy soldiers to Mali.", ["deploy(doer France, done-to soldiers, to Mali) <modal will>"]),
    "is to": (
        "Both sides are to pull back their guns.",
        ["pull_back(doer Both sides, done-to their guns) <modal be_to>"],
    ),
    "is expected to": (
        "Sweden is expected to join NATO.",
        ["join(doer Sweden, done-to NATO) <embedding expect>"],
    ),
    "condition": (
        "Peru may recognise Kosovo if Spain agrees.",
        ["recognize(doer Peru, done-to Kosovo) <modal may> <condition if>", "agree(doer Spain) <condition if>"],
    ),
    "counterfactual": (
        "Chile would have signed the accord if Peru had agreed.",
        ["sign(doer Chile, done-to the accord) <modal would> <condition if>"],
    ),
    "request by preposition": (
        "Japan called on China to leave the islands.",
        ["leave(doer China, done-to the islands) <embedding call by Japan>"],
    ),
    "request by object": (
        "Mali ordered French troops to leave.",
        ["leave(doer French troops) <embedding order by Mali>"],
    ),
    "report in front": (
        "Iran denied that it had attacked Iraq.",
        ["attack(doer it, done-to Iraq) <reporting deny by Iran>"],
    ),
    "report behind": (
        "France will deploy soldiers to Mali, said the minister.",
        ["deploy(doer France, done-to soldiers, to Mali) <modal will> <reporting say by the minister>"],
    ),
    "negated report": (
        "Chad did not say that Niger signed the pact.",
        ["sign(doer Niger, done-to the pact) <reporting say by Chad [negation not]>"],
    ),
    "according to": (
        "According to officials, Egypt attacked the camp.",
        ["attack(doer Egypt, done-to the camp, according_to officials) <reporting according_to by officials>"],
    ),
    "quote over sentences": (
        '"We will never recognise the annexation," Baer said. "It breaks the law. Germany will send more tanks."',
        [
            "recognize(doer We, done-to the annexation) <negation never> <modal will> <reporting say by Baer>",
            "break(doer It, done-to the law) <reporting say by Baer>",
            "send(doer Germany, done-to more tanks) <modal will> <reporting say by Baer>",
        ],
    ),
    "accusation": (
        "Kenya accused Somalia of sheltering rebels.",
        ["shelter(doer Somalia, done-to rebels) <embedding accuse by Kenya>"],
    ),
    "consideration": (
        "Lima considers the valley to be occupied by Quito.",
        ["occupy(doer Quito, done-to the valley) <embedding consider by Lima>"],
    ),
    "title": (
        "Belarusian President Alexander Ivanov resigned.",
        ["hold-office(doer Alexander Ivanov, as Belarusian President, of Belarusian)"],
    ),
    "possessive title": (
        "Azerbaijan's Prime Minister Ali Asadov resigned.",
        ["hold-office(doer Ali Asadov, as Azerbaijan's Prime Minister, of Azerbaijan)"],
    ),
    "apposition": (
        "Maria Vargas, the foreign minister of Bolivia, resigned.",
        ["hold-office(doer Maria Vargas, as the foreign minister of Bolivia, of Bolivia)"],
    ),
    "country in apposition": (
        "China, an ally of Pakistan, abstained.",
        ["be(doer China, as an ally of Pakistan, of Pakistan)"],
    ),
    "copula": ("Armenia is a member of the bloc.", ["be(doer Armenia, as a member of the bloc, of the bloc)"]),
    "event noun": (
        "Talks between Kenya and Somalia mediated by Qatar in Doha failed.",
        [
            "talk(predicate Talks between Kenya and Somalia, between Kenya + Somalia)",
            "mediate(doer Qatar, done-to Talks between Kenya and Somalia, in Doha)",
        ],
    ),
    "wanted event": (
        "Vietnam called for talks with China.",
        ["talk(predicate talks with China, with China) <embedding call by Vietnam>"],
    ),
    "reduced relative": (
        "The treaty, signed by Egypt and Israel in 1979, ended the war.",
        ["sign(doer Egypt + Israel, done-to The treaty, in 1979)"],
    ),
    "dozens of": (
        "Hundreds of Serbs marched against the alliance.",
        ["march(doer Hundreds of Serbs, against the alliance)"],
    ),
    "with X doing": (
        "The talks failed, with Peru saying that Chile had left.",
        ["leave(doer Chile) <reporting say by Peru>"],
    ),
    "relative clause of an event": (
        "Oslo brokered a truce between Chad and Libya that lets Chad keep the fields.",
        ["keep(doer Chad, done-to the fields) <embedding let by a truce between Chad and Libya>"],
    ),
    "denied accusations": (
        "Peru denied accusations that it had attacked Chile.",
        ["attack(doer it, done-to Chile) <reporting deny by Peru>"],
    ),
    "ruled out V-ing": (
        "Peru ruled out sending troops.",
        ["send(doer Peru, done-to troops) <embedding rule_out by Peru>"],
    ),
    "accused a noun of V-ing": (
        "Peru accused a neighbour of arming rebels.",
        ["arm(doer a neighbour, done-to rebels) <embedding accuse by Peru>"],
    ),
    "neither nor": (
        "Peru neither confirmed nor denied that it had attacked Chile.",
        ["attack(doer it, done-to Chile) <reporting deny by Peru [negation neither]>"],
    ),
    "title and name twice": (
        "Norway's Prime Minister Anna Berg and Chilean Foreign Minister Maria Torres praised the pact.",
        [
            "hold-office(doer Maria Torres, as Chilean Foreign Minister, of Chilean)",
            "praise(doer Anna Berg + Maria Torres, done-to the pact)",
        ],
    ),
    "which X denies": (
        "Oslo accused Copenhagen of sending ships to Iceland, which Denmark denies.",
        ["send(doer Copenhagen, done-to ships, to Iceland) <reporting deny by Denmark>"],
    ),
    "past and condition": (
        "Chile has signed the pact, ending, if the courts agree, a long quarrel.",
        ["sign(doer Chile, done-to the pact)"],
    ),
    "sanctions on a day": (
        "Norway on Monday imposed sanctions on Chad.",
        ["sanction(doer Norway, on Monday + Chad, predicate sanctions on Chad, done-to Chad)"],
    ),
    "dateline": ("LIMA, May 3 - Peru signed the treaty.", ["sign(doer Peru, done-to the treaty)"]),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, clauses_of: Callable[[str], list[Clause]]) -> None:
    text, expected = CASES[name]
    found = [str(c).removesuffix(" ?") for c in clauses_of(text)]
    assert [e for e in expected if e not in found] == [], f"found {found}"


def test_a_quote_goes_on_in_the_next_paragraph(clauses_of: Callable[[str], list[Clause]]) -> None:
    clauses = clauses_of('"We will fight," Abiy said.\n\n"They attacked the town."')
    assert [str(c.cues[-1]) for c in clauses if c.predicate.lemma == "attack"] == ["reporting say by Abiy"]


def test_evidence_is_the_clause(clauses_of: Callable[[str], list[Clause]]) -> None:
    text = "On Monday, Peru signed the treaty in Lima, officials said."
    clause = next(c for c in clauses_of(text) if c.predicate.lemma == "sign")
    assert clause.span.of(text) == "Peru signed the treaty in Lima"


def test_what_a_quote_does_not_hold_is_nobodys_words(clauses_of: Callable[[str], list[Clause]]) -> None:
    clauses = clauses_of('Ruiz praised a "very good" accord. Peru signed it.')
    assert not next(c for c in clauses if c.predicate.lemma == "sign").cues


def test_same_clauses_twice(clauses_of: Callable[[str], list[Clause]]) -> None:
    text = " ".join(text for text, _ in CASES.values())
    assert clauses_of(text) == clauses_of(text)
