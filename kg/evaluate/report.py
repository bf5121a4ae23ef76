"""One HTML page of an evaluation: the figures, and a row per difference. It asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.differences import Difference
from kg.evaluate.tables import Figures, accuracies, articles_of, by_confidence, by_relation, overview
from kg.export.text import clean

_FOLDER = Path(__file__).parent / "page"
_SORTS = {
    "missed": "missed", "false": "false", "axis": "another polarity, modality, speaker or time",
    "repeat": "a repeat with another polarity or modality",
}  # fmt: skip


def render(figures: Figures, differences: Sequence[Difference], name: str) -> str:
    """The page as text; `name` is the annotated file's. Texts are escaped, styles and scripts known by their hashes."""
    from jinja2 import Environment, FileSystemLoader

    script, style = ((_FOLDER / file).read_text(encoding="utf-8") for file in ("report.js", "report.css"))
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )  # fmt: skip
    counts = Counter(str(difference.sort) for difference in differences)
    return environment.get_template("report.html").render(
        name=name,
        figures=figures,
        articles=articles_of(figures),
        small=[overview(figures), accuracies(figures), by_confidence(figures)],
        relations=by_relation(figures),
        differences=differences,
        sorts=[(sort, f"{says} ({counts[sort]})") for sort, says in _SORTS.items() if counts[sort]],
        names=sorted({difference.relation for difference in differences}),
        script=script,
        style=style,
        script_hash=_digest(script),
        style_hash=_digest(style),
    )


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
