"""A scorecard as scenes: shelves of cards below each other, each card a number with what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgflow.diagram import Callout, Figure, Scorecard, Shelf
from orgflow.layout import colours
from orgflow.layout.frame import Area, body, frame, part_heading
from orgflow.layout.measure import longest_word, shorten, wrap
from orgflow.layout.panel import SIDE, markers, side_panel
from orgflow.layout.words import Words, height, place, words
from orgflow.scene import Box, Page, Scene

_NUMBER, _LABEL, _SECOND, _DETAIL = 22.0, 10.5, 8.5, 8.5
_SMALLER = 16.0
"""A number that is longer than its card is wide is set so small, at least."""
_BAND, _GAP, _BETWEEN, _PAD = 92.0, 10.0, 14.0, 10.0
"""How wide the name of a shelf is; what lies between cards, between shelves, and within a card."""
_NARROW, _WIDE, _TALL = 118.0, 190.0, 104.0
_PANEL_GAP = 22.0
_MOST_LINES = 3


class _Line(NamedTuple):
    """Cards beside each other, of a shelf that may have several lines, and how tall they are."""

    shelf: Shelf
    figures: tuple[Figure, ...]
    tall: float


def lay_out_scorecard(scorecard: Scorecard, paper: Page) -> tuple[Scene, ...]:
    """The pages of a scorecard: as many cards in a line as can be read, as many lines on a page as it holds."""
    room = body(part_heading(scorecard.caption, 1, 2, paper))
    area = Area(room.x, room.y, room.width - (SIDE + _PANEL_GAP if scorecard.callouts else 0.0), room.height)
    free = area.width - _BAND - _GAP
    most = max(1, int((free + _GAP) // (_NARROW + _GAP)))
    longest = max((len(shelf.figures) for shelf in scorecard.shelves), default=1)
    across = min(_WIDE, (free + _GAP) / max(1, min(most, longest)) - _GAP)
    pages = list(_paged(list(_lines(scorecard.shelves, most, across)), area.height))
    return tuple(
        _Page(scorecard, paper, area, across, page).scene(number, len(pages))
        for number, page in enumerate(pages, start=1)
    )


def _lines(shelves: Sequence[Shelf], most: int, across: float) -> Iterator[_Line]:
    for shelf in shelves:
        lines = -(-len(shelf.figures) // most) or 1
        count = -(-len(shelf.figures) // lines)
        for begin in range(0, len(shelf.figures), count or 1):
            part = shelf.figures[begin : begin + count]
            tall = max(height(_stack(figure, across)) for figure in part) + 2 * _PAD
            yield _Line(shelf, part, max(tall, height(_name(shelf)) + 2 * _PAD))


def _paged(lines: Sequence[_Line], room: float) -> Iterator[tuple[_Line, ...]]:
    page: list[_Line] = []
    for line in lines:
        if page and _taken([*page, line]) > room:
            yield tuple(page)
            page = []
        page.append(line)
    yield tuple(page)


def _taken(lines: Sequence[_Line]) -> float:
    return sum(line.tall for line in lines) + sum(_gap(lines, number) for number in range(1, len(lines)))


def _gap(lines: Sequence[_Line], number: int) -> float:
    """What lies between a line and the one above it."""
    return _GAP if lines[number].shelf is lines[number - 1].shelf else _BETWEEN


def _stack(figure: Figure, across: float) -> list[Words]:
    """What a card says."""
    room = across - 2 * _PAD - 4
    ink = colours.TONE_TEXT[figure.tone] if figure.tone else colours.NAVY
    size = _NUMBER if longest_word(figure.value, _NUMBER, True) <= room else _SMALLER
    number = wrap(figure.value, size, True, room)
    stack = [
        Words(shorten(number, 1, size, True, room), size, True, ink, leading=1.15),
        words(figure.label.first, _LABEL, room, bold=True, colour=colours.INK, gap=1),
    ]
    if figure.label.second:
        stack.append(words(figure.label.second, _SECOND, room, colour=colours.INK2, gap=1))
    if figure.detail:
        lines = shorten(wrap(figure.detail, _DETAIL, False, room), _MOST_LINES, _DETAIL, False, room)
        stack.append(Words(lines, _DETAIL, colour=colours.INK2, gap=2))
    return stack


def _name(shelf: Shelf) -> list[Words]:
    room = _BAND - 2 * _PAD
    stack = [words(shelf.label.first, _LABEL, room, bold=True, colour=colours.NAVY)]
    if shelf.label.second:
        stack.append(words(shelf.label.second, _SECOND, room, colour=colours.INK2, gap=1))
    return stack


@dataclass(frozen=True, slots=True)
class _Page:
    """Some lines of a scorecard."""

    scorecard: Scorecard
    paper: Page
    area: Area
    across: float
    lines: tuple[_Line, ...]

    def scene(self, number: int, count: int) -> Scene:
        caption = self.scorecard.caption
        heading = part_heading(caption, number, count, self.paper)
        boxes = [*frame(heading), *self._shelves()]
        shown = self._callouts(number)
        if self.scorecard.callouts:
            side = Area(self.area.right + _PANEL_GAP, self.area.y, SIDE, self.area.height)
            boxes += side_panel(shown or self.scorecard.callouts, caption, side).boxes
        return Scene(
            self.scorecard.name, heading.title, caption.description, caption.language, tuple(boxes), (), self.paper
        )

    def _callouts(self, number: int) -> tuple[Callout, ...]:
        """The findings about what stands on this page; those about nothing that is shown stand on the first."""
        here = {figure.id for line in self.lines for figure in line.figures}
        anywhere = {figure.id for shelf in self.scorecard.shelves for figure in shelf.figures}
        return tuple(
            callout
            for callout in self.scorecard.callouts
            if here & set(callout.targets) or (number == 1 and not anywhere & set(callout.targets))
        )

    def _shelves(self) -> Iterator[Box]:
        """Cards with the name of their shelf on the left, taller where there is room."""
        more = max(0.0, self.area.height - _taken(self.lines)) / max(1, len(self.lines))
        y, top, name = self.area.y, self.area.y, None
        for number, line in enumerate(self.lines):
            y += _gap(self.lines, number) if number else 0.0
            tall = max(line.tall, min(line.tall + more, _TALL))
            top = top if line.shelf is name else y
            name = line.shelf
            for place_, figure in enumerate(line.figures):
                yield from self._card(figure, self.area.x + _BAND + _GAP + place_ * (self.across + _GAP), y, tall)
            y += tall
            last = number + 1 == len(self.lines) or self.lines[number + 1].shelf is not line.shelf
            if last:
                yield self._band(line.shelf, top, y - top)

    def _band(self, shelf: Shelf, y: float, tall: float) -> Box:
        text = place(_name(shelf), self.area.x + _PAD, y, _BAND - 2 * _PAD, tall)
        return Box(
            f"shelf:{shelf.id}", self.area.x, round(y, 2), _BAND, round(tall, 2), fill=colours.BAND, text=text,
            layer="ground",
        )  # fmt: skip

    def _card(self, figure: Figure, x: float, y: float, tall: float) -> Iterator[Box]:
        bar = colours.TONE[figure.tone] if figure.tone else colours.NAVY
        fill = colours.TONE_TINT[figure.tone] if figure.tone else colours.WHITE
        stack = _stack(figure, self.across)
        yield Box(
            figure.id, round(x, 2), round(y, 2), round(self.across, 2), round(tall, 2), "round", fill, colours.BORDER,
            0.75, radius=2, text=place(stack, x + _PAD + 4, y, self.across - 2 * _PAD - 4, tall),
        )  # fmt: skip
        yield Box(
            f"{figure.id}:bar", round(x, 2), round(y, 2), 4, round(tall, 2), fill=bar, owner=figure.id, layer="mark"
        )
        found = [callout for callout in self.scorecard.callouts if figure.id in callout.targets]
        if found:
            yield from markers(found, figure.id, x + self.across, y, self.across / 2)
