"""The options that several verbs share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ParserName(StrEnum):
    """The parsers that `kg.nlp` knows."""

    SM = "sm"
    MD = "md"


class TableFormat(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", metavar="DIR", help="A folder of your own rules, beside the built-in ones; may be repeated."
    ),
]
Parser = Annotated[ParserName, typer.Option("--parser", help="The parser: sm, or md where its package is installed.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
Graphs = Annotated[
    list[Path], typer.Argument(metavar="GRAPH...", help="Graph files: .ttl, .trig, .nq or .jsonld; several are united.")
]
DateText = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of publication, where the input lacks it.")
]
