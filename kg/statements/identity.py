"""Content-derived ids: the same claim has one id in every article, the same proof one id in every run.

The hashed form is a JSON array, ASCII only, without spaces, that opens with its version; unknown values are null.
Change a form only together with its version, and the digests that the doctests pin.
"""

from __future__ import annotations

import hashlib
import json

STATEMENT_VERSION = "statement/1"
EVIDENCE_VERSION = "evidence/1"


def statement_id(
    *,
    subject_id: str,
    relation: str,
    object_id: str | None,
    polarity: str,
    modality: str,
    speaker_id: str | None = None,
    office: str | None = None,
    start: str | None = None,
    end: str | None = None,
    ended: bool = False,
) -> str:
    """The id of a claim: `statement/` and 20 hexadecimal digits. `object_id` None is `unspecified`.

    >>> def of(polarity):
    ...     return statement_id(subject_id="state/PER", relation="signed", object_id="agreement/pact",
    ...                         polarity=polarity, modality="actual")
    >>> of("affirmed")
    'statement/72b9ba352515c0bb4708'
    >>> of("negated")
    'statement/be47fe93f646ad414f49'
    """
    claim = (subject_id, relation, object_id, str(polarity), str(modality), speaker_id, office, start, end, ended)
    return "statement/" + _digest(STATEMENT_VERSION, *claim)


def evidence_id(
    *,
    statement_id: str,
    article_id: str,
    part: str,
    start: int,
    end: int,
    rule_id: str,
    attribution: str | None,
    cameo: str | None,
    confidence: str,
) -> str:
    """The id of a proof: `evidence/` and 20 hexadecimal digits. `start`, `end` are code points of the part.

    >>> evidence_id(statement_id="statement/0", article_id="a", part="text", start=0, end=9, rule_id="signed-sign",
    ...             attribution=None, cameo="057", confidence="sure")
    'evidence/fe735a42e9ddeafcad8f'
    """
    said = None if attribution is None else str(attribution)
    place = (article_id, str(part), start, end)
    return "evidence/" + _digest(EVIDENCE_VERSION, statement_id, *place, rule_id, said, cameo, str(confidence))


def _digest(*values: str | int | bool | None) -> str:
    form = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(form.encode("ascii")).hexdigest()[:20]
