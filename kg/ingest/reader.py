"""From paths to articles: which reader a file needs, and that one bad article never stops the rest."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from kg.errors import ArticleError, InputError
from kg.ingest.check import (
    ARTICLE_LIMIT,
    check_id,
    check_text,
    first_of,
    fit,
    make_article,
    paragraphs_text,
    warnings_of,
)
from kg.ingest.clean import clean_line
from kg.ingest.corpus import Record, read_lines
from kg.ingest.decode import decode, is_binary
from kg.ingest.page import Page, read_page
from kg.ingest.webpage import read_webpage
from kg.model import Article

STDIN = "-"
FILE_LIMIT = 16_000_000  # bytes of a file that holds one article
_HTML_NAMES, _LINES_NAMES = (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson", ".json")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of the articles: stands in place of what a page says; JSON lines get it where they lack it."""

    date: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """One article that was read, or the error that took its place; the warnings are whole lines for the user.

    `where` is the file, `line` the line of a corpus, counted from 1.
    """

    article: Article | None
    warnings: tuple[str, ...] = ()
    error: InputError | None = None
    where: str = ""
    line: int | None = None

    @property
    def place(self) -> str:
        return self.where + (f", line {self.line}" if self.line else "")


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    HTML = "html"
    LINES = "lines"


def read_articles(
    paths: Iterable[Path | str], *, options: ReadOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Read]:
    """The articles of files (`-` is standard input) in order; text, HTML and JSON lines are told apart.

    Never raises for an input: what cannot be read comes as a `Read` with an error (`ArticleError` for one article,
    `InputError` for a whole file), and the rest goes on. An article's id is the line's `id`, else the file's stem;
    the later of two articles with one id is an error. Pages give cleaned paragraphs parted by blank lines; the text
    of JSON lines is kept as it is (characters that no format can carry become blanks, one for one).
    """
    options = options or ReadOptions()
    seen: dict[str, str] = {}
    for path in paths:
        for read in _read_input(path, options, stdin):
            yield _unless_seen(read, seen)


def _unless_seen(read: Read, seen: dict[str, str]) -> Read:
    if read.article is None:
        return read
    key = _comparable(read.article.id)
    if key in seen:
        message = f"the id {read.article.id!r} is taken by {seen[key]}"
        hint = "Ids must differ in more than case, accents and punctuation."
        error = ArticleError(message, where=read.where, line=read.line, hint=hint)
        return Read(None, (), error, read.where, read.line)
    seen[key] = read.place
    return read


def _comparable(name: str) -> str:
    """Two ids that differ less than this would share the addresses of what their articles describe."""
    from slugify import slugify

    return slugify(name) or name


# --- one input -------------------------------------------------------------------------------------------------------


def _read_input(path: Path | str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Read]:
    try:
        if str(path) == STDIN:
            yield from _read_file(stdin or sys.stdin.buffer, "standard input", "stdin", "", options)
            return
        path = Path(path)
        with path.open("rb") as file:
            yield from _read_file(file, str(path), path.stem, path.suffix.lower(), options)
    except InputError as error:
        yield Read(None, (), error, str(path))
    except OSError as error:
        yield Read(None, (), _open_error(path, error), str(path))


def _open_error(path: Path | str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("does not exist", where=path, hint="Check the path.")
    if isinstance(error, IsADirectoryError):
        return InputError("is a folder", where=path, hint="Name the files in it.")
    return InputError(f"cannot be read: {error.strerror or error}", where=path)


def _read_file(file: BinaryIO, where: str, stem: str, suffix: str, options: ReadOptions) -> Iterator[Read]:
    head = file.read(65536)
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        raise ArticleError("is empty", where=where, hint="Give an article.")
    kind = _format(head, suffix)
    if kind is Format.LINES:
        yield from _read_corpus(_Rejoined(head, file), where, stem, options)
        return
    raw = head + file.read(FILE_LIMIT + 1 - len(head))
    if len(raw) > FILE_LIMIT:
        raise ArticleError(f"is larger than {FILE_LIMIT:,} bytes", where=where, hint="Give one article a file.")
    text, warning = decode(raw, where)
    if kind is Format.TEXT and len(text) > 4 * ARTICLE_LIMIT:
        check_text(text, where)  # too long whatever is dropped from it
    yield _from_page(_page(text, kind, where), where, stem, options, (warning,) if warning else ())


def _format(head: bytes, suffix: str) -> Format:
    """What the content says; the name decides where it says nothing."""
    if suffix in _LINES_NAMES:
        return Format.LINES
    text = head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("utf-8", "ignore")
    text = text.lstrip("\ufeff \t\r\n")
    if suffix in _HTML_NAMES or _HTML.match(text):
        return Format.HTML
    first = text.split("\n", 1)[0].strip()
    if first.startswith("{") and not is_binary(head) and _is_record(first, whole="\n" in text):
        return Format.LINES
    return Format.TEXT


def _is_record(line: str, *, whole: bool) -> bool:
    """Is the line a JSON object with a text? A line that is cut off counts by its beginning."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return not whole and re.match(r'\{\s*"(?:id|title|date|text|url|source)"\s*:', line) is not None
    return isinstance(data, dict) and "text" in data


class _Rejoined:
    """A stream whose head was read already; only `readline` is asked of it."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            whole = head + file.read(FILE_LIMIT)
            head, file = decode(whole, "")[0].encode("utf-8"), io.BytesIO()
        self._head, self._file = io.BytesIO(head), file

    def readline(self, limit: int) -> bytes:
        line = self._head.readline(limit)
        return line if line.endswith(b"\n") or len(line) >= limit else line + self._file.readline(limit - len(line))


# --- one article -----------------------------------------------------------------------------------------------------


def _page(text: str, kind: Format, where: str) -> Page:
    return read_webpage(text, where) if kind is Format.HTML else read_page(text)


def _from_page(page: Page, where: str, stem: str, options: ReadOptions, warnings: tuple[str, ...]) -> Read:
    text = paragraphs_text(page.paragraphs)
    if not text:
        raise ArticleError("there is no sentence in it", where=where, hint="Give an article in sentences.")
    check_text(text, where)
    check_id(stem, where)
    article = make_article(
        id=stem,
        title=clean_line(options.title or page.title),
        published=options.date or page.published,
        source=first_of(options.source, page.source),
        url=first_of(options.url, page.url),
        text=text,
    )
    unclear = [f"{where}: {w}." for w in page.warnings if options.date is None]
    return Read(article, (*warnings, *unclear, *warnings_of(article, where)), None, where)


def _read_corpus(file: _Rejoined, where: str, stem: str, options: ReadOptions) -> Iterator[Read]:
    count = 0
    for number, record in read_lines(file, where):
        count += 1
        if isinstance(record, InputError):
            yield Read(None, (), record, where, number)
            continue
        try:
            yield _from_record(record, where, number, stem, options)
        except ArticleError as error:
            yield Read(None, (), error, where, number)
    if not count:
        raise ArticleError("is empty", where=where, hint="Give an article a line.")


def _from_record(record: Record, where: str, number: int, stem: str, options: ReadOptions) -> Read:
    name = record.id if record.id is not None else f"{stem}-{number}"
    check_id(name, where, number)
    check_text(record.text, where, number)
    text = fit(record.text)
    article = make_article(
        id=name,
        title=record.title or clean_line(options.title or ""),
        published=record.published or (None if record.misdated else options.date),
        source=first_of(record.source, options.source),
        url=first_of(record.url, options.url),
        text=text,
    )
    place = f"{where}, line {number}"
    changed = (f"{place}: holds control characters; each became a blank.",) if text != record.text else ()
    return Read(article, (*record.warnings, *changed, *warnings_of(article, place)), None, where, number)
