"""The panel of numbered findings, and the markers that refer to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgflow.diagram import Callout, Caption
from orgflow.layout import colours
from orgflow.layout.frame import Area
from orgflow.layout.legend import said
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.tones import worst
from orgflow.layout.words import Words, height, place, words
from orgflow.scene import Box
from orgflow.text import Language

MARKER = 17.0
STEP = MARKER + 1
FEW = 4
"""How many markers a box that is not itself wide may have before they are counted."""
OUTSIDE, MARK_INSIDE = 10.0, 5.0
"""How far a marker stands out above a box, and how much room it takes from the words inside."""
SIDE = 194.0
_HEADING: dict[Language, str] = {"en": "Key findings", "zh": "关键发现"}
_MORE: dict[Language, str] = {"en": "and {0} more", "zh": "另有 {0} 项"}
_SIZES = ((11.0, 9.5, 12.0), (10.5, 9.0, 10.0), (10.0, 8.5, 8.0), (9.5, 8.0, 6.0))
"""Heading, body and the space between findings, largest first."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What was drawn, and how high it came out."""

    boxes: tuple[Box, ...]
    height: float


def marker(callout: Callout, owner: str, x: float, y: float) -> Box:
    """A numbered circle with its top left corner at a point."""
    number = Words((str(callout.number),), 9, True, colours.ON_TONE[callout.tone], "centre")
    return Box(
        f"{owner}:finding-{callout.number}",
        x,
        y,
        MARKER,
        MARKER,
        "circle",
        fill=colours.TONE[callout.tone],
        stroke=colours.WHITE,
        stroke_width=1.25,
        text=place([number], x, y, MARKER, MARKER),
        layer="mark",
        owner=owner,
    )


def markers(callouts: Sequence[Callout], owner: str, right: float, top: float, room: float = FEW * STEP) -> list[Box]:
    """Markers on a box's top right corner, in a row to the left; without `room` for all, the last counts the rest."""
    shown = len(callouts) if len(callouts) * STEP <= room else int(room // STEP) - 1
    boxes = [marker(one, owner, right - 10 - index * STEP, top - OUTSIDE) for index, one in enumerate(callouts[:shown])]
    if shown < len(callouts):
        x = right - 10 - shown * STEP
        more = Words((f"+{len(callouts) - shown}",), 8, True, colours.WHITE, "centre")
        text = place([more], x, top - OUTSIDE, MARKER, MARKER)
        look = boxes[0] if boxes else marker(callouts[0], owner, x, top - OUTSIDE)
        boxes.append(look._replace(id=f"{owner}:findings", x=x, fill=colours.INK3, text=text))
    return boxes


def markers_width(count: int) -> float:
    """How far so many markers reach to the left of a box's right side."""
    return 12 + (min(count, FEW) - 1) * STEP if count else 0.0


def side_panel(callouts: Sequence[Callout], caption: Caption, area: Area) -> Panel:
    """Findings below each other in a column; those without room are counted at the end."""
    ground = _ground(callouts, area, area.height)
    title = Words((said(_HEADING, caption),), 13, True, colours.INK)
    head = Box("panel:heading", area.x + 12, area.y + 9, area.width - 24, 20, layer="ground")
    head = _with(head, [title])
    entries = _entries(callouts, caption, Area(area.x, area.y + 37, area.width, area.height - 45), 1)
    return Panel((*ground, head, *entries.boxes), area.height)


def strip(callouts: Sequence[Callout], caption: Caption, area: Area) -> Panel:
    """Findings side by side, in up to three columns; `area.height` is the most it may take."""
    columns = min(3, len(callouts))
    entries = _entries(callouts, caption, Area(area.x, area.y + 7, area.width, area.height - 14), columns)
    return Panel((*_ground(callouts, area, entries.height + 14, upright=True), *entries.boxes), entries.height + 14)


def _ground(callouts: Sequence[Callout], area: Area, height_: float, *, upright: bool = False) -> tuple[Box, Box]:
    colour = colours.TONE[worst(callouts) or "note"]
    bar = (3.0, height_) if upright else (area.width, 2.0)
    return (
        Box("panel", area.x, area.y, area.width, height_, fill=colours.BAND, layer="ground"),
        Box("panel:bar", area.x, area.y, *bar, fill=colour, layer="ground"),
    )


def _with(box: Box, stack: Sequence[Words]) -> Box:
    text = place(stack, box.x, box.y, box.width, box.height, vertical="top")
    return Box(box.id, box.x, box.y, box.width, box.height, text=text, layer=box.layer)


def _entries(callouts: Sequence[Callout], caption: Caption, area: Area, columns: int) -> Panel:
    """As many findings as fit, at the largest size that shows them all; the height is what they take.

    Where they do not all fit in two languages, the second one is left out.
    """
    once = [replace(callout, second="") for callout in callouts]
    for shown in (callouts, once):
        for sizes in _SIZES:
            rows = _rows(shown, area.width / columns, columns, sizes)
            if sum(rows) - sizes[2] <= area.height:
                return _draw(shown, area, columns, sizes, rows)
    return _cut(once, caption, area, columns)


def _cut(callouts: Sequence[Callout], caption: Caption, area: Area, columns: int) -> Panel:
    """The first findings, and how many more there are."""
    sizes = _SIZES[-1]
    room = area.height - 14
    rows = _rows(callouts, area.width / columns, columns, sizes)
    while len(rows) > 1 and sum(rows) - sizes[2] > room:
        rows.pop()
    shown = callouts[: len(rows) * columns]
    drawn = _draw(shown, area, columns, sizes, rows)
    if len(shown) == len(callouts):
        return drawn
    more = Words((said(_MORE, caption).format(len(callouts) - len(shown)),), 9, True, colours.INK2)
    at = area.y + drawn.height + 2
    box = Box("panel:more", area.x + 36, at, area.width - 46, 12, layer="ground")
    return Panel((*drawn.boxes, _with(box, [more])), drawn.height + 14)


def _rows(callouts: Sequence[Callout], width: float, columns: int, sizes: tuple[float, float, float]) -> list[float]:
    heights = [max(height(_stack(callout, width, sizes)), MARKER) + sizes[2] for callout in callouts]
    return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]


def _stack(callout: Callout, width: float, sizes: tuple[float, float, float]) -> list[Words]:
    room = width - 46
    lines = shorten(wrap(callout.heading, sizes[0], True, room, even=False), 7, sizes[0], True, room)
    stack = [Words(lines, sizes[0], True, colours.INK)]
    if callout.second:
        again = words(callout.second, sizes[1], room, colour=colours.INK, gap=1, leading=1.28, even=False)
        stack.append(again._replace(lines=shorten(again.lines, 5, again.size, False, room)))
    if callout.body:
        body = words(callout.body, sizes[1], room, colour=colours.INK2, gap=2, leading=1.32, even=False)
        kept = shorten(body.lines, 9, sizes[1], False, room)
        stack.append(Words(kept, body.size, False, body.colour, gap=body.gap, leading=body.leading))
    return stack


def _draw(
    callouts: Sequence[Callout], area: Area, columns: int, sizes: tuple[float, float, float], rows: Sequence[float]
) -> Panel:
    boxes = []
    width = area.width / columns
    for index, callout in enumerate(callouts):
        row, column = divmod(index, columns)
        x, y = area.x + column * width, area.y + sum(rows[:row])
        stack = _stack(callout, width, sizes)
        box = Box(f"panel:text-{callout.number}", x + 36, y + 1, width - 46, height(stack), layer="ground")
        number = marker(callout, "panel", x + 12, y)
        boxes += [_with(box, stack), number]
    return Panel(tuple(boxes), sum(rows) - sizes[2])
