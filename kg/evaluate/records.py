"""JSON lines read strictly: what is wrong is told with file, line and key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError

_HINT = "Write one object a line."
_SOMETHING = re.compile(r"\S")
_KINDS: dict[type, str] = {
    str: "a string", bool: "true or false", list: "a list", dict: "an object", int: "a number", float: "a number",
    type(None): "null",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object and its place; `inside` says which part of the line it is (`statement 3`)."""

    values: dict[str, Any]
    where: str
    line: int
    inside: str = ""

    def fault(self, message: str, hint: str | None = None) -> InputError:
        """The error to raise for something wrong in this object."""
        place = f"in {self.inside}, " if self.inside else ""
        return InputError(place + message, where=self.where, line=self.line, hint=hint)

    def value(self, key: str, *kinds: type) -> Any:
        """The value of a key that must be there and of one of the kinds (`type(None)`: null)."""
        if key not in self.values:
            raise self.fault(f"the key {key!r} is missing")
        value = self.values[key]
        if type(value) not in kinds:
            wanted, got = " or ".join(_KINDS[kind] for kind in kinds), _KINDS[type(value)]
            raise self.fault(f"the value of {key!r} must be {wanted}, not {got}")
        return value

    def string(self, key: str) -> str:
        return str(self.value(key, str))

    def text(self, key: str) -> str | None:
        """A string or null."""
        value = self.value(key, str, type(None))
        return None if value is None else str(value)

    def optional(self, key: str) -> str | None:
        """A string, null, or no such key at all."""
        return self.text(key) if key in self.values else None

    def choice(self, key: str, values: Sequence[str]) -> str:
        value = self.string(key)
        if value not in values:
            raise self.fault(f"the value of {key!r} must be {' or '.join(values)}, not {value!r}")
        return value

    def within(self, values: Any, inside: str) -> Record:
        """A part of this object, which must be an object too."""
        if not isinstance(values, dict):
            raise self.fault(f"{inside} must be an object, not {_KINDS[type(values)]}")
        return Record(values, self.where, self.line, inside)


def read_records(path: Path) -> Iterator[Record]:
    """The objects of a file, one a line, blank lines left out; or spread over lines, as `json.tool` does it.

    A spread object's `line` is that of its opening brace. Raises `InputError`.
    """
    where = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start})", where=where, hint="Save it as UTF-8.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(f"cannot be read: {reason}", where=where, hint="Check the path.") from None
    spread = text.lstrip().split("\n", 1)[0].strip() == "{"
    for values, line in _spread(text, where) if spread else _line_by_line(text, where):
        if not isinstance(values, dict):
            raise InputError("is no JSON object", where=where, line=line, hint=_HINT)
        yield Record(values, where, line)


def _line_by_line(text: str, where: str) -> Iterator[tuple[Any, int]]:
    """What each line holds, and its number."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line), number
            except (ValueError, RecursionError) as error:
                raise _no_json(error, where, number) from None


def _spread(text: str, where: str) -> Iterator[tuple[Any, int]]:
    """One value after the other, and the number of the line on which it begins."""
    decoder, at = json.JSONDecoder(), 0
    while begin := _SOMETHING.search(text, at):
        number = text.count("\n", 0, begin.start()) + 1
        try:
            values, at = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else number
            raise _no_json(error, where, line) from None
        yield values, number


def _no_json(error: Exception, where: str, line: int) -> InputError:
    known = isinstance(error, json.JSONDecodeError)
    reason = f" at character {error.colno} ({error.msg})" if known else " that can be read"  # type: ignore[attr-defined]
    return InputError(f"is no JSON{reason}", where=where, line=line, hint=_HINT)
