"""The key below a picture: only what the picture uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orgflow.diagram import Caption
from orgflow.layout import colours
from orgflow.layout.measure import width
from orgflow.layout.words import Words, place
from orgflow.scene import Box, Edge
from orgflow.text import Language, other

SAMPLE = 22.0
ROW = 16.0
_SIZE = 9.0
_GAP = 16.0

Draw = Callable[[str, float, float], tuple[list[Box], list[Edge]]]
"""Draws a sample: its id, and the left and middle of the 22 pt that it has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and what it means."""

    name: str
    text: str
    draw: Draw


@dataclass(frozen=True, slots=True)
class Legend:
    """What was drawn, and how high it came out."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    height: float


def said(texts: Mapping[Language, str], caption: Caption) -> str:
    """A word of ours in the language of a picture; in a bilingual one it is repeated in the second."""
    first, second = texts[caption.language], texts[other(caption.language)]
    return f"{first} / {second}" if caption.bilingual else first


@lru_cache(maxsize=16)
def legend(entries: tuple[Entry, ...], x: float, bottom: float, room: float) -> Legend:
    """Entries in rows that end at `bottom`, no wider than `room`; the same on most pages of a picture."""
    rows = _rows(entries, room)
    top = bottom - ROW * len(rows)
    boxes: list[Box] = []
    edges: list[Edge] = []
    for number, row in enumerate(rows):
        left, middle = x, top + ROW * (number + 0.5)
        for entry in row:
            name = f"legend:{entry.name}"
            sample, lines = entry.draw(name, left, middle)
            text = Words((entry.text,), _SIZE, colour=colours.INK2)
            across = width(entry.text, _SIZE)
            at = left + SAMPLE + 5
            boxes += [
                *sample,
                Box(
                    f"{name}:text",
                    at,
                    middle - 7,
                    across,
                    14,
                    text=place([text], at, middle - 7, across, 14),
                    layer="mark",
                ),
            ]
            edges += lines
            left += _width(entry) + _GAP
    return Legend(tuple(boxes), tuple(edges), ROW * len(rows))


def legend_height(entries: Sequence[Entry], room: float) -> float:
    """How high the legend will come out."""
    return ROW * len(_rows(entries, room))


def line_sample(stroke: str, *, dashed: bool, arrow: bool, width: float = 1.25) -> Draw:
    """A short line as a sample."""

    def draw(name: str, x: float, y: float) -> tuple[list[Box], list[Edge]]:
        points = ((x, y), (x + SAMPLE, y))
        return [], [Edge(name, "", "", points, "right", "left", stroke, width, dashed, arrow)]

    return draw


def box_sample(box: Callable[[str, float, float], Sequence[Box]]) -> Draw:
    """Boxes as a sample, made from an id and the left and middle of the sample's place."""
    return lambda name, x, y: (list(box(name, x, y)), [])


def _width(entry: Entry) -> float:
    return SAMPLE + 5 + width(entry.text, _SIZE)


def _rows(entries: Sequence[Entry], room: float) -> list[list[Entry]]:
    rows: list[list[Entry]] = []
    used = room
    for entry in entries:
        if used + _GAP + _width(entry) > room:
            rows.append([])
            used = -_GAP
        rows[-1].append(entry)
        used += _GAP + _width(entry)
    return rows
