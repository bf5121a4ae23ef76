"""Reading a SPARQL query: prefixes bound, mistakes with their place, and nothing that reaches outside the dataset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.plugins.sparql.sparql import Query

HERE = "the query"  # what a message calls a query that has no file
_UPDATES = "An answer never changes a graph: updates and LOAD are refused"


def prepare(text: str, bound: Mapping[str, str], *, where: str = HERE) -> Query:
    """The parsed query, with the prefixes bound and refused where it reaches outside. Raises `QueryError`."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
    except ParseException as error:
        raise _syntax_error(text, bound, error, where) from None
    try:
        prepared = translateQuery(tree, initNs=dict(bound))
    except RecursionError:
        raise
    except Exception as error:  # rdflib has no class for what is wrong here
        raise _translation_error(text, str(error), where) from None
    for found in _outside(prepared.algebra):
        raise QueryError(f"{found} is refused: a query reads the given graphs only", where=where, hint="Take it out.")
    # the order of `SELECT *` is that of a set
    prepared.algebra["every"] = tree[1].name == "SelectQuery" and not tree[1].projection
    return prepared


def _outside(algebra: object) -> Iterator[str]:
    """The parts of a parsed query that would reach outside the dataset."""
    if parts_named(algebra, "ServiceGraphPattern"):
        yield "SERVICE"
    if any(part.datasetClause for part in _parts(algebra)):
        yield "FROM"


def parts_named(algebra: object, name: str) -> bool:
    """Has the parsed query such a part, at whatever depth?"""
    return any(part.name == name for part in _parts(algebra))


def _parts(part: object) -> Iterator[CompValue]:
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        yield part
    children: Iterable[object] = ()
    if isinstance(part, Mapping):  # a part is one too
        children = part.values()
    elif isinstance(part, Iterable) and not isinstance(part, str | bytes):
        children = part
    for child in children:
        yield from _parts(child)


def _syntax_error(text: str, bound: Mapping[str, str], error: Any, where: str) -> QueryError:
    if not text.strip():
        return QueryError("is empty", where=where, hint="Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")
    if _parses_as_update(text):
        return QueryError(_UPDATES, where=where, hint="Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")
    line, column = error.lineno, error.col
    if not str(error.msg).startswith("Expected {SelectQuery"):  # else it is the very first word that is wrong
        line, column = _second_opinion(text, bound) or (line, column)
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split(maxsplit=1)
    found = repr(rest[0][:40]) if rest else "the end"
    return QueryError(f"is no SPARQL at column {column}: {found} is not expected there", where=where, line=line)


def _parses_as_update(text: str) -> bool:
    from rdflib.plugins.sparql.parser import parseUpdate

    return _fails(lambda: parseUpdate(text)) is None


_PLACE = re.compile(r"error at (\d+):(\d+): ")


def _second_opinion(text: str, bound: Mapping[str, str]) -> tuple[int, int] | None:
    """Line and column by Oxigraph's parser, which finds the place where rdflib's only knows the clause.

    It has an empty store to ask, and is never given what might name a service.
    """
    from pyoxigraph import Store

    if re.search(r"service|\\u", text, re.IGNORECASE):
        return None
    error = _fails(lambda: Store().query(text, prefixes=dict(bound)))
    found = None if error is None else _PLACE.match(str(error))
    return None if found is None else (int(found[1]), int(found[2]))


def _fails(attempt: Callable[[], object]) -> Exception | None:
    try:
        attempt()
    except Exception as error:  # each parser has its own classes
        return error
    return None


def _translation_error(text: str, message: str, where: str) -> QueryError:
    """What is wrong beyond the grammar; for a prefix, the line on which it stands first."""
    found = re.fullmatch(r"Unknown namespace prefix : (?P<prefix>.*)", message)
    if not found:
        return QueryError(f"is no SPARQL: {one_line(message)}", where=where)
    prefix = "" if found["prefix"] == "None" else found["prefix"]
    place = re.search(rf"(?<![\w:.-]){re.escape(prefix)}:", text)
    line = text.count("\n", 0, place.start()) + 1 if place else None
    return QueryError(
        f"the prefix {prefix + ':'!r} is not declared", where=where, line=line, hint="Add a PREFIX line for it."
    )


def one_line(text: str) -> str:
    """The text on one line of at most 200 characters."""
    return " ".join(text.split())[:200]
