"""SPARQL over a dataset: a query's text, a file of it, or one of those that ship with the ontology, by name.

A query only reads: SERVICE, FROM, LOAD and every other update are refused on the parsed query, and nothing is fetched.
On Linux it is answered in a process of its own that can open no file and no connection, so that whatever it does, an
endless cross product or a regular expression gone wild, ends with its time. Elsewhere the limit is looked at row by
row: one row that takes for ever is not interrupted there.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import re
import signal
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.iris import base_of, prefixes
from kg.graph.read import quads_of
from kg.graph.sparql import HERE, one_line, parts_named, prepare
from kg.resources import ontology_folder
from kg.vocab import DIP

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from rdflib import Dataset, Graph
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result
    from rdflib.term import Node

TIMEOUT = 30.0  # seconds
MAX_ROWS = 100_000
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENDING = ".rq"


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
    import pyoxigraph  # noqa: F401 -- here, since the process of its own can open no file
    import rdflib.plugins.sparql.processor  # noqa: F401

    where, words = _find(text)
    words = (
        words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )  # where a comment ends, for all parsers
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
        return HERE, text
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
            if parts_named(prepared.algebra, "Graph"):
                union = _split(union)
            columns, found = _table(union.query(prepared, use_store_provided=False))
            rows = list(self._limited(found, deadline, timeout))
        except QueryError:
            raise
        except RecursionError:
            raise QueryError("is nested too deeply", where=self.where) from None
        except MemoryError:
            raise QueryError("needs too much memory", where=self.where, hint="Make it narrower.") from None
        except Exception as error:  # whatever the engine raises is about the query, which is the user's
            raise QueryError(f"cannot be answered: {one_line(str(error))}", where=self.where) from None
        if prepared.algebra.every:  # `SELECT *` gives the columns no order
            order = sorted(range(len(columns)), key=columns.__getitem__)
            columns, rows = tuple(columns[i] for i in order), [tuple(row[i] for i in order) for row in rows]
        return Table(columns, tuple(rows if _is_ordered(prepared) else sorted(rows)))

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


def _split(union: Graph) -> Graph:
    """The same with each named graph in a store of its own: in a common one, rdflib looks through all for each."""
    from rdflib import Dataset, Graph

    if not isinstance(union, Dataset):
        return union
    parts: dict[Node, Graph] = {}
    for subject, predicate, value, name in quads_of(union):
        if name is not None:
            if name not in parts:
                parts[name] = Graph("SimpleMemory", identifier=name)
            parts[name].add((subject, predicate, value))

    class Split(Dataset):
        def contexts(self, triple: object = None) -> Generator[Graph, None, None]:
            yield from parts.values()

        def get_context(self, identifier: Any, quoted: bool = False, base: str | None = None) -> Graph:
            return parts.get(identifier, Graph(identifier=identifier))

    return Split(store=union.store, default_union=True)


def _base(union: Graph) -> str:
    from rdflib import RDF

    return base_of(map(str, union.subjects(RDF.type, DIP.Statement)))


def _table(result: Result) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Columns and rows."""
    from rdflib.query import ResultRow

    if result.type == "ASK":
        return ("answer",), iter([(str(bool(result.askAnswer)).lower(),)])
    if result.type != "SELECT":
        assert result.graph is not None
        return ("subject", "predicate", "object"), (tuple(map(_cell, triple)) for triple in result.graph)
    variables = list(result.vars or ())
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
    _open_nothing()
    logging.disable()  # rdflib logs a traceback for each literal that is not of its type
    gc.disable()  # it would look through the whole graph again and again; this process ends soon
    try:
        answer: object = work.answer(None)
    except QueryError as error:
        answer = (error.message, None if error.where is None else str(error.where), error.line, error.hint)
    to.send(answer)


def _open_nothing() -> None:
    """From here on this process opens no file and no connection: the pipe to the parent is open already."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _too_long(where: str, timeout: float | None) -> QueryError:
    return QueryError(
        f"takes longer than {timeout:g} seconds", where=where, hint="Make it narrower, or allow it more time."
    )
