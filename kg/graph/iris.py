"""IRIs: minted from slugs and hashes alone, so that no text can break out of one.

An id is relative to a base (`state/RUS`); its IRI is base and id. Every kind has a prefix of its own, since Turtle
cannot abbreviate a slash: `state:` is the base and `state/`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.entities.ids import FOLDERS, slug
from kg.errors import GraphError
from kg.vocab import BASE, ONTOLOGY

if TYPE_CHECKING:
    from rdflib import URIRef

    from kg.model import Article

KINDS = (*dict.fromkeys(FOLDERS.values()), "article", "statement", "evidence", "link")  # the first part of an id
VOCABULARIES: Mapping[str, str] = {
    "dip": ONTOLOGY,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_BASE = re.compile(r"https?://[A-Za-z0-9._~:\[\]-]+(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?(\?[A-Za-z0-9._~=&/-]*)?#?")
_ID = re.compile(r"(?P<kind>[a-z]+)/[A-Za-z0-9][A-Za-z0-9._-]*")
_ROOT = re.compile(r"(?P<base>.+[/#])(statement|article)/[^/#]*")
# C0 but tab and line ends, DEL, C1, surrogates, non-characters: some format forbids each of them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def fit(text: str) -> str:
    r"""The text with U+FFFD for every character that an RDF or XML file cannot hold; offsets stay true.

    >>> fit("Rus\x00sia\ud800\tand\n")
    'Rus\ufffdsia\ufffd\tand\n'
    """
    return _UNFIT.sub("\ufffd", text)


class Names:
    """Mints the IRIs under one base, an http(s) IRI that ends in a slash or a hash.

    >>> Names("https://example.org/id/").thing("state/NOR")
    rdflib.term.URIRef('https://example.org/id/state/NOR')

    Raises `GraphError` for another base, and for an id that is none.
    """

    def __init__(self, base: str = BASE) -> None:
        self.base = checked_base(base)

    def thing(self, id: str) -> URIRef:
        return self._iri(id)

    def statement(self, id: str) -> URIRef:
        """The IRI of `statement/3f9c0c1f7a2e5b80d1c4`."""
        return self._iri(id, "statement")

    def evidence(self, id: str) -> URIRef:
        """The IRI of `evidence/b1946ac92492d2347c62`."""
        return self._iri(id, "evidence")

    def selector(self, evidence_id: str) -> URIRef:
        """The IRI of the node that says which characters the evidence is."""
        return self._iri(f"{evidence_id}-quote", "evidence")

    def article(self, article: Article) -> URIRef:
        """Slug of the id, hyphen, 8 hexadecimal digits of the SHA-256 of the text."""
        return self._iri(f"article/{slug(article.id)}-{digest(article.text)[:8]}")

    def _iri(self, id: str, kind: str | None = None) -> URIRef:
        from rdflib import URIRef

        found = _ID.fullmatch(id)
        if found is None or found["kind"] not in KINDS or (kind or found["kind"]) != found["kind"]:
            wanted = f"{kind or 'kind'}/name"
            raise GraphError(f"{fit(id)!r} is no id of the form {wanted}", hint="Letters, digits, '.', '_', '-'")
        return URIRef(self.base + id)


def prefixes(base: str) -> dict[str, str]:
    """Prefix and namespace, in the order in which files declare them: vocabularies, then one per kind."""
    return {**VOCABULARIES, **{kind: f"{base}{kind}/" for kind in KINDS}}


def base_of(iris: Iterable[str]) -> str:
    """What stands before `statement/` or `article/` in the IRIs: of several bases the first, of none the default.

    >>> base_of(["https://example.org/id/statement/3f9c0c1f7a2e5b80d1c4"])
    'https://example.org/id/'
    """
    found = (_ROOT.fullmatch(iri) for iri in iris)
    return min((match["base"] for match in found if match), default=BASE)


def digest(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8, its unfit characters replaced."""
    return hashlib.sha256(fit(text).encode("utf-8")).hexdigest()


def checked_base(base: str) -> str:
    """The base itself, or a `GraphError` of one line.

    >>> checked_base("ftp://example.org/")
    Traceback (most recent call last):
    kg.errors.GraphError: 'ftp://example.org/' is no base IRI. Give http(s), plain ASCII, ending in / or #.
    """
    if not _BASE.fullmatch(base) or not base.endswith(("/", "#")) or base.endswith("://"):
        raise GraphError(f"{fit(base)!r} is no base IRI", hint="Give http(s), plain ASCII, ending in / or #.")
    return base
