"""What the page holds of nodes and statements, as values for JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.export.network import UNSPECIFIED
from kg.export.page.links import Edge
from kg.export.page.wording import Way, is_plural, phrase
from kg.export.text import quote_span
from kg.vocab import class_closure, relations

if TYPE_CHECKING:
    import networkx as nx

SHAPES = {
    "State": "dot", "Organization": "hexagon", "Institution": "hexagon", "Person": "dot", "Force": "triangle",
    "ArmedGroup": "triangleDown", "Group": "triangleDown", "Territory": "square", "Place": "square",
    "Agreement": "diamond", "Conflict": "star", "Meeting": "diamond", "Action": "dot",
}  # fmt: skip
OUTLINES = {  # 12 units wide around (13, 8)
    "dot": "M13 2a6 6 0 1 0 .01 0z",
    "square": "M7.5 2.5h11v11h-11z",
    "diamond": "M13 1l7 7-7 7-7-7z",
    "triangle": "M13 1.5l7 12.5h-14z",
    "triangleDown": "M6 2h14l-7 12.5z",
    "hexagon": "M9.7 2h6.6l3.4 6-3.4 6h-6.6L6.3 8z",
    "star": "M13 .8l2 4.9 5.3.4-4 3.4 1.2 5.2L13 11.9l-4.5 2.8 1.2-5.2-4-3.4 5.3-.4z",
}
_LINE = 20  # characters of a label before it is broken
_LINES = 2
_STEERING = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


class Sentences:
    """The sentences of all evidence, each once: many statements are read from one sentence."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, sentence: str) -> int:
        """Where the sentence stands in `texts`."""
        return self._places.setdefault(sentence, len(self._places))

    @property
    def texts(self) -> list[str]:
        return list(self._places)


def in_order(graph: nx.MultiDiGraph) -> list[Edge]:
    """The statements as (subject, object, id, data) in reading order."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[3]["position"], edge[2]))


def node(data: dict[str, Any], name: str, size: int) -> dict[str, Any]:
    """A node without its place; what is unknown is left out of `about`."""
    keys = ("country", "iso", "alt", "start", "end", "location", "topic", "status")
    label = data["label"] or name
    return {
        "label": label,
        "shape": SHAPES.get(data["type"], "dot"),
        "kind": data["type"],
        "lines": lines(label),
        "size": size,
        "about": {k: data[k] for k in keys if data[k]},
    }


def lines(label: str) -> list[str]:
    """A label broken into at most two short lines, the rest cut with an ellipsis.

    >>> lines("truce (Chile, Peru)"), lines("accord (Bolivia, Chile, Ecuador, Peru)")
    (['truce', '(Chile, Peru)'], ['accord', '(Bolivia, Chile, …)'])
    """
    name, _, parties = label.partition(" (")
    if parties and len(name) <= _LINE + 4:
        return [name, _bracketed(parties.removesuffix(")").split(", "))]
    found: list[str] = []
    for word in label.split():
        if found and len(found[-1]) + 1 + len(word) <= _LINE:
            found[-1] += " " + word
        else:
            found.append(word)
    if len(found) > _LINES:
        found = [*found[: _LINES - 1], found[_LINES - 1] + " …"]
    return [_cut(line) for line in found] or ["?"]


def _bracketed(names: list[str]) -> str:
    """The names in brackets, as many as find room."""
    for kept in range(len(names), 0, -1):
        rest = ", …" if kept < len(names) else ""
        found = f"({', '.join(names[:kept])}{rest})"
        if len(found) <= _LINE + 6:
            return found
    return _cut(f"({names[0]})")


def _cut(line: str) -> str:
    return line if len(line) <= _LINE + 4 else line[: _LINE + 3].rstrip(" ,") + "…"


def statement(graph: nx.MultiDiGraph, edge: Edge, sentences: Sentences) -> dict[str, Any]:
    """A statement with its evidence; its ends are added by whoever places it.

    `words` name the relation, `phrase` is how they read in this claim.
    """
    data = edge[3]
    keys = (
        "position", "relation", "polarity", "modality", "speaker", "plover", "start", "end", "ended", "office", "roles",
    )  # fmt: skip
    return {
        "words": data["label"],
        "phrase": phrase_of(graph, edge),
        "speakerId": data["speaker_id"],
        "fact": data["is_fact"],
        "evidence": [_evidence(e, sentences) for e in data["evidence"]],
        **{k: data[k] for k in keys},
    }


def phrase_of(graph: nx.MultiDiGraph, edge: Edge) -> str:
    """The relation as it reads in this claim."""
    subject, target, _, data = edge
    doer = graph.nodes[subject]
    way = Way(data["polarity"], data["modality"], data["ended"], is_plural(doer["type"], doer["label"]))
    between = data["relation"] == "mediates" and graph.nodes[target]["type"] in class_closure("Actor")
    return phrase(data["label"] + (" between" if between else ""), way)


def _evidence(data: dict[str, Any], sentences: Sentences) -> dict[str, Any]:
    """What the pane shows; `mark` are code point offsets of the quote in the sentence."""
    keys = ("part", "rule", "attribution", "confidence", "cameo", "article")
    mark = quote_span(data["sentence"], data["exact"], data["prefix"], data["suffix"])
    return {
        "sentence": sentences.place(data["sentence"]),
        "mark": list(mark) if mark else None,
        **{k: data[k] for k in keys},
    }


def articles(graph: nx.MultiDiGraph) -> dict[str, dict[str, str | None]]:
    """The sources by id; only web addresses become links."""
    found = {}
    for _, _, told in graph.edges(data=True):
        for e in told["evidence"]:
            link = e["url"] if (e["url"] or "").lower().startswith(("http://", "https://")) else None
            found[e["article"]] = {"title": e["title"], "date": e["date"], "publisher": e["publisher"], "url": link}
    return dict(sorted(found.items()))


def without_object(graph: nx.MultiDiGraph, sentences: Sentences) -> list[dict[str, Any]]:
    """Statements that are in the table only, because nothing stands at their other end."""
    return [
        {"id": key, "from": a, "subject": graph.nodes[a]["label"], **statement(graph, (a, b, key, data), sentences)}
        for a, b, key, data in in_order(graph)
        if graph.nodes[b]["type"] == UNSPECIFIED
    ]


def is_attributed(data: dict[str, Any]) -> bool:
    """Whether a statement is somebody's word that no report vouches for."""
    return data["speaker_id"] is not None and not any(e["attribution"] == "factive" for e in data["evidence"])


def visible(text: str) -> str:
    """The text with characters that steer or hide text shown by their code, so that no label poses as another.

    >>> visible("gnp.\u202eexe")
    'gnp.⟨U+202E⟩exe'
    """
    return _STEERING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def vocabulary() -> dict[str, Any]:
    """What the page must know of the ontology, kinds by class and relations by what they are; and the symbols."""
    known = relations().values()
    return {
        "actors": sorted(class_closure("Actor")),
        "events": sorted(class_closure("Event")),
        "outlines": OUTLINES,
        "stances": {r.name: r.stance for r in known if r.stance},
        "mutual": [r.name for r in known if r.symmetric],
    }
