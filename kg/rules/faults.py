"""What is wrong with a rule file, gathered so that a writer sees all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import RuleError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`line` counts from 1; 0 where no line is to blame."""

    line: int
    says: str


class Faults:
    """The faults of one file in the order of its lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._found: list[Fault] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, line: int, says: str) -> None:
        self._found.append(Fault(line, says))

    def refuse(self) -> None:
        """Raises one RuleError with every fault, one a line; does nothing where there is none."""
        if not self._found:
            return
        first, *rest = sorted(set(self._found))
        more = [str(RuleError(fault.says, where=self.path, line=fault.line or None)) for fault in rest]
        raise RuleError("\n".join([first.says, *more]), where=self.path, line=first.line or None)


def meant(word: str, known: Iterable[str]) -> str:
    """What to say after an unknown word.

    >>> meant("sugned", ["signed", "disputes"])
    '; did you mean `signed`?'
    >>> meant("x", ["signed", "disputes"])
    '; known are disputes, signed'
    """
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean `{close[0]}`?"
    return f"; known are {', '.join(names)}" if len(names) <= 25 else ""
