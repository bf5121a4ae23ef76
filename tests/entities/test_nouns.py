"""Head nouns by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.entities.nouns import force_kind, group_kind, is_office, kinds_of_noun, nouns, read_nouns, represents
from kg.errors import KgError
from kg.model import Kind


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("troop", Kind.FORCE), ("warship", Kind.FORCE), ("observer", Kind.FORCE), ("marine", Kind.FORCE),
        ("ceasefire", Kind.AGREEMENT), ("memorandum", Kind.AGREEMENT), ("roadmap", Kind.AGREEMENT),
        ("war", Kind.CONFLICT), ("skirmish", Kind.CONFLICT), ("standoff", Kind.CONFLICT),
        ("summit", Kind.MEETING), ("talk", Kind.MEETING), ("visit", Kind.MEETING),
        ("border", Kind.PLACE), ("airport", Kind.PLACE), ("buffer zone", Kind.PLACE),
        ("enclave", Kind.TERRITORY), ("province", Kind.TERRITORY), ("region", Kind.TERRITORY), ("region", Kind.PLACE),
        ("ministry", Kind.INSTITUTION), ("parliament", Kind.INSTITUTION), ("embassy", Kind.INSTITUTION),
        ("refugee", Kind.GROUP), ("diplomat", Kind.GROUP), ("rebel", Kind.GROUP), ("rebel", Kind.ARMED_GROUP),
        ("alliance", Kind.ORGANIZATION), ("envoy", Kind.PERSON), ("premier", Kind.PERSON),
    ],
)  # fmt: skip
def test_kinds(lemma: str, kind: Kind) -> None:
    assert kind in kinds_of_noun(lemma)


@pytest.mark.parametrize("lemma", ["letter", "weather", "hope", "election", "country", "Tuesday", ""])
def test_other_nouns_have_no_kind(lemma: str) -> None:
    assert kinds_of_noun(lemma) == frozenset()


def test_several_words_count_whole_then_by_the_last() -> None:
    assert kinds_of_noun("border clash") == {Kind.CONFLICT}
    assert kinds_of_noun("joint statement") == {Kind.AGREEMENT}
    assert kinds_of_noun("statement") == frozenset()


def test_offices() -> None:
    assert all(map(is_office, ["president", "pm", "Foreign Minister", "spokeswoman", "deputy prime minister"]))
    assert not any(map(is_office, ["treaty", "refugee", "ministry"]))
    assert represents("special envoy") and not represents("professor")


@pytest.mark.parametrize(
    ("lemma", "slug"),
    [
        ("soldier", "troops"),
        ("troop", "troops"),
        ("peacekeeper", "peacekeepers"),
        ("frigate", "warships"),
        ("cow", None),
    ],
)
def test_closed_kinds_of_force(lemma: str, slug: str | None) -> None:
    assert force_kind(lemma) == slug


@pytest.mark.parametrize(
    ("lemma", "slug"),
    [("demonstrator", "protesters"), ("guerrilla", "rebels"), ("people", "citizens"), ("ally", None), ("cow", None)],
)
def test_closed_kinds_of_group(lemma: str, slug: str | None) -> None:
    assert group_kind(lemma) == slug


def test_the_lists_are_lower_case_and_broad() -> None:
    assert len(nouns().kinds) > 1_200
    assert [lemma for lemma in nouns().kinds if lemma != lemma.lower() or lemma != lemma.strip()] == []


def test_a_lemma_under_two_slugs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nouns.yaml"
    path.write_text("Force: {troops: [troop], army: [troop]}\nGroup: {}\nArmedGroup: {}\n", "utf-8")
    with pytest.raises(KgError, match="Force has 'troop' under 'troops' and 'army'"):
        read_nouns(path)
