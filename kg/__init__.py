"""Diplomatic news to an RDF knowledge graph: every statement traceable to the words it came from.

>>> from kg import Article, build, merge, query, to_networkx
>>> first = build([Article("a", "", None, None, None, "en", "Norway and Chile signed a treaty.")])
>>> second = build([Article("b", "", None, None, None, "en", "Norway praised Chile.")])
>>> both = merge([first, second])
>>> query(both, "who-signed-what").rows[0][:2]
('Chile', 'treaty (Chile, Norway)')
>>> graph = to_networkx(both)
>>> sorted(data["relation"] for _, _, data in graph.edges(data=True))
['partyTo', 'partyTo', 'signed', 'signed', 'supports']

`read(path)` reads a graph file back. Names are loaded when they are first used, so that `import kg` starts no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.export.network import to_networkx
    from kg.graph import merge
    from kg.graph import read_graph as read
    from kg.graph.query import query
    from kg.model import Article
    from kg.pipeline import build, extract

__version__ = "0.1.0"

__all__ = ["Article", "build", "extract", "merge", "query", "read", "to_networkx"]

_HOMES = {
    "Article": ("kg.model", "Article"),
    "build": ("kg.pipeline", "build"),
    "extract": ("kg.pipeline", "extract"),
    "merge": ("kg.graph", "merge"),
    "query": ("kg.graph.query", "query"),
    "read": ("kg.graph", "read_graph"),
    "to_networkx": ("kg.export.network", "to_networkx"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
