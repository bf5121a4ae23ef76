"""One self-contained HTML page of a graph, by pyvis over the MultiDiGraph, with our own template.

The page makes no request: vis-network and our style and scripts stand in the file, and a content security policy
allows those very scripts (by hash) and nothing else. All texts reach the page as JSON and are set as text nodes.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.files import write_atomically
from kg.export.network import UNSPECIFIED, to_networkx
from kg.export.page import content
from kg.export.page.layout import Box, crowd, places
from kg.export.page.links import Edge, Link, bends, links
from kg.export.page.report import report
from kg.export.page.selection import Selection, select
from kg.export.text import clean

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network
    from rdflib import Dataset

SHOWN = 150  # nodes that are drawn at first; with more no name finds room
_FOLDER = Path(__file__).parent
SCRIPTS = (
    "data.js", "elements.js", "theme.js", "state.js", "filters.js", "lens.js", "scene.js", "places.js", "bundles.js",
    "labels.js", "figures.js", "picture.js", "pane.js", "statement.js", "thing.js", "overview.js", "table.js",
    "report.js", "timeline.js", "explore.js", "search.js", "save.js", "keys.js", "main.js",
)  # fmt: skip
_ASPECTS = (1.15, 0.72)  # of the picture beside its panes on a screen, and on a telephone


def write_page(
    dataset: Dataset, path: Path, *, title: str, source_note: str, selection: Selection | None = None
) -> None:
    """Write the page of a dataset, or of a selection of its statements; the old file stays whole if this fails.

    `title` heads the page, `source_note` is the line below it (which articles, which version). Raises `OutputError`
    where the file cannot be written, `GraphError` where a statement is incomplete, `QueryError` where a selection
    names an actor that is not there.
    """
    graph = to_networkx(dataset)
    if selection is not None:
        graph = select(graph, selection)
    page = render_page(graph, title=title, source_note=source_note)
    write_atomically(path, page)


def render_page(graph: nx.MultiDiGraph, *, title: str, source_note: str, shown: int = SHOWN) -> str:
    """The page as text. Of a graph with more than `shown` nodes the most central are drawn at first."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader

    sentences = content.Sentences()
    net = _network(graph, shown, sentences)
    loader = ChoiceLoader([FileSystemLoader(_FOLDER), FileSystemLoader(net.template_dir)])
    net.templateEnv = Environment(loader=loader, autoescape=True)
    net.path = "template.html"
    library = Path(net.template_dir, "lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    library = library.split("//# sourceMappingURL")[0].strip()
    script = "\n".join((_FOLDER / "script" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    others = content.without_object(graph, sentences)
    net.templateEnv.globals.update(
        title=clean(title),
        note=clean(source_note),
        articles=content.articles(graph),
        others=others,
        sentences=sentences.texts,
        report=report(graph),
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


def _network(graph: nx.MultiDiGraph, shown: int, sentences: content.Sentences) -> Network:
    """The pyvis network of all things and statements; the most central things have their places."""
    from pyvis.network import Network

    whole = graph.subgraph([n for n, t in graph.nodes(data="type") if t != UNSPECIFIED])
    statements = [e for e in content.in_order(graph) if e[0] in whole and e[1] in whole]
    thin = links(whole, statements)
    most = max(24, *(degree for _, degree in whole.degree), 0)
    sizes = {n: 10 + round(17 * (whole.degree(n) / most) ** 0.5) for n in sorted(whole)}
    wide, tall = _positions(whole, crowd(whole, shown), statements, thin, sizes)
    net = Network(directed=True, cdn_resources="in_line")
    for name, size in sizes.items():
        spot = {"x": wide[name][0], "y": wide[name][1], "tall": list(tall[name])} if name in wide else {}
        net.add_node(name, **content.node(graph.nodes[name], name, size), **spot)
    bent = bends([(a, b, key) for a, b, key, _ in statements])
    for a, b, key, data in statements:
        net.add_edge(a, b, id=key, bend=bent[key], **content.statement(data, sentences))
    for link in thin:
        name = f"{link.statement or ''}#{link.role}#{link.start}#{link.end}"
        net.add_edge(link.start, link.end, id=name, bend=0, role=link.role, statement=link.statement, arrows="")
    return net


def _positions(
    whole: nx.MultiDiGraph, kept: list[str], statements: list[Edge], thin: list[Link], sizes: dict[str, int]
) -> list[dict[str, tuple[int, int]]]:
    """Places of the kept nodes in a wide and in a tall picture."""
    import networkx as nx

    inside = set(kept)
    simple = nx.Graph()
    simple.add_nodes_from(kept)
    pairs = [(min(a, b), max(a, b)) for a, b, *_ in [*statements, *thin] if a != b and a in inside and b in inside]
    simple.add_edges_from((a, b, {"count": count}) for (a, b), count in sorted(Counter(pairs).items()))
    boxes: dict[str, Box] = {}
    for n in kept:
        broken = content.lines(whole.nodes[n]["label"] or n)
        boxes[n] = (max(3.7 * max(map(len, broken)), sizes[n]), sizes[n] + 9 * len(broken))
    return places(simple, boxes, _ASPECTS)


# --- the file --------------------------------------------------------------------------------------------------------
