"""The progress bar and the one-line messages."""

from __future__ import annotations

import io
import sys

import pytest

from kg.cli.console import complain, progress
from kg.errors import KgError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "quiet", "drawn"), [(Terminal, False, True), (Terminal, True, False), (io.StringIO, False, False)]
)
def test_a_bar_is_drawn_on_terminals_only(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], quiet: bool, drawn: bool
) -> None:
    error = stream()
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress(iter("abc"), total=3, label="Reading", quiet=quiet)) == ["a", "b", "c"]
    assert ("Reading" in error.getvalue()) == drawn


def test_an_error_is_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    complain(KgError("is\nbroken", where="a\nb.txt", line=3, hint="Mend\tit."))
    assert capsys.readouterr().err == "a b.txt, line 3: is broken. Mend it.\n"
