"""What the checker and the linter report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """Does a problem fail the check?"""

    ERROR = "error"
    NOTE = "note"  # a known miss that is still missed


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a rule or a word list; `rule_id` is empty for a word list, `line` counts from 1."""

    file: Path
    line: int
    rule_id: str
    says: str
    severity: Severity = Severity.ERROR

    @property
    def fails(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        rule = f"rule {self.rule_id}: " if self.rule_id else ""
        return f"{self.file}, line {self.line}: {rule}{self.says}"
