"""The graph as tables and for other tools: a CSV pair, GraphML and GEXF, all with plain values only.

CSV cells that a spreadsheet would run (they begin with `=`, `+`, `-`, `@`, a tab or a carriage return) get an
apostrophe in front; whoever reads the files by program takes it off again. Fields are separated by commas, lines end
with a line feed, the text is UTF-8.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.text import clean

if TYPE_CHECKING:
    import networkx as nx

_NODE_COLUMNS = ("id", "label", "type", "country", "iso", "alt", "start", "end", "location", "topic", "status")
_EDGE_COLUMNS = (
    "id", "label", "type", "source", "target", "source_label", "target_label", "polarity", "modality", "fact",
    "speaker", "attribution", "plover", "cameo", "start", "end", "ended", "office", "roles", "weight", "confidence",
    "rule", "article", "article_title", "article_date", "publisher", "url", "sentence", "quote",
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r")

# Red, green, blue after Okabe and Ito, as on the page.
_COLOURS = {
    "State": (0, 114, 178), "Organization": (86, 169, 216), "Institution": (47, 111, 147), "Person": (230, 159, 0),
    "Force": (140, 81, 10), "ArmedGroup": (181, 54, 28), "Group": (181, 154, 0), "Territory": (107, 127, 57),
    "Place": (147, 160, 122), "Agreement": (0, 158, 115), "Conflict": (213, 94, 0), "Meeting": (194, 99, 154),
}  # fmt: skip
_GREY = (135, 146, 160)
_LAID_OUT = 1000  # nodes; beyond, tools do better with their own layout


def nodes_csv(graph: nx.MultiDiGraph) -> str:
    """One line per thing, sorted by id; other names are joined by ` | `."""
    rows = [[_joined(graph.nodes[n][c]) if c != "id" else n for c in _NODE_COLUMNS] for n in sorted(graph)]
    return _csv(_NODE_COLUMNS, rows)


def edges_csv(graph: nx.MultiDiGraph) -> str:
    """One line per statement in reading order; evidence is the first piece, `weight` the number of articles."""
    rows = [[row[c] for c in _EDGE_COLUMNS] for row in _edge_rows(graph)]
    return _csv(_EDGE_COLUMNS, rows)


def to_graphml(graph: nx.MultiDiGraph) -> str:
    """GraphML with typed plain attributes, positions and colours; read by Gephi, yEd, Cytoscape and networkx."""
    nodes, edges = _node_rows(graph), _edge_rows(graph)
    keys = [*_graphml_keys("node", nodes), *_graphml_keys("edge", edges)]
    lines = [_XML, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', *keys]
    lines.append('<graph id="G" edgedefault="directed">')
    for row in nodes:
        lines.append(f"<node id={_attribute(row['id'])}>{_graphml_data('node', row)}</node>")
    for row in edges:
        ends = f"source={_attribute(row['source'])} target={_attribute(row['target'])}"
        lines.append(f"<edge id={_attribute(row['id'])} {ends}>{_graphml_data('edge', row)}</edge>")
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def to_gexf(graph: nx.MultiDiGraph) -> str:
    """GEXF 1.3 for Gephi: attributes, positions, colours, and a dynamic graph where statements have dates."""
    nodes, edges = _node_rows(graph), _edge_rows(graph)
    lines = [_XML, f"<gexf {_GEXF} version={_attribute('1.3')}>"]
    lines.append('<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">')
    columns = {
        "node": [c for c in _NODE_COLUMNS if c not in _GEXF_OWN],
        "edge": [c for c in _EDGE_COLUMNS if c not in _GEXF_OWN],
    }
    for kind, names in columns.items():
        lines.append(f'<attributes class="{kind}" mode="static">')
        lines += [f'<attribute id="{n}" title="{n}" type="{"boolean" if n in _FLAGS else "string"}"/>' for n in names]
        lines.append("</attributes>")
    lines.append("<nodes>")
    lines += [_gexf_node(row, columns["node"]) for row in nodes]
    lines += ["</nodes>", "<edges>"]
    lines += [_gexf_edge(row, columns["edge"]) for row in edges]
    return "\n".join([*lines, "</edges>", "</graph>", "</gexf>", ""])


# --- rows ------------------------------------------------------------------------------------------------------------


def _node_rows(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    found = _positions(graph)
    rows = []
    for node in sorted(graph):
        row: dict[str, Any] = {c: _joined(graph.nodes[node][c]) for c in _NODE_COLUMNS if c != "id"}
        red, green, blue = _COLOURS.get(row["type"], _GREY)
        row |= {"id": clean(node), "r": red, "g": green, "b": blue, "size": float(10 + graph.degree(node))}
        if node in found:
            row["x"], row["y"] = map(float, found[node])
        rows.append(row)
    return rows


def _positions(graph: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    import networkx as nx

    from kg.export.page.layout import places

    if len(graph) > _LAID_OUT:
        return {}
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b}))
    return places(simple, dict.fromkeys(graph, (60.0, 25.0)), [1.5])[0]


def _edge_rows(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[3]["position"], edge[2]))
    return [_edge_row(graph, *edge) for edge in edges]


def _edge_row(graph: nx.MultiDiGraph, source: str, target: str, key: str, data: dict[str, Any]) -> dict[str, Any]:
    first = data["evidence"][0] if data["evidence"] else {}
    row: dict[str, Any] = {
        "id": clean(key),
        "type": data["relation"],
        "source": clean(source),
        "target": clean(target),
        "source_label": graph.nodes[source]["label"],
        "target_label": graph.nodes[target]["label"],
        "fact": data["is_fact"],
        "roles": " | ".join(f"{r['role']}: {r['label']}" for r in data["roles"]),
        "weight": float(max(1, len({e["article"] for e in data["evidence"]}))),
        "article_title": first.get("title"),
        "article_date": first.get("date"),
        "quote": first.get("exact"),
    }
    for name in ("label", "polarity", "modality", "speaker", "plover", "start", "end", "ended", "office"):
        row[name] = data[name]
    for name in ("attribution", "cameo", "confidence", "rule", "article", "publisher", "url", "sentence"):
        row[name] = first.get(name)
    return {name: _joined(value) for name, value in row.items()}


def _joined(value: Any) -> Any:
    """A plain value: lists become text, None and control characters go."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    return clean(value if isinstance(value, str) else " | ".join(value))


# --- CSV -------------------------------------------------------------------------------------------------------------


def _csv(header: tuple[str, ...], rows: list[list[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[cell(value) for value in row] for row in rows])
    return out.getvalue()


def cell(value: Any) -> str:
    r"""A cell that no spreadsheet runs.

    >>> cell("=1+1"), cell("-5"), cell("Peru"), cell(True), cell(2.0)
    ("'=1+1", "'-5", 'Peru', 'true', '2')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    return "'" + text if text.startswith(_RISKY) else text


# --- XML -------------------------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_GEXF = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
_GEXF_OWN = ("id", "label", "source", "target", "start", "end", "weight")  # these are attributes of the elements
_FLAGS = ("fact", "ended")


def _attribute(value: object) -> str:
    return quoteattr(clean(str(value)))


def _typed(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _graphml_keys(kind: str, rows: list[dict[str, Any]]) -> list[str]:
    types = {bool: "boolean", int: "int", float: "double", str: "string"}
    found = {name: types[type(value)] for row in rows for name, value in row.items() if value != ""}
    return [
        f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{found[name]}"/>'
        for name in sorted(found)
        if name not in _ENDS
    ]


_ENDS = ("id", "source", "target")


def _graphml_data(kind: str, row: dict[str, Any]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(_typed(row[name]))}</data>'
        for name in sorted(row)
        if row[name] != "" and name not in _ENDS
    )


def _values(row: dict[str, Any], names: list[str]) -> str:
    values = "".join(f'<attvalue for="{n}" value={_attribute(_typed(row[n]))}/>' for n in names if row[n] != "")
    return f"<attvalues>{values}</attvalues>"


def _interval(row: dict[str, Any]) -> str:
    return "".join(f" {name}={_attribute(row[name])}" for name in ("start", "end") if _is_date(row[name]))


def _is_date(value: str) -> bool:
    """GEXF's dates are whole days."""
    from datetime import date

    try:
        return bool(value) and len(value) == 10 and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _gexf_node(row: dict[str, Any], names: list[str]) -> str:
    place = f'<viz:position x="{row["x"]:g}" y="{-row["y"]:g}" z="0"/>' if "x" in row else ""
    look = f'<viz:color r="{row["r"]}" g="{row["g"]}" b="{row["b"]}"/><viz:size value="{row["size"]:g}"/>'
    head = f"<node id={_attribute(row['id'])} label={_attribute(row['label'])}{_interval(row)}>"
    return f"{head}{_values(row, names)}{look}{place}</node>"


def _gexf_edge(row: dict[str, Any], names: list[str]) -> str:
    ends = f"source={_attribute(row['source'])} target={_attribute(row['target'])}"
    head = f"<edge id={_attribute(row['id'])} {ends} label={_attribute(row['label'])}"
    return f'{head} weight="{row["weight"]:g}"{_interval(row)}>{_values(row, names)}</edge>'
