"""What every article must satisfy, whatever reader it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.errors import ArticleError
from kg.ingest.clean import UNFIT
from kg.ingest.furniture import words
from kg.ingest.language import guess_language
from kg.model import Article

ARTICLE_LIMIT = 1_000_000  # characters of an article's text
PARAGRAPH_LIMIT = 50_000  # characters without a blank line; a parser's memory grows with it
TITLE_LIMIT = 1_000
ID_LIMIT = 200
_PARAGRAPHS = re.compile(r"\n\s*\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def check_id(name: str, where: str, line: int | None = None) -> None:
    """Ids are opaque, no file is named after them, but they stand on one line of a table and in an IRI."""
    if not name.strip():
        raise ArticleError("the id is empty", where=where, line=line, hint="Give every article an id.")
    if len(name) > ID_LIMIT:
        raise _error(f"the id has {len(name)} characters, and the limit is {ID_LIMIT}", where, line, "Shorten it.")
    if _CONTROL.search(name):
        raise _error(f"the id {name!r} holds a control character", where, line, "Use printable characters.")


def fit(text: str) -> str:
    r"""The text with each character that no format can carry replaced by one blank: offsets stay true.

    >>> fit("Rus\x00sia"), fit("a\ud800b"), fit("a\r\nb")
    ('Rus sia', 'a b', 'a\r\nb')
    """
    return UNFIT.sub(" ", text)


def check_text(text: str, where: str, line: int | None = None) -> None:
    """Raises `ArticleError` for a text that is too long, or that holds no sentence."""
    if len(text) > ARTICLE_LIMIT:
        message = f"the text has {len(text):,} characters, and the limit is {ARTICLE_LIMIT:,}"
        raise _error(message, where, line, "Split it into articles.")
    if not text.strip():
        raise _error("the text is empty", where, line, "Give an article.")
    if len(words(text)) < 2 and sum(c.isalpha() for c in text) < 8:
        raise _error("there is no sentence in it", where, line, "Give an article in sentences.")
    longest = max(map(len, _PARAGRAPHS.split(text)))
    if longest > PARAGRAPH_LIMIT:
        message = f"a paragraph has {longest:,} characters, and the limit is {PARAGRAPH_LIMIT:,}"
        raise _error(message, where, line, "Part paragraphs by blank lines.")


def warnings_of(article: Article, place: str) -> list[str]:
    """What the user should know of an article that was read; `place` is its file and line."""
    found = []
    if article.published is None:
        hint = "words such as 'on Monday' stay undated. Give it with --date YYYY-MM-DD."
        found.append(f"{place}: no date of publication was found; {hint}")
    if not article.title:
        found.append(f"{place}: no headline was found. Give it with --title.")
    if article.language != "en":
        guess = "" if article.language == "und" else f" (it may be {article.language!r})"
        found.append(f"{place}: does not look like English{guess}; only English is understood.")
    return found


def make_article(
    *, id: str, title: str, published: date | None, source: str | None, url: str | None, text: str
) -> Article:
    """The article with its language guessed."""
    return Article(id, title[:TITLE_LIMIT], published, source, url, guess_language(text), text)


def first_of(*options: str | None) -> str | None:
    """The first that says something."""
    return next((option for option in options if option and option.strip()), None)


def _error(message: str, where: str, line: int | None, hint: str) -> ArticleError:
    return ArticleError(message, where=where, line=line, hint=hint)


def paragraphs_text(paragraphs: Sequence[str]) -> str:
    """Paragraphs as an article stores them: parted by a blank line."""
    return "\n\n".join(paragraphs)
