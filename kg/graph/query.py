"""SPARQL over a dataset: a query's text, a file of it, or one of those that ship with the ontology, by name.

A query only reads: SERVICE, FROM, LOAD and every other update are refused on the parsed query, and nothing is fetched.
It is parsed and answered in a process of its own (where the system can fork), so that whatever it does, an endless
cross product or a regular expression gone wild, ends with its time; elsewhere the limit is looked at row by row.
"""

from __future__ import annotations

import multiprocessing
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.iris import base_of, prefixes
from kg.resources import ontology_folder
from kg.vocab import DIP

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from rdflib import Dataset, Graph
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result

TIMEOUT = 30.0  # seconds
MAX_ROWS = 100_000
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENDING = ".rq"
_HERE = "the query"  # what a message calls a query that has no file
_UPDATES = "An answer never changes a graph: updates and LOAD are refused"


@dataclass(frozen=True, slots=True)
class Table:
    """Answers: IRIs in full, literals as their text, an unbound cell as an empty string."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that ships: its name, the question that its first line asks, and its text."""

    name: str
    question: str
    text: str


def query(dataset: Dataset, text: str | Path, *, timeout: float | None = TIMEOUT, max_rows: int = MAX_ROWS) -> Table:
    """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE query of the union of a dataset's graphs.

    `text` is the query itself, the name of one that ships (`who-mediates`), or the path of a file that ends in `.rq`.
    The prefixes of the project are bound already. The answer of ASK is one cell, `true` or `false`; that of CONSTRUCT
    and DESCRIBE has the columns `subject predicate object`. Without ORDER BY the rows are sorted.

    `timeout` is in seconds, None for no limit. Raises `QueryError` of one line for a query that is wrong, that would
    reach outside the dataset or change it, that takes too long, or that has more than `max_rows` answers.
    """
    import rdflib.plugins.sparql.processor  # noqa: F401 -- once, not in every process of its own

    where, words = _find(text)
    work = _Work(dataset, words, where, max_rows)
    if timeout is None or not _can_fork():
        return work.answer(timeout)
    return _answer_apart(work, timeout)


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """The queries that ship, by name."""
    paths = sorted((ontology_folder() / "queries").glob("*" + _ENDING))
    texts = ((path.stem, path.read_text(encoding="utf-8")) for path in paths)
    return tuple(NamedQuery(name, text.partition("\n")[0].lstrip("# ").rstrip(), text) for name, text in texts)


def _find(text: str | Path) -> tuple[str, str]:
    """What to call the query in messages, and its words."""
    if isinstance(text, Path) or (text.endswith(_ENDING) and "\n" not in text):
        return str(text), _read(Path(text))
    if not _NAME.fullmatch(text.strip()):
        return _HERE, text
    named = {known.name: known.text for known in list_queries()}
    name = text.strip()
    if name not in named:
        near = get_close_matches(name, named, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(named)}."
        raise QueryError(f"no query is called {name!r}", hint=hint)
    return name, named[name]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise QueryError(f"cannot be read: {reason.lower()}", where=path, hint="Check the path.") from None


# --- answering -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Work:
    """A question to a dataset."""

    dataset: Dataset
    text: str
    where: str
    max_rows: int

    def answer(self, timeout: float | None) -> Table:
        """Parse, check and answer; the time limit is looked at with every row."""
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            union = _union(self.dataset)
            prepared = prepare(self.text, prefixes(_base(union)), where=self.where)
            result = union.query(prepared, use_store_provided=False)
            columns, rows = _table(result, prepared)
            kept = tuple(self._limited(rows, deadline, timeout))
        except QueryError:
            raise
        except RecursionError:
            raise QueryError("is nested too deeply", where=self.where) from None
        except MemoryError:
            raise QueryError("needs too much memory", where=self.where, hint="Make it narrower.") from None
        except Exception as error:  # whatever the engine raises is about the query, which is the user's
            raise QueryError(f"cannot be answered: {_one_line(str(error))}", where=self.where) from None
        return Table(columns, kept if _is_ordered(prepared) else tuple(sorted(kept)))

    def _limited(
        self, rows: Iterable[tuple[str, ...]], deadline: float | None, timeout: float | None
    ) -> Iterator[tuple[str, ...]]:
        for count, row in enumerate(rows, 1):
            if count > self.max_rows:
                hint = "Add a LIMIT, or ask for less."
                raise QueryError(f"has more than {self.max_rows:,} answers", where=self.where, hint=hint)
            if deadline is not None and time.monotonic() > deadline:
                raise _too_long(self.where, timeout)
            yield row


def _union(dataset: Graph) -> Graph:
    """The same store with the union of its graphs as the default graph."""
    from rdflib import Dataset

    return Dataset(store=dataset.store, default_union=True) if isinstance(dataset, Dataset) else dataset


def _base(union: Graph) -> str:
    from rdflib import RDF

    return base_of(map(str, union.subjects(RDF.type, DIP.Statement)))


def _table(result: Result, prepared: Query) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    from rdflib.query import ResultRow

    if result.type == "ASK":
        return ("answer",), iter([(str(bool(result.askAnswer)).lower(),)])
    if result.type != "SELECT":
        assert result.graph is not None
        return ("subject", "predicate", "object"), (tuple(map(_cell, triple)) for triple in result.graph)
    variables = list(result.vars or ())
    if prepared.algebra.every:
        variables.sort()  # `SELECT *` has no order of its own
    rows = (row for row in result if isinstance(row, ResultRow))
    return tuple(map(str, variables)), (tuple(_cell(row.get(v)) for v in variables) for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _is_ordered(prepared: Query) -> bool:
    part = prepared.algebra
    while part is not None and part.name != "OrderBy":
        part = part.p
    return part is not None


# --- a process of its own --------------------------------------------------------------------------------------------


def _can_fork() -> bool:
    """Forking needs no copy of the graph; a daemonic process may have no child."""
    return sys.platform.startswith("linux") and not multiprocessing.current_process().daemon


def _answer_apart(work: _Work, timeout: float) -> Table:
    import warnings

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_answer, args=(theirs, work), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses none of the threads that others started
        process.start()
    theirs.close()
    try:
        if not ours.poll(timeout):
            raise _too_long(work.where, timeout)
        answer: Table | tuple[str, str | None, int | None, str | None] = ours.recv()
    except EOFError:
        hint = "It may need too much memory: make it narrower."
        raise QueryError("was stopped by the system", where=work.where, hint=hint) from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, Table):
        return answer
    message, where, line, hint_ = answer
    raise QueryError(message, where=where, line=line, hint=hint_)


def _send_answer(to: Connection, work: _Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends us
    try:
        answer: object = work.answer(None)
    except QueryError as error:
        answer = (error.message, None if error.where is None else str(error.where), error.line, error.hint)
    to.send(answer)


def _too_long(where: str, timeout: float | None) -> QueryError:
    return QueryError(
        f"takes longer than {timeout:g} seconds", where=where, hint="Make it narrower, or allow it more time."
    )


# --- reading the query -----------------------------------------------------------------------------------------------


def prepare(text: str, bound: Mapping[str, str], *, where: str = _HERE) -> Query:
    """The parsed query, with the prefixes bound and refused where it reaches outside. Raises `QueryError`."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    text = text.removeprefix("\ufeff")
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


def _outside(part: object) -> Iterator[str]:
    """The parts of a parsed query that would reach outside the dataset."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        if part.name == "ServiceGraphPattern":
            yield "SERVICE"
        if part.datasetClause:
            yield "FROM"
        for child in part.values():
            yield from _outside(child)
    elif isinstance(part, Mapping):
        for child in part.values():
            yield from _outside(child)
    elif isinstance(part, Iterable) and not isinstance(part, str | bytes):
        for child in part:
            yield from _outside(child)


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
        return QueryError(f"is no SPARQL: {_one_line(message)}", where=where)
    prefix = "" if found["prefix"] == "None" else found["prefix"]
    place = re.search(rf"(?<![\w:.-]){re.escape(prefix)}:", text)
    line = text.count("\n", 0, place.start()) + 1 if place else None
    return QueryError(
        f"the prefix {prefix + ':'!r} is not declared", where=where, line=line, hint="Add a PREFIX line for it."
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
