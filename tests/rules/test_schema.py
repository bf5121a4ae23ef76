"""Rule files that are wrong: each is refused with file, line, rule, key and what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.model import Confidence, Kind
from kg.rules import RuleSet, load_rules
from kg.rules.tree import MAX_BYTES
from kg.rules.types import Filter, Group, PlaceTest, PredicateTest, Slot

GOOD = """\
relation: signed
rules:
  - id: signed-it
    says: An actor signs an agreement.
    trigger: {verb: [sign, pull_out]}
    subject: {at: doer, is: State}
    object: {at: [done-to, to/of], is: [Agreement, Meeting], not-lemma: [letter]}
"""


def test_a_good_file_is_read(rules_of: Callable[..., RuleSet]) -> None:
    text = GOOD + (
        '    cameo: "057"\n    confidence: likely\n    content: complement\n    office: as\n'
        "    roles: {location: {at: in, is: Place, needs: true}, party: {at: with, is: State}}\n"
        "    where: [{at: as, lemma: [Ally]}, {lacks: on}, {passive: no}, {tense: [past, perfect]}]\n"
        "    finds: [{text: 'no: on', gives: {subject: no, party: [a, b]}, also: [{subject: 045}]}]\n"
        "    ignores: [{text: x, because: y}]\n"
    ).replace("Ally", "ally")
    (rule,) = rules_of(text)
    assert (rule.id, rule.relation, rule.cameo, rule.confidence) == ("signed-it", "signed", "057", Confidence.LIKELY)
    assert rule.trigger.words == ((Group.VERB, frozenset({"sign", "pull_out"})),)
    assert rule.object == Slot(
        (("done-to",), ("to", "of")),
        frozenset({Kind.AGREEMENT, Kind.MEETING}),
        ("Agreement", "Meeting"),
        Filter(not_lemma=frozenset({"letter"})),
    )
    assert [(role.name, role.slot.required) for role in rule.roles] == [("location", True), ("party", False)]
    assert rule.where == (
        PlaceTest((("as",),), Filter(frozenset({"ally"}))),
        PlaceTest((("on",),), absent=True),
        PredicateTest("passive", frozenset({"no"})),
        PredicateTest("tense", frozenset({"past", "perfect"})),
    )
    assert (rule.content, rule.office) == ((("complement",),), (("as",),))
    assert rule.finds[0].text == "no: on", "scalars stay strings"
    assert rule.finds[0].gives == ({"subject": ("no",), "party": ("a", "b")}, {"subject": ("045",)})
    assert rule.ignores[0].because == "y"
    assert (rule.file.name, rule.line) == ("0.yaml", 3)


# What to replace in GOOD, by what, and what the error says after "FILE, line ".
WRONG = [
    ("signed\n", "sugned\n", "1: key relation: `sugned` is no relation of the ontology; did you mean `signed`?"),
    ("rules:", "rulez:", "1: key rules: is missing; write for instance `rules: [...]`"),
    ("    says: An actor signs an agreement.\n", "", "3: rule signed-it, key says: is missing; write for instance "
     "`says: An actor signs an agreement.`"),
    ("    trigger: {verb: [sign, pull_out]}\n", "", "3: rule signed-it, key trigger: is missing; write for instance "
     "`trigger: {verb: [sign, initial]}`"),
    ("signed-it", "Signed it", "3: rule Signed it, key id: is not in kebab case; write for instance "
     "`signed-agreement`"),
    ("says:", "sais: x\n    says:", "4: rule signed-it, key sais: unknown key `sais`; did you mean `says`?"),
    ("says:", "says: x\n    says:", "5: key `says` stands twice, first in line 4"),
    ("verb: [", "verp: [", "5: rule signed-it, key trigger.verp: unknown key `verp`; did you mean `verb`?"),
    ("{verb: [sign, pull_out]}", "{}", "5: rule signed-it, key trigger: is empty; write for instance "
     "`trigger: {verb: [sign, initial]}`"),
    ("pull_out", "pull out", "5: rule signed-it, key trigger.verb: lemma `pull out` has a space; join a particle: "
     "`pull_out`"),
    ("pull_out", "Pull", "5: rule signed-it, key trigger.verb: lemma `Pull` has capitals; lemmas are lower case: "
     "`pull`"),
    ("pull_out", "$pul", "5: rule signed-it, key trigger.verb: no word list is named `$pul`; did you mean `$pull`?"),
    ("at: doer", "at: doner", "6: rule signed-it, key subject.at: `doner` is no place; did you mean `doer`?"),
    ("at: doer", "at: among", "6: rule signed-it, key subject.at: `among` is no place of its own; its phrases stand "
     "at `between`"),
    ("at: doer, ", "", "6: rule signed-it, key subject.at: is missing; write for instance `at: doer`"),
    ("is: State", "is: Stat", "6: rule signed-it, key subject.is: `Stat` is no class; did you mean `State`?"),
    ("is: State", "is: []", "6: rule signed-it, key subject.is: is an empty list"),
    ("is: State", "is: {a: b}", "6: rule signed-it, key subject.is: a mapping stands where a text is expected"),
    ("to/of", "to/off/oft", "7: rule signed-it, key object.at: `oft` is no place; did you mean `of`?"),
    ("object: {", "object: {or: nothing, ", "7: rule signed-it, key object.or: `nothing` is not allowed; known are "
     "unspecified"),
    ("says:", "pairs: {at: doer, is: State}\n    says:", None),
    ("says:", "where: [{at: to, lacks: on}]\n    says:", "4: rule signed-it, key where: each item has exactly one of "
     "the keys at, not-at, lacks, kind, passive, tense"),
    ("says:", "where: [{lacks: on, lemma: [x]}]\n    says:", "4: rule signed-it, key where.lemma: does not go with "
     "`lacks`; write `not-at` to name words"),
    ("says:", "where: [{tense: pasts}]\n    says:", "4: rule signed-it, key where.tense: `pasts` is not allowed; did "
     "you mean `past`?"),
    ("says:", "cameo: 5\n    says:", "4: rule signed-it, key cameo: `5` is no CAMEO code; write two to four digits: "
     '`cameo: "057"`'),
    ("says:", "confidence: shure\n    says:", "4: rule signed-it, key confidence: `shure` is not allowed; did you "
     "mean `sure`?"),
    ("says:", "roles: {victim: {at: on, is: State}}\n    says:", "4: rule signed-it, key roles.victim: unknown key "
     "`victim`; known are addressee, content, event, instrument, location, party, sender, topic"),
    ("says:", "finds: [{text: x}]\n    says:", "4: rule signed-it, key finds.gives: is missing; write for instance "
     "`gives: {subject: Norway}`"),
    ("says:", "finds: [{text: x, gives: {object: y}}]\n    says:", "4: rule signed-it, key finds.gives: `subject` is "
     "missing; write for instance `subject: Norway`"),
    ("says:", "finds: [{text: x, gives: {subject: a, polarity: no}}]\n    says:", "4: rule signed-it, key "
     "finds.gives.polarity: `no` is not allowed; known are affirmed, negated"),
    ("says:", "finds: [{text: x, gives: {subject: a, also: b}}]\n    says:", "4: rule signed-it, key finds.gives: "
     "`also` stands beside `gives`, not within it"),
    ("says:", "ignores: [{text: x}]\n    says:", "4: rule signed-it, key ignores.because: is missing; write for "
     "instance `because: a letter is no Agreement`"),
    ("says:", "ignores: x\n    says:", "4: rule signed-it, key ignores: a text stands where a list of examples is "
     "expected"),
    ("State", "!!python/object:os.system x", "6: tag `tag:yaml.org,2002:python/object:os.system` is not allowed; "
     "write plain values"),
    ("says: An", "\tsays: An", "4: is not YAML: found a tab character that violates indentation; indent with spaces, "
     "not tabs"),
    (GOOD, "", "1: is empty"),
    (GOOD, "- a\n", "1: a list stands where a mapping is expected"),
    ("relation: signed\n", "relation: signed\n---\nrelation: signed\n", "2: holds a second document; one file, one "
     "document"),
    ("says: An", "says: " + "[" * 20 + "]" * 20 + "An", "4: is nested more than 12 deep"),
    ("pull_out", "pull_\0out", "1: is not YAML: unacceptable character"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_a_wrong_file_is_refused(rules_of: Callable[..., RuleSet], old: str, new: str, says: str | None) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        rules_of(GOOD.replace(old, new, 1), words=("pull: [pull]\n",))
    lines = str(caught.value).splitlines()
    if says is None:
        assert "pairs: is for symmetric relations; write `subject` and `object`" in lines[0]
        assert len(lines) == 3
    else:
        assert f"0.yaml, line {says}" in lines[0], lines[0]


def test_all_faults_of_a_file_come_at_once_in_the_order_of_lines(rules_of: Callable[..., RuleSet]) -> None:
    text = GOOD.replace("doer", "doner").replace("State", "Stat").replace("verb", "verp").replace("says", "sais")
    with pytest.raises(RuleError) as caught:
        rules_of(text)
    lines = str(caught.value).splitlines()
    assert [line.split("line ")[1].split(":")[0] for line in lines] == ["3", "4", "5", "6", "6"]
    assert all(line.startswith(str(caught.value.where)) for line in lines)
    assert caught.value.line == 3


def test_an_alias_is_never_followed(rules_of: Callable[..., RuleSet]) -> None:
    bomb = "a: &a [x]\n" + "".join(f"k{n}: [*a, *a]\n" for n in range(3))
    with pytest.raises(RuleError, match="alias `\\*a` is not allowed"):
        rules_of(bomb)


def test_the_same_id_in_two_files_is_refused_with_both_places(rules_of: Callable[..., RuleSet]) -> None:
    with pytest.raises(
        RuleError, match=r"1\.yaml, line 3: rule signed-it, key id: stands already in .*0\.yaml, line 3"
    ):
        rules_of(GOOD, GOOD)
    with pytest.raises(RuleError, match=r"line 8: rule signed-it, key id: stands already in .*0\.yaml, line 3"):
        rules_of(GOOD + GOOD.split("rules:\n")[1])


def test_a_large_file_one_in_latin_1_and_a_folder_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(RuleError, match="is larger than 1,000,000 bytes; split it"):
        load_rules([tmp_path])
    file.write_bytes(b"relation: signed\nrules: [caf\xe9]\n")
    with pytest.raises(RuleError, match="line 2: is not UTF-8; save it as UTF-8"):
        load_rules([tmp_path])
    file.unlink()
    file.mkdir()
    with pytest.raises(RuleError, match="cannot be read: Is a directory"):
        load_rules([tmp_path])
