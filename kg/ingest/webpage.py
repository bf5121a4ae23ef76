"""HTML: trafilatura finds the article, the page's own metadata say who published it when, the cleaner does the rest."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from kg.errors import ArticleError
from kg.ingest.clean import clean_line
from kg.ingest.dates import find_date
from kg.ingest.page import Page, read_page

_DATE_KEYS = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "og:published_time", "parsely-pub-date",
    "sailthru.date", "article.published", "publish_time", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher")
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "headline", "title")


def read_webpage(html: str, where: str) -> Page:
    """Read a page in HTML; raises `ArticleError` where it holds no article."""
    tree = _tree(html)
    if tree is None:
        raise ArticleError("is no HTML page with text in it", where=where, hint="Save the page again.")
    meta = _Metadata(tree)
    title = clean_line(meta.title or "")
    text = _text(html) or "\n".join(_paragraphs(tree))
    page = read_page(text, title=title)
    published = meta.published or _visible_date(tree)
    return replace(
        page,
        published=published or page.published,
        source=meta.source or page.source,
        url=meta.url or page.url,
        warnings=() if published else page.warnings,
    )


def _tree(html: str) -> Any:
    from trafilatura import load_html

    return load_html(html)


def _text(html: str) -> str | None:
    """The main text, a paragraph a line; trafilatura's own remarks are silenced."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.extract(html, include_comments=False, include_tables=False, with_metadata=False)
    return found if isinstance(found, str) and found.strip() else None


def _paragraphs(tree: Any) -> Iterator[str]:
    """The plain way, for pages that are too short for trafilatura."""
    for node in tree.iter("h1", "h2", "p", "li", "blockquote"):
        if line := clean_line(node.text_content()):
            yield line


def _visible_date(tree: Any) -> date | None:
    """A `<time>` that says that it is the date of publication, or the only day that all of them name."""
    times = [(node, find_date(node.get("datetime") or node.text_content())) for node in tree.iter("time")]
    times = [(node, day) for node, day in times if day]
    marked = [day for node, day in times if "pubdate" in node.attrib or node.get("itemprop") == "datePublished"]
    days = {day for _, day in times}
    return marked[0] if marked else (days.pop() if len(days) == 1 else None)


class _Metadata:
    """What the page says of itself in JSON-LD, then in meta tags, then in its head."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._meta: dict[str, str] = {}
        for node in tree.iter("meta"):
            key = node.get("property") or node.get("name") or node.get("itemprop")
            if key and (content := clean_line(node.get("content") or "")):
                self._meta.setdefault(key.strip().lower(), content)
        self._linked = next((d for d in _json_ld(tree) if "datePublished" in d or "headline" in d), {})

    @property
    def title(self) -> str | None:
        heading = next((clean_line(n.text_content()) for n in self._tree.iter("h1")), "")
        name = next((clean_line(n.text_content()) for n in self._tree.iter("title")), "")
        return _string(self._linked.get("headline")) or self._first(_TITLE_KEYS) or heading or name or None

    @property
    def published(self) -> date | None:
        stated = [_string(self._linked.get("datePublished")), *(self._meta.get(key) for key in _DATE_KEYS)]
        return next((day for text in stated if text and (day := find_date(text))), None)

    @property
    def source(self) -> str | None:
        publisher = self._linked.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = _string(publisher.get("name")) if isinstance(publisher, dict) else _string(publisher)
        return name or self._first(_SITE_KEYS)

    @property
    def url(self) -> str | None:
        links = [n.get("href") for n in self._tree.iter("link") if (n.get("rel") or "").lower() == "canonical"]
        options = [*links, self._meta.get("og:url"), _string(self._linked.get("url"))]
        return next((o for o in options if o and o.startswith(("http://", "https://"))), None)

    def _first(self, keys: tuple[str, ...]) -> str | None:
        return next((self._meta[key] for key in keys if key in self._meta), None)


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for node in tree.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else None
        for item in graph if isinstance(graph, list) else data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                yield item


def _string(value: object) -> str | None:
    return clean_line(value) or None if isinstance(value, str) else None
