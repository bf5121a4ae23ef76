"""One self-contained HTML page of a graph, by pyvis over the MultiDiGraph, with our own template.

The page makes no request: vis-network and our style and scripts stand in the file, and a content security policy
allows those very scripts (by hash) and nothing else. All texts reach the page as JSON and are set as text nodes.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.files import write_atomically
from kg.export.network import to_networkx
from kg.export.page import content
from kg.export.page.drawing import Drawing, drawing
from kg.export.page.links import bends
from kg.export.page.report import report
from kg.export.page.selection import Selection, select
from kg.export.text import clean

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network
    from rdflib import Dataset

SHOWN = 80  # nodes that are drawn at first; with more no name finds room
FOLDER = Path(__file__).parent
SCRIPTS = (
    "data.js", "elements.js", "theme.js", "state.js", "filters.js", "lens.js", "scene.js", "places.js", "bundles.js",
    "labels.js", "figures.js", "picture.js", "pane.js", "statement.js", "thing.js", "overview.js", "glance.js",
    "table.js", "report.js", "timeline.js", "explore.js", "search.js", "save.js", "keys.js", "main.js",
)  # fmt: skip


def write_page(
    dataset: Dataset, path: Path, *, title: str, source_note: str, selection: Selection | None = None
) -> int:
    """Write the page of a dataset, or of a selection of its statements; the old file stays whole if this fails.

    Returns the number of statements on it.

    `title` heads the page, `source_note` is the line below it (which articles, which version). Raises `OutputError`
    where the file cannot be written, `GraphError` where a statement is incomplete, `QueryError` where a selection
    names an actor that is not there.
    """
    graph = to_networkx(dataset)
    if selection is not None:
        graph = select(graph, selection)
    page = render_page(graph, title=title, source_note=source_note)
    write_atomically(path, page)
    return int(graph.number_of_edges())


def render_page(graph: nx.MultiDiGraph, *, title: str, source_note: str, shown: int = SHOWN) -> str:
    """The page as text. Of a graph with more than `shown` nodes the most central are drawn at first."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader

    sentences = content.Sentences()
    net = _network(drawing(graph, shown), sentences)
    loader = ChoiceLoader([FileSystemLoader(FOLDER), FileSystemLoader(net.template_dir)])
    net.templateEnv = Environment(loader=loader, autoescape=True)
    net.path = "template.html"
    library = Path(net.template_dir, "lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    library = library.split("//# sourceMappingURL")[0].strip()
    script = "\n".join((FOLDER / "script" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (FOLDER / "style.css").read_text(encoding="utf-8")
    others = content.without_object(graph, sentences)
    net.templateEnv.globals.update(
        title=clean(title),
        note=clean(source_note),
        articles=content.articles(graph),
        others=others,
        sentences=sentences.texts,
        report=report(graph),
        vocabulary=content.vocabulary(),
        library=library,
        script=script,
        style=style,
        hashes=" ".join(map(policy_hash, (library, script))),
        style_hash=policy_hash(style),
    )
    return str(net.generate_html())


def policy_hash(code: str) -> str:
    """How a content security policy names a script or style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode('ascii')}'"


def _network(drawn: Drawing, sentences: content.Sentences) -> Network:
    """The pyvis network of all things and statements; the most central things have their places."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for name, size in drawn.sizes.items():
        spot: dict[str, Any] = {}
        if name in drawn.wide:
            spot = {"x": drawn.wide[name][0], "y": drawn.wide[name][1], "tall": list(drawn.tall[name])}
        net.add_node(name, **content.node(drawn.graph.nodes[name], name, size), **spot)
    bent = bends([(a, b, key) for a, b, key, _ in drawn.statements])
    for edge in drawn.statements:
        a, b, key, _ = edge
        net.add_edge(a, b, id=key, bend=bent[key], **content.statement(drawn.graph, edge, sentences))
    for link in drawn.thin:
        name = f"{link.statement or ''}#{link.role}#{link.start}#{link.end}"
        net.add_edge(link.start, link.end, id=name, bend=0, role=link.role, statement=link.statement, arrows="")
    return net
