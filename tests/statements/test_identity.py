"""Each single-valued property of a claim and of a proof counts for its id; the digests stand in the doctests."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kg.statements.identity import evidence_id, statement_id

CLAIM: dict[str, Any] = {
    "subject_id": "state/PER",
    "relation": "signed",
    "object_id": "agreement/pact",
    "polarity": "affirmed",
    "modality": "actual",
    "speaker_id": None,
    "office": None,
    "start": None,
    "end": None,
    "ended": False,
}
PROOF: dict[str, Any] = {
    "statement_id": "statement/0",
    "article_id": "a",
    "part": "text",
    "start": 0,
    "end": 9,
    "rule_id": "signed-sign",
    "attribution": None,
    "cameo": "057",
    "confidence": "sure",
}


@pytest.mark.parametrize("name", CLAIM)
def test_every_part_of_a_claim_counts(name: str) -> None:
    other = True if name == "ended" else "x"
    assert statement_id(**CLAIM) != statement_id(**{**CLAIM, name: other})


@pytest.mark.parametrize("name", PROOF)
def test_every_part_of_a_proof_counts(name: str) -> None:
    other = 5 if name in ("start", "end") else "x"
    assert evidence_id(**PROOF) != evidence_id(**{**PROOF, name: other})


def test_no_two_properties_are_taken_for_each_other() -> None:
    assert statement_id(**{**CLAIM, "start": "2020-01-01"}) != statement_id(**{**CLAIM, "end": "2020-01-01"})
    assert statement_id(**{**CLAIM, "speaker_id": "x"}) != statement_id(**{**CLAIM, "office": "x"})


def test_form() -> None:
    assert re.fullmatch(r"statement/[0-9a-f]{20}", statement_id(**CLAIM))
    assert re.fullmatch(r"evidence/[0-9a-f]{20}", evidence_id(**PROOF))
