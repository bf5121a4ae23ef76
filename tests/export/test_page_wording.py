import pytest
from graph_samples import Claim, dataset

from kg.export.network import to_networkx
from kg.export.page.content import in_order, phrase_of
from kg.export.page.wording import Way, is_plural, phrase
from kg.vocab import relations

PERU, ECUADOR = "state/PER", "state/ECU"


def said(claim: Claim, labels: dict[str, str] | None = None) -> str:
    graph = to_networkx(dataset([claim], labels))
    [edge] = in_order(graph)
    return phrase_of(graph, edge)


@pytest.mark.parametrize(
    ("label", "way", "expected"),
    [
        ("mediates", Way("affirmed", "planned"), "will mediate"),
        ("recognizes", Way("negated", "actual"), "does not recognize"),
        ("ceases fire with", Way("affirmed", "actual", plural=True), "cease fire with"),
        ("agreed to", Way("negated", "actual"), "did not agree to"),
        ("met with", Way("negated", "possible"), "may not meet with"),
        ("deployed to", Way("affirmed", "actual"), "deployed to"),
        ("deployed to", Way("negated", "actual", plural=True), "were not deployed to"),
        ("deployed to", Way("affirmed", "planned"), "will be deployed to"),
        ("member of", Way("affirmed", "actual", ended=True), "is no longer a member of"),
        ("member of", Way("affirmed", "actual", plural=True), "are members of"),
        ("controls", Way("affirmed", "actual", ended=True), "no longer controls"),
        ("awards", Way("negated", "planned"), "will not award"),
    ],
)
def test_a_relation_reads_as_a_sentence_does(label: str, way: Way, expected: str) -> None:
    assert phrase(label, way) == expected


@pytest.mark.parametrize("label", sorted(r.label for r in relations().values()))
def test_every_relation_has_a_plain_form(label: str) -> None:
    """A form with "will" holds no third person and no past."""
    verb = phrase(label, Way("affirmed", "planned")).split()[1]
    assert not verb.endswith(("s", "ed")), verb
    assert phrase(label, Way("negated", "actual")) != phrase(label, Way("affirmed", "actual"))


def test_mediation_without_an_event_is_between() -> None:
    assert said(Claim("state/NOR", "mediates", PERU, roles={"party": [ECUADOR]})) == "mediates between"
    assert said(Claim("state/NOR", "mediates", "agreement/one--truce-1")) == "mediates"


def test_troops_take_a_plural_verb() -> None:
    assert (
        said(Claim("force/PER-troops", "occupies", "place/lima"), {"force/PER-troops": "Peruvian troops"}) == "occupy"
    )
    assert said(Claim("force/PER-army", "occupies", "place/lima"), {"force/PER-army": "Peruvian army"}) == "occupies"
    assert is_plural("Group", "people of the valley (Peru)")
    assert not is_plural("Person", "James")
