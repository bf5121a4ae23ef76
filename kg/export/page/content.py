"""What the page holds of nodes and statements, as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.network import UNSPECIFIED
from kg.export.text import quote_span

if TYPE_CHECKING:
    import networkx as nx

_SHAPES = {
    "State": "dot", "Organization": "hexagon", "Institution": "hexagon", "Person": "dot", "Force": "triangle",
    "ArmedGroup": "triangleDown", "Group": "triangleDown", "Territory": "square", "Place": "square",
    "Agreement": "diamond", "Conflict": "star", "Meeting": "diamond", "Action": "dot",
}  # fmt: skip
_LINE = 20  # characters of a label before it is broken
_LINES = 2


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


def in_order(graph: nx.MultiDiGraph) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The statements as (subject, object, id, data) in reading order."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[3]["position"], edge[2]))


def node(data: dict[str, Any], name: str, size: int) -> dict[str, Any]:
    """A node without its place; what is unknown is left out of `about`."""
    keys = ("country", "iso", "alt", "start", "end", "location", "topic", "status")
    label = data["label"] or name
    return {
        "label": label,
        "shape": _SHAPES.get(data["type"], "dot"),
        "kind": data["type"],
        "lines": lines(label),
        "size": size,
        "about": {k: data[k] for k in keys if data[k]},
    }


def lines(label: str) -> list[str]:
    """A label broken into at most two short lines, the rest cut with an ellipsis."""
    found: list[str] = []
    for word in label.split():
        if found and len(found[-1]) + 1 + len(word) <= _LINE:
            found[-1] += " " + word
        else:
            found.append(word)
    if len(found) > _LINES:
        found = [*found[: _LINES - 1], found[_LINES - 1] + " …"]
    return [line if len(line) <= _LINE + 4 else line[: _LINE + 3] + "…" for line in found] or ["?"]


def statement(data: dict[str, Any], sentences: Sentences) -> dict[str, Any]:
    """A statement with its evidence; its ends are added by whoever places it."""
    keys = (
        "position", "relation", "polarity", "modality", "speaker", "plover", "start", "end", "ended", "office", "roles",
    )  # fmt: skip
    return {
        "words": data["label"],
        "speakerId": data["speaker_id"],
        "fact": data["is_fact"],
        "evidence": [_evidence(e, sentences) for e in data["evidence"]],
        **{k: data[k] for k in keys},
    }


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
        {"id": key, "from": a, "subject": graph.nodes[a]["label"], **statement(data, sentences)}
        for a, b, key, data in in_order(graph)
        if graph.nodes[b]["type"] == UNSPECIFIED
    ]
