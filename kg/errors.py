"""Every error a user can meet, in one tree. Each says what was wrong, where, and what to do.

    KgError                  exit code 2 unless said otherwise
    ├── InputError           an input cannot be read
    │   └── ArticleError     one article is unusable; the others go on (exit code 1)
    ├── RuleError            a rule file is wrong: file, line, rule, key
    ├── GraphError           a graph cannot be read, or says what it must not
    ├── QueryError           a SPARQL query is wrong or not allowed
    ├── OutputError          an output cannot be written
    └── ParserError          the parser or its model is missing

Exit codes: 0 all well; 1 part of the input failed, or violations were found; 2 the command could not work.
"""

from __future__ import annotations

from pathlib import Path

EXIT_OK = 0
EXIT_PARTIAL = 1
EXIT_FAILED = 2


class KgError(Exception):
    """The root. `where` is a file, URL or article id; `line` counts from 1; `hint` says what to do.

    >>> str(KgError("is empty", where="a.txt", line=3, hint="Give an article."))
    'a.txt, line 3: is empty. Give an article.'
    """

    exit_code = EXIT_FAILED

    def __init__(
        self, message: str, *, where: str | Path | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        self.message, self.where, self.line, self.hint = message, where, line, hint
        super().__init__(message)

    def __str__(self) -> str:
        place = "" if self.where is None else str(self.where) + (f", line {self.line}" if self.line else "") + ": "
        ending = "" if self.message.endswith((".", "?", "!")) else "."
        return place + self.message + ((ending + " " + self.hint) if self.hint else "")


class InputError(KgError):
    """An input cannot be read."""


class ArticleError(InputError):
    """One article is unusable; the others go on."""

    exit_code = EXIT_PARTIAL


class RuleError(KgError):
    """A rule file is wrong."""


class GraphError(KgError):
    """A graph cannot be read, or says what it must not."""


class QueryError(KgError):
    """A SPARQL query is wrong or not allowed."""


class OutputError(KgError):
    """An output cannot be written."""


class ParserError(KgError):
    """The parser or its model is missing."""
