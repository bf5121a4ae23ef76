"""A gallery of a page's views: one small HTML file of drawn pictures, each of which leads into the page.

Nothing here needs a browser: places come from the same layout as the page's, colours from its style sheet.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode

from kg.export.files import write_atomically
from kg.export.network import to_networkx
from kg.export.page import content
from kg.export.page.build import FOLDER, policy_hash
from kg.export.page.drawing import drawing
from kg.export.page.figure import figure
from kg.export.page.links import Edge
from kg.export.page.selection import Selection, select
from kg.export.text import clean
from kg.vocab import relations

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

_DRAWN, _DRAWN_OF_ALL = 16, 24  # things in a picture; the page has the others
_QUESTIONS = (
    ("Who mediates between whom", ("mediates",)),
    ("Who signed what", ("signed",)),
    ("Who disputes what", ("disputes", "occupies", "controls", "partOf", "inDisputeWith")),
    ("Whose troops are where", ("deployedTo", "withdrawsFrom")),
    ("Who fights whom", ("fightsWith", "attacks", "ceasesFireWith")),
    ("Who accuses, threatens or sanctions whom", ("accuses", "threatens", "sanctions", "rejects", "coerces")),
    ("Who supports, aids or works with whom", ("supports", "aids", "cooperatesWith", "alliedWith", "recognizes")),
    ("Who met whom", ("metWith", "negotiatesWith", "hosted", "visited")),
)


class View(NamedTuple):
    """A part of the graph with its heading and the fragment that shows it in the page."""

    title: str
    fragment: dict[str, Any]
    part: nx.MultiDiGraph


def write_gallery(
    dataset: Dataset, path: Path, *, page: Path, title: str, source_note: str, selection: Selection | None = None
) -> int:
    """Write the gallery of a dataset's page; returns the number of statements. Raises what `write_page` raises."""
    graph = to_networkx(dataset)
    if selection is not None:
        graph = select(graph, selection)
    address = quote(Path(os.path.relpath(page, path.parent)).as_posix())
    write_atomically(path, render_gallery(graph, address=address, title=title, source_note=source_note))
    return int(graph.number_of_edges())


def render_gallery(graph: nx.MultiDiGraph, *, address: str, title: str, source_note: str) -> str:
    """The gallery as text; `address` is that of the page, relative to the gallery."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    style = _palette() + (FOLDER / "gallery.css").read_text(encoding="utf-8")
    views = [
        {
            "title": view.title,
            "address": f"{address}#{urlencode(view.fragment, doseq=True)}" if view.fragment else address,
            "count": view.part.number_of_edges(),
            "drawing": _drawing(view),
        }
        for view in _views(graph)
    ]
    return environment.get_template("gallery.html").render(
        title=clean(title), note=clean(source_note), address=address, views=views, style=style,
        count=graph.number_of_edges(), style_hash=policy_hash(style),
    )  # fmt: skip


def _palette() -> str:
    """The page's colours in light and dark: all of its style sheet before the first rule of an element."""
    return (FOLDER / "style.css").read_text(encoding="utf-8").partition("* { box-sizing")[0]


def _views(graph: nx.MultiDiGraph) -> list[View]:
    """The questions that the graph answers, then its most central actor, what is claimed, and the whole."""
    found = [
        View(title, {"only-relations": list(names)}, part)
        for title, names in _QUESTIONS
        if (part := _of(graph, _is_of(names))).number_of_edges()
    ]
    said = _of(graph, lambda edge: edge[3]["speaker_id"] is not None)
    if said.number_of_edges():
        found.append(View("What somebody is quoted for", {"hide-speakers": "none"}, said))
    central = _most_central(graph)
    if central is not None:
        label = graph.nodes[central]["label"]
        found.append(View(f"All around {label}", {"lens": "around", "a": central, "steps": 1}, _around(graph, central)))
    return [*found, View("The whole graph", {}, graph)]


def _is_of(names: tuple[str, ...]) -> Callable[[Edge], bool]:
    return lambda edge: edge[3]["relation"] in names


def _of(graph: nx.MultiDiGraph, keeps: Callable[[Edge], bool]) -> nx.MultiDiGraph:
    """The statements that are kept, with the things they name."""
    kept = [edge[:3] for edge in graph.edges(keys=True, data=True) if keeps(edge)]
    named = {n for a, b, key in kept for n in (a, b, *(r["id"] for r in graph.edges[a, b, key]["roles"]))}
    named |= {graph.nodes[n]["country_id"] for n in named & set(graph) if graph.nodes[n]["type"] == "Force"}
    part = graph.subgraph([n for n in graph if n in named]).copy()
    part.remove_edges_from([edge for edge in list(part.edges(keys=True)) if edge not in set(kept)])
    return part


def _around(graph: nx.MultiDiGraph, actor: str) -> nx.MultiDiGraph:
    """What the page shows as an actor's neighbours: thin lines lead to some of them."""
    drawn = drawing(graph, 0)
    near = {actor, *drawn.graph.successors(actor), *drawn.graph.predecessors(actor)}
    near |= {end for link in drawn.thin if actor in (link.start, link.end) for end in (link.start, link.end)}
    return graph.subgraph(
        [n for n in graph if n in near or (n not in drawn.graph and near & set(graph.predecessors(n)))]
    )


def _most_central(graph: nx.MultiDiGraph) -> str | None:
    actors = [n for n, kind in graph.nodes(data="type") if kind in content.vocabulary()["actors"]]
    return min(actors, key=lambda n: (-graph.degree(n), n), default=None)


def _drawing(view: View) -> str:
    drawn = drawing(view.part, _DRAWN if view.fragment else _DRAWN_OF_ALL)
    return figure(drawn, mutual={r.name for r in relations().values() if r.symmetric})
