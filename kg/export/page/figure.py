"""A small picture as SVG, drawn without a browser: the page's symbols, lines and words, for its gallery."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.export.page import content

if TYPE_CHECKING:
    from kg.export.page.drawing import Drawing
    from kg.export.page.links import Edge, Link

_FONT = 13
_MARGIN = 14
_WORDED = 20  # lines; with more their words find no room
_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66)  # of a line, where its words may stand
_DASHES = {"planned": "8 5", "possible": "2 5", "ended": "12 4 2 4"}


class _Line(NamedTuple):
    """All statements between two things as one line, with the look of the surest."""

    start: str
    end: str
    statements: list[Edge]


def figure(drawn: Drawing, mutual: Collection[str]) -> str:
    """The wide picture of what is drawn; `mutual` relations have no arrow."""
    from markupsafe import Markup

    lines = _lines(drawn)
    left, top, width, height = _frame(drawn)
    parts = [
        *_washes(drawn),
        *(_thin(drawn, link.start, link.end) for link in drawn.thin if _is_drawn(drawn, link)),
        *(part for line in lines for part in _line(drawn, line, mutual)),
        *(_symbol(drawn, name) for name in drawn.wide),
        *(part for name in drawn.wide for part in _name(drawn, name)),
        *(_words(drawn, lines) if len(lines) <= _WORDED else ()),
    ]
    opening = Markup('<svg viewBox="{} {} {} {}" width="{}" height="{}" aria-hidden="true">')
    return opening.format(left, top, width, height, width, height) + Markup("").join(parts) + Markup("</svg>")


def _is_drawn(drawn: Drawing, link: Link) -> bool:
    """Of the ties to a country only those of forces: whose troops they are is asked for."""
    is_wanted = link.role != "country" or drawn.graph.nodes[link.start]["type"] == "Force"
    return is_wanted and {link.start, link.end} <= drawn.wide.keys()


def _washes(drawn: Drawing) -> Iterator[str]:
    """Behind each event that is mediated, spokes to the mediator and to the parties: one figure."""
    from markupsafe import Markup

    spokes: dict[str, set[str]] = {}
    for a, b, _, data in drawn.statements:
        if data["relation"] == "mediates" and data["polarity"] == "affirmed" and b in drawn.wide:
            parties = [role["id"] for role in data["roles"] if role["role"] == "party"]
            spokes.setdefault(b, set()).update(n for n in (a, *parties) if n in drawn.wide)
    for event, members in spokes.items():
        ways = "".join("M{} {}L{} {}".format(*drawn.wide[event], *drawn.wide[n]) for n in sorted(members))
        yield Markup('<path class="wash of-{}" d="{}"/>').format(drawn.graph.nodes[event]["type"], ways)


def _lines(drawn: Drawing) -> list[_Line]:
    pairs: dict[frozenset[str], list[Edge]] = {}
    for edge in drawn.statements:
        if edge[0] != edge[1] and {edge[0], edge[1]} <= drawn.wide.keys():
            pairs.setdefault(frozenset(edge[:2]), []).append(edge)
    found = []
    for group in pairs.values():
        lead = min(group, key=lambda e: (not e[3]["is_fact"], e[3]["relation"] == "partyTo", e[3]["position"]))
        found.append(_Line(lead[0], lead[1], [lead, *(e for e in group if e is not lead)]))
    return found


def _frame(drawn: Drawing) -> tuple[int, int, int, int]:
    boxes = []
    for name, (x, y) in drawn.wide.items():
        broken = content.lines(drawn.graph.nodes[name]["label"] or name)
        reach = max(drawn.sizes[name], round(0.31 * _FONT * max(map(len, broken))))
        boxes.append((x - reach, y - drawn.sizes[name], x + reach, y + drawn.sizes[name] + 17 * len(broken)))
    left, top = (min((box[i] for box in boxes), default=0) - _MARGIN for i in (0, 1))
    right, bottom = (max((box[i] for box in boxes), default=0) + _MARGIN for i in (2, 3))
    return left, top, right - left, bottom - top


def _look(data: dict[str, Any]) -> tuple[str, str]:
    """The class of a line and its dashes: a claim never looks like a fact."""
    ways = {
        "negated": data["polarity"] == "negated",
        "attributed": content.is_attributed(data),
        "ended": data["ended"],
        "fact": True,
    }
    tone = next(way for way, holds in ways.items() if holds)
    return tone, _DASHES.get(data["modality"], _DASHES["ended"] if data["ended"] else "none")


def _line(drawn: Drawing, line: _Line, mutual: Collection[str]) -> Iterator[str]:
    from markupsafe import Markup

    (x, y), (u, v) = drawn.wide[line.start], drawn.wide[line.end]
    tone, dashes = _look(line.statements[0][3])
    shape = Markup('<path class="{}" d="M{} {}L{} {}" stroke-dasharray="{}"/>')
    yield shape.format(tone, x, y, u, v, dashes)
    for end in (line.end, line.start):
        if any(e[1] == end and e[3]["relation"] not in {*mutual, "partyTo"} for e in line.statements):
            yield _head(drawn, line.start if end == line.end else line.end, end, tone)


def _head(drawn: Drawing, start: str, end: str, tone: str) -> str:
    from markupsafe import Markup

    (x, y), (u, v) = drawn.wide[start], drawn.wide[end]
    angle = atan2(v - y, u - x)
    reach = drawn.sizes[end] + 2
    tip = (u - reach * cos(angle), v - reach * sin(angle))
    points = [tip, *((tip[0] - 10 * cos(angle + turn), tip[1] - 10 * sin(angle + turn)) for turn in (0.38, -0.38))]
    return Markup('<polygon class="{}" points="{}"/>').format(tone, " ".join(f"{a:.1f},{b:.1f}" for a, b in points))


def _thin(drawn: Drawing, start: str, end: str) -> str:
    from markupsafe import Markup

    return Markup('<path class="thin" d="M{} {}L{} {}"/>').format(*drawn.wide[start], *drawn.wide[end])


def _symbol(drawn: Drawing, name: str) -> str:
    from markupsafe import Markup

    kind = drawn.graph.nodes[name]["type"]
    outline = content.OUTLINES[content.SHAPES.get(kind, "dot")]
    x, y = drawn.wide[name]
    shape = Markup('<path class="{}" d="{}" transform="translate({} {}) scale({:.2f}) translate(-13 -8)"/>')
    return shape.format(kind, outline, x, y, drawn.sizes[name] / 6.5)


def _words(drawn: Drawing, lines: list[_Line]) -> Iterator[str]:
    """The relations' words on their lines, where they lie on no symbol, no name and no other words."""
    taken = [box for name in drawn.wide for box in _boxes(drawn, name)]
    for line in lines:
        (x, y), (u, v) = drawn.wide[line.start], drawn.wide[line.end]
        text, tone = _told(drawn, line)
        for part in _PARTS if text else ():
            at = (x + part * (u - x), y + part * (v - y))
            box = (at[0] - 3.1 * len(text), at[1] - 8, at[0] + 3.1 * len(text), at[1] + 6)
            if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                yield _text(text, at[0], at[1] + 4, f"words {tone}")
                break


def _told(drawn: Drawing, line: _Line) -> tuple[str, str]:
    """What stands on a line, and its tone; nothing where somebody only takes part."""
    lead = line.statements[0]
    told = [e for e in line.statements if e[3]["relation"] != "partyTo"]
    tone, _ = _look(lead[3])
    words = content.phrase_of(drawn.graph, lead)
    text = (f"“{words}”" if tone == "attributed" else words) + (f" +{len(told) - 1}" if len(told) > 1 else "")
    return (text if told else ""), tone


def _boxes(drawn: Drawing, name: str) -> list[tuple[float, float, float, float]]:
    """What a symbol and its name cover."""
    (x, y), size = drawn.wide[name], drawn.sizes[name]
    broken = content.lines(drawn.graph.nodes[name]["label"] or name)
    reach = 0.29 * _FONT * max(map(len, broken))
    return [(x - size, y - size, x + size, y + size), (x - reach, y + size, x + reach, y + size + 17 * len(broken))]


def _name(drawn: Drawing, name: str) -> Iterator[str]:
    x, y = drawn.wide[name]
    for i, line in enumerate(content.lines(drawn.graph.nodes[name]["label"] or name)):
        yield _text(line, x, y + drawn.sizes[name] + 15 + 16 * i, "name")


def _text(text: str, x: float, y: float, kind: str) -> str:
    from markupsafe import Markup

    return Markup('<text class="{}" x="{:.0f}" y="{:.0f}">{}</text>').format(kind, x, y, content.visible(text))
