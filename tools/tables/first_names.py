"""First names that mean a man or a woman nearly everywhere: nomquamgender (MIT), which counts them in 36 sources."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

_SOURCES, _PEOPLE, _DOUBT = 8, 100, 0.04  # a name of fewer, or of more doubt, is left undecided


def first_names() -> list[tuple[str, str, str]]:
    """Names in lower case without accents, `f` or `m`, and the package; names used for both are not there."""
    path = distribution("nomquamgender").locate_file("nomquamgender/name_data.json")  # its code needs pandas
    text = Path(str(path)).read_text(encoding="utf-8")
    found = []
    for name, (sources, people, female, *_) in json.loads(text).items():
        sure = female <= _DOUBT or female >= 1 - _DOUBT
        if sure and sources >= _SOURCES and people >= _PEOPLE and re.fullmatch(r"[a-z]{3,}", name):
            found.append((name, "f" if female > 0.5 else "m", "nomquamgender"))
    return sorted(found)
