"""Events in PLOVER's classes: who did what to whom, one row per actor, recipient, class and sentence.

docs/plover.md says what the columns mean and where they differ from PLOVER's manual.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from kg.export.lines import to_lines
from kg.export.plover_class import event_class, is_outranked
from kg.export.plover_countries import country_of
from kg.export.plover_dyads import Pair, Unfolder
from kg.export.plover_main import told_behind
from kg.export.tables import cell
from kg.export.text import clean
from kg.model import ACTORS, Article, Attribution, Finding, Modality, Polarity, Thing
from kg.statements.words import cue_words

RECENT = timedelta(days=30)  # before the article; what was over by then is historical
NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})  # PLOVER's manual
_PROMISED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT"})  # what the promise of a deed can be
_ACTOR = ("id", "label", "country")
COLUMNS = (
    "article", "date", *(f"actor_{key}" for key in _ACTOR), *(f"recipient_{key}" for key in _ACTOR), "class", "modes",
    "cameo", "location", "sentence", "text", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event. `date`: ISO; `modes`: of negation, future, hypothetical, historical; `sentence`: its index."""

    article: str
    date: str | None
    actor: Thing
    recipient: Thing | None
    plover: str
    modes: tuple[str, ...]
    cameo: str | None
    location: str | None
    sentence: int
    text: str
    evidence: str


def plover_rows(
    findings: Iterable[Finding],
    articles: Mapping[str, Article],
    *,
    possible: bool = False,
    background: bool = False,
) -> tuple[Dyad, ...]:
    """The events of the findings, in their order; each article's findings stand together.

    `articles` by id: whose day of publication dates what has no time of its own. With `possible`, events that are only
    possible or doubtful are there too, with the mode hypothetical; with `background`, those that only stand behind
    another event.
    """
    rows: list[Dyad] = []
    for id, group in groupby(findings, key=lambda finding: finding.evidence.article_id):
        rows += _article_rows(tuple(group), articles.get(id), possible, background)
    return tuple(rows)


def _article_rows(
    findings: tuple[Finding, ...], article: Article | None, possible: bool, background: bool
) -> list[Dyad]:
    unfolder = Unfolder(findings, article)
    told = [f for f in findings if f.statement.plover is not None and (possible or not _hypothetical(f))]
    absorbed = {deed.evidence.id for f in told for deed in unfolder.promised(f)}
    rows: dict[tuple[str, str, str, int], Dyad] = {}
    for row in _main_rows([f for f in told if f.evidence.id not in absorbed], unfolder, article, background):
        key = (row.actor.id, row.recipient.id if row.recipient else "", row.plover, row.sentence)
        rows.setdefault(key, row)
    aimed = {(r.actor.id, r.plover, r.sentence) for r in rows.values() if r.recipient is not None}
    return [r for r in rows.values() if r.recipient is not None or (r.actor.id, r.plover, r.sentence) not in aimed]


def _main_rows(told: list[Finding], unfolder: Unfolder, article: Article | None, background: bool) -> list[Dyad]:
    """The rows of the main events, or with the background; what is only possible has been asked for and stays."""
    made = [(finding, tuple(_rows(finding, unfolder, article))) for finding in told]
    main = [f for f, rows in made if rows and not _hypothetical(f)]
    behind = frozenset() if background else told_behind(main, article)
    kept = [(finding, row) for finding, rows in made if finding.evidence.id not in behind for row in rows]
    once = [pair for at, pair in enumerate(kept) if not any(_is_again(pair, earlier) for earlier in kept[:at])]
    return [
        row
        for finding, row in once
        if not is_outranked(row.plover, _told_with(finding, row, once), denied="negation" in row.modes)
    ]


def _is_again(pair: tuple[Finding, Dyad], earlier: tuple[Finding, Dyad]) -> bool:
    """Does one clause give one dyad one class by two relations: "massed tanks" mobilises and deploys?"""
    (finding, row), (other, before) = pair, earlier
    if (finding.evidence.part, finding.evidence.span) != (other.evidence.part, other.evidence.span):
        return False
    sides = (_side(row.actor), _side(row.recipient), row.plover)
    return finding.statement.relation != other.statement.relation and sides == (
        _side(before.actor),
        _side(before.recipient),
        before.plover,
    )


def _told_with(finding: Finding, row: Dyad, kept: list[tuple[Finding, Dyad]]) -> frozenset[str]:
    """The classes that the same clause tells of the same dyad; who is not acted upon by name goes with any."""
    actor, recipient, target = _side(row.actor), _side(row.recipient), finding.statement.object
    place = (finding.evidence.part, finding.evidence.span)
    same = (o for f, o in kept if (f.evidence.part, f.evidence.span) == place and _side(o.actor) == actor)
    anybody = recipient is None or target is None or target.type not in ACTORS
    return frozenset(o.plover for o in same if anybody or _side(o.recipient) in (recipient, None))


def _side(thing: Thing | None) -> str | None:
    return (country_of(thing) or thing.id) if thing else None


def _rows(finding: Finding, unfolder: Unfolder, article: Article | None) -> Iterator[Dyad]:
    """A promise or threat takes the recipients of the deeds that it is about, and a class that means a promise."""
    deeds = unfolder.promised(finding)
    refused = _refused(finding, unfolder.clause(finding))
    for deed in deeds or (finding,):
        own, its = (event_class(told, unfolder.clause(told)) for told in (finding, deed))
        hostile = own == "AGREE" and its in _PROMISED and deed.statement.relation != "concedesTo"
        plover = "REJECT" if refused else its if hostile else own
        pairs = unfolder.pairs(deed)
        if deeds:
            pairs = tuple(unfolder.promising(finding, pair) for pair in pairs)
        if all(recipient is None for _, recipient in pairs):
            pairs = unfolder.pairs(finding)
        if all(recipient is None for _, recipient in pairs):
            pairs = unfolder.at_home(deed, plover) or pairs
        for pair in pairs:
            if pair[1] is not None or plover not in NEEDS_RECIPIENT:
                yield _row(finding, deed, pair, plover, article, refused)


def _row(finding: Finding, deed: Finding, pair: Pair, plover: str, article: Article | None, refused: bool) -> Dyad:
    evidence, time = finding.evidence, finding.statement.qualifiers.time
    published = article.published.isoformat() if article and article.published else None
    places = [role.thing.label for f in (finding, deed) for role in f.statement.roles if role.name == "location"]
    return Dyad(
        evidence.article_id,
        (time.start if time else None) or published,
        *pair,
        plover,
        tuple(_modes(finding, article, refused)),
        deed.evidence.cameo,
        places[0] if places else None,
        evidence.sentence,
        evidence.text,
        evidence.id,
    )


# --- modes -----------------------------------------------------------------------------------------------------------


def _modes(finding: Finding, article: Article | None, refused: bool) -> Iterator[str]:
    axes = finding.statement.qualifiers
    if axes.polarity is Polarity.NEGATED and not refused:
        yield "negation"
    if axes.modality is Modality.PLANNED and not refused:
        yield "future"
    if _hypothetical(finding):
        yield "hypothetical"
    if article and article.published and _over(finding, article.published - RECENT):
        yield "historical"


def _hypothetical(finding: Finding) -> bool:
    """Only possible or only claimed; a deed that its own actor holds out is a threat, and that is made."""
    doubtful = finding.evidence.attribution is Attribution.DOUBTFUL
    return doubtful or (
        finding.statement.qualifiers.modality is Modality.POSSIBLE and finding.statement.plover != "THREATEN"
    )


def _over(finding: Finding, day: date) -> bool:
    """Was it over before the day? Partial dates count as their first day."""
    time = finding.statement.qualifiers.time
    last = (time.end or time.start) if time else None
    return last is not None and last < day.isoformat()


def _refused(finding: Finding, clause: str) -> bool:
    """Is the deed refused: by a word for it, or because its own actor will not do it?"""
    axes = finding.statement.qualifiers
    if axes.polarity is not Polarity.NEGATED:
        return False
    if axes.modality is Modality.PLANNED:
        return axes.speaker is None or axes.speaker.id == finding.statement.subject.id
    return _refusals().search(clause) is not None


@cache
def _refusals() -> re.Pattern[str]:
    """Forms of the words that `kg.statements` reads as a refusal."""
    lemmas = (word for word, meaning in cue_words().embedding.items() if meaning == "refusing")
    return re.compile(r"\b(?:" + "|".join(map(_forms, sorted(lemmas))) + r")\b", re.IGNORECASE)


def _forms(lemma: str) -> str:
    verb, _, particle = lemma.partition("_")
    return (
        re.escape(verb.removesuffix("e")) + r"(?:e|s|es|ed|ing)?" + (rf"\s+{re.escape(particle)}" if particle else "")
    )


# --- files -----------------------------------------------------------------------------------------------------------


def plover_lines(rows: Iterable[Dyad]) -> str:
    """JSON lines; actor, recipient: `{id, label, country}` or null."""
    return to_lines(map(_line, rows))


def plover_csv(rows: Iterable[Dyad]) -> str:
    """CSV with `COLUMNS`; modes are joined by spaces, cells that a spreadsheet would run get an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in map(_line, rows):
        cells = [line["article"], line["date"], *_flat(line["actor"]), *_flat(line["recipient"]), line["class"]]
        cells += [" ".join(line["modes"]), *(line[column] for column in COLUMNS[-6:] if column != "modes")]
        writer.writerow(["" if value is None else cell(clean(str(value))) for value in cells])
    return out.getvalue()


def _line(row: Dyad) -> dict[str, Any]:
    return {
        "article": row.article,
        "date": row.date,
        "actor": _actor(row.actor),
        "recipient": _actor(row.recipient) if row.recipient else None,
        "class": row.plover,
        "modes": list(row.modes),
        "cameo": row.cameo,
        "location": row.location,
        "sentence": row.sentence,
        "text": row.text,
        "evidence": row.evidence,
    }


def _actor(thing: Thing) -> dict[str, str | None]:
    return {"id": thing.id, "label": thing.label, "country": country_of(thing)}


def _flat(actor: dict[str, Any] | None) -> list[Any]:
    return [actor[key] if actor else None for key in _ACTOR]
