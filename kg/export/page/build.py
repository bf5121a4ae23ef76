"""One self-contained HTML page of a graph, by pyvis over the MultiDiGraph, with our own template.

The page makes no request: vis-network and our style and scripts stand in the file, and a content security policy
allows those very scripts (by hash) and nothing else. All texts reach the page as JSON and are set as text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError
from kg.export.network import UNSPECIFIED, to_networkx
from kg.export.page.layout import Box, crowd, places
from kg.export.text import clean, quote_span

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network
    from rdflib import Dataset

SHOWN = 1000  # nodes; beyond, browsers without a graphics card no longer follow the mouse
_FOLDER = Path(__file__).parent
_SCRIPTS = ("data.js", "theme.js", "labels.js", "picture.js", "pane.js", "filters.js", "table.js", "main.js")
_SHAPES = {
    "State": "dot", "Organization": "hexagon", "Institution": "hexagon", "Person": "dot", "Force": "triangle",
    "ArmedGroup": "triangleDown", "Group": "triangleDown", "Territory": "square", "Place": "square",
    "Agreement": "diamond", "Conflict": "star", "Meeting": "diamond", "Action": "dot",
}  # fmt: skip
_EVENTS = ("Agreement", "Conflict", "Meeting")
_LINE = 20  # characters of a label before it is broken
_LINES = 2
_ASPECTS = (1.15, 0.72)  # of the picture beside its panes on a screen, and on a telephone


def write_page(dataset: Dataset, path: Path, *, title: str, source_note: str) -> None:
    """Write the page of a dataset; the old file stays whole if this fails.

    `title` heads the page, `source_note` is the line below it (which articles, which version). Raises `OutputError`
    where the file cannot be written, `GraphError` where a statement is incomplete.
    """
    page = render_page(to_networkx(dataset), title=title, source_note=source_note)
    _write_whole(Path(path), page.encode("utf-8"))


def render_page(graph: nx.MultiDiGraph, *, title: str, source_note: str, shown: int = SHOWN) -> str:
    """The page as text. Of a graph with more than `shown` nodes the most central are drawn, and the page says so."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader

    net, held = _network(graph, shown)
    loader = ChoiceLoader([FileSystemLoader(_FOLDER), FileSystemLoader(net.template_dir)])
    net.templateEnv = Environment(loader=loader, autoescape=True)
    net.path = "template.html"
    library = Path(net.template_dir, "lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    library = library.split("//# sourceMappingURL")[0].strip()
    script = "\n".join((_FOLDER / "script" / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    net.templateEnv.globals.update(
        title=clean(title),
        note=clean(source_note),
        held=held,
        articles=_articles(graph),
        others=_without_object(graph),
        library=library,
        script=script,
        style=style,
        hashes=" ".join(f"'sha256-{_digest(code)}'" for code in (library, script)),
        style_hash=f"'sha256-{_digest(style)}'",
    )
    return str(net.generate_html())


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


# --- nodes and edges -------------------------------------------------------------------------------------------------


def _network(graph: nx.MultiDiGraph, shown: int) -> tuple[Network, dict[str, int]]:
    """The pyvis network of the drawn part; how many nodes and statements were held back."""
    from pyvis.network import Network

    drawn = graph.subgraph([n for n, t in graph.nodes(data="type") if t != UNSPECIFIED])
    kept = crowd(drawn, shown)
    part = drawn.subgraph(kept)
    statements = [e for e in _in_order(graph) if e[0] in part and e[1] in part]
    links = _role_links(part, statements)
    sizes = {n: min(27, 10 + round(3.5 * part.degree(n) ** 0.5)) for n in kept}
    wide, tall = _positions(part, kept, statements, links, sizes)
    net = Network(directed=True, cdn_resources="in_line")
    for node in kept:
        net.add_node(node, **_node(graph, node, sizes[node], wide[node], tall[node]))
    bends = _bends([(a, b, key) for a, b, key, _ in statements])
    for a, b, key, data in statements:
        net.add_edge(a, b, id=key, bend=bends[key], **_statement(data))
    for a, b, role, key in links:
        net.add_edge(a, b, id=f"{key}#{role}#{a}", bend=0, role=role, statement=key, arrows="")
    return net, {"nodes": drawn.number_of_nodes() - len(kept), "statements": drawn.number_of_edges() - len(statements)}


def _in_order(graph: nx.MultiDiGraph) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The statements as (subject, object, id, data) in reading order."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[3]["position"], edge[2]))


def _node(graph: nx.MultiDiGraph, node: str, size: int, wide: tuple[int, int], tall: tuple[int, int]) -> dict[str, Any]:
    data = graph.nodes[node]
    keys = ("country", "iso", "alt", "start", "end", "location", "topic", "status")
    return {
        "label": data["label"] or node,
        "shape": _SHAPES.get(data["type"], "dot"),
        "kind": data["type"],
        "lines": _lines(data["label"] or node),
        "size": size,
        "x": wide[0],
        "y": wide[1],
        "tall": list(tall),
        "about": {k: data[k] for k in keys if data[k]},
    }


def _lines(label: str) -> list[str]:
    """A label broken into at most two short lines, the rest cut with an ellipsis."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += " " + word
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1] + " …"]
    return [line if len(line) <= _LINE + 4 else line[: _LINE + 3] + "…" for line in lines] or ["?"]


def _statement(data: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "position", "relation", "polarity", "modality", "speaker", "plover", "start", "end", "ended", "office", "roles",
    )  # fmt: skip
    return {
        "words": data["label"],
        "speakerId": data["speaker_id"],
        "fact": data["is_fact"],
        "evidence": [_evidence(e) for e in data["evidence"]],
        **{k: data[k] for k in keys},
    }


def _evidence(data: dict[str, Any]) -> dict[str, Any]:
    """What the pane shows; `mark` are code point offsets of the quote in the sentence."""
    keys = ("sentence", "part", "rule", "attribution", "confidence", "cameo", "article")
    mark = quote_span(data["sentence"], data["exact"], data["prefix"], data["suffix"])
    return {**{k: data[k] for k in keys}, "mark": list(mark) if mark else None}


def _articles(graph: nx.MultiDiGraph) -> dict[str, dict[str, str | None]]:
    found = {}
    for _, _, statement in graph.edges(data=True):
        for e in statement["evidence"]:
            link = e["url"] if (e["url"] or "").lower().startswith(("http://", "https://")) else None
            found[e["article"]] = {"title": e["title"], "date": e["date"], "publisher": e["publisher"], "url": link}
    return dict(sorted(found.items()))


def _without_object(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """Statements that are in the table only, because nothing stands at their other end."""
    return [
        {"id": key, "from": a, "subject": graph.nodes[a]["label"], **_statement(data)}
        for a, b, key, data in _in_order(graph)
        if graph.nodes[b]["type"] == UNSPECIFIED
    ]


# --- the drawing -----------------------------------------------------------------------------------------------------


def _role_links(part: nx.MultiDiGraph, statements: list[Any]) -> list[tuple[str, str, str, str]]:
    """Thin lines from a statement's parties, sender, addressee and place to its event, else to its subject or object.

    None where a line joins the two already. A speaker of whom nothing else is told is joined to the subject of what
    he or she says. Each link is (from, to, role, statement).
    """
    joined = {frozenset((a, b)) for a, b, _, _ in statements}
    tied = {end for a, b, _, _ in statements for end in (a, b)}
    links = []

    def join(thing: str, anchor: str | None, role: str, key: str) -> None:
        pair = frozenset((thing, anchor))
        if anchor is not None and thing in part and len(pair) == 2 and pair not in joined:
            joined.add(pair)
            tied.add(thing)
            links.append((thing, anchor, role, key))

    for a, b, key, data in statements:
        event = next((n for n in (b, a) if part.nodes[n]["type"] in _EVENTS), None)
        anchors = {"party": event or b, "sender": a, "addressee": a, "location": event}
        for role in data["roles"]:
            join(role["id"], anchors.get(role["role"]), role["role"], key)
    for a, _, key, data in statements:
        if data["speaker_id"] and data["speaker_id"] not in tied:
            join(data["speaker_id"], a, "speaker", key)
    return links


def _positions(
    part: nx.MultiDiGraph,
    nodes: list[str],
    statements: list[Any],
    links: list[tuple[str, str, str, str]],
    sizes: dict[str, int],
) -> list[dict[str, tuple[int, int]]]:
    """Places for a wide and for a tall picture."""
    import networkx as nx

    simple = nx.Graph()
    simple.add_nodes_from(nodes)
    counts = Counter((min(a, b), max(a, b)) for a, b, *_ in [*statements, *links] if a != b)
    simple.add_edges_from((a, b, {"count": count}) for (a, b), count in sorted(counts.items()))
    boxes: dict[str, Box] = {}
    for n in nodes:
        lines = _lines(part.nodes[n]["label"] or n)
        boxes[n] = (max(3.7 * max(map(len, lines)), sizes[n]), sizes[n] + 9 * len(lines))
    return places(simple, boxes, _ASPECTS)


def _bends(edges: list[tuple[str, str, str]]) -> dict[str, float]:
    """How far each edge leaves the straight line: parallels fan out on both sides, positive is clockwise."""
    pairs: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for a, b, key in edges:
        pairs[min(a, b), max(a, b)].append((key, a > b))
    bends = {}
    for parallel in pairs.values():
        step = min(0.2, 0.9 / len(parallel))
        for i, (key, backwards) in enumerate(parallel):
            bend = step * (i - (len(parallel) - 1) / 2)
            bends[key] = round(-bend if backwards else bend, 4)
    return bends


# --- the file --------------------------------------------------------------------------------------------------------


def _write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary file beside the target, flush it to the disk, rename it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}", where=path, hint="Choose a folder that you may write to."
        ) from error
