"""Paragraphs in two columns, as many pages as they take."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import Callout, Entry, Listing
from orgflow.layout import colours
from orgflow.layout.frame import Area, Heading, body, frame, part_heading
from orgflow.layout.measure import shorten, width
from orgflow.layout.panel import MARKER, marker
from orgflow.layout.words import Words, height, place, words
from orgflow.scene import Box, Page, Scene

_GAP = 28.0
_BETWEEN = 12.0
_INDENT = 26.0
_MOST_LINES = (4, 5)
_EVEN, _LEAST = 40.0, 150.0
Column = list[tuple[int, Entry]]


def lay_out_listing(listing: Listing, paper: Page) -> tuple[Scene, ...]:
    """The pages of a listing, the columns of each filled one after the other."""
    room = body(part_heading(listing.caption, 1, 2, paper))
    across = (room.width - _GAP) / 2
    whole = sum(height(_stack(entry, across)) + _BETWEEN for entry in listing.entries)
    # What fits on one page stands in two columns of one height.
    tall = min(room.height, max(whole / 2 + _EVEN, _LEAST)) if whole < 2 * room.height - _EVEN else room.height
    columns = list(_columns(listing.entries, across, tall))
    if len(columns) > 2:
        columns = list(_columns(listing.entries, across, room.height))
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)] or [[]]
    return tuple(
        _page(listing, page, part_heading(listing.caption, number, len(pages), paper), across)
        for number, page in enumerate(pages, start=1)
    )


def _columns(entries: Sequence[Entry], across: float, room: float) -> Iterator[Column]:
    column: Column = []
    taken = 0.0
    for number, entry in enumerate(entries, start=1):
        tall = height(_stack(entry, across)) + _BETWEEN
        if column and taken + tall > room:
            yield column
            column, taken = [], 0.0
        column.append((number, entry))
        taken += tall
    if column:
        yield column


def _page(listing: Listing, columns: Sequence[Column], heading: Heading, across: float) -> Scene:
    area = body(heading)
    boxes = list(frame(heading))
    for place_, column in enumerate(columns):
        y = area.y
        for place_number, entry in column:
            part = Area(area.x + place_ * (across + _GAP), y, across, height(_stack(entry, across)))
            boxes += _entry(place_number, entry, part)
            y += part.height + _BETWEEN
    caption = listing.caption
    return Scene(listing.name, heading.title, caption.description, caption.language, tuple(boxes), (), heading.paper)


def _entry(number: int, entry: Entry, area: Area) -> Iterator[Box]:
    indent = _INDENT if entry.tone else 10.0
    stack = _stack(entry, area.width)
    if entry.tone:
        yield marker(Callout(number, entry.tone, "", ""), entry.id, area.x, area.y)._replace(owner=entry.id)
    else:
        yield Box(f"{entry.id}:bar", area.x, area.y + 1, 2.5, area.height - 2, fill=colours.BLUE, layer="ground")
    aside = width(entry.aside, 8.5) + 6 if entry.aside else 0.0
    across = area.width - indent - aside
    yield Box(
        entry.id, area.x + indent, area.y, round(across, 2), round(max(area.height, MARKER), 2),
        text=place(stack, area.x + indent, area.y + 1, across, 0, vertical="top"),
    )  # fmt: skip
    if entry.aside:
        said = [Words((entry.aside,), 8.5, colour=colours.INK3, align="right")]
        x = area.right - aside
        yield Box(
            f"{entry.id}:aside", round(x, 2), area.y, aside, 14, text=place(said, x, area.y, aside, 14), owner=entry.id,
            layer="mark",
        )  # fmt: skip


def _stack(entry: Entry, across: float) -> list[Words]:
    room = across - (_INDENT if entry.tone else 10.0) - (width(entry.aside, 8.5) + 6 if entry.aside else 0.0)
    heading = words(entry.heading.first, 11, room, bold=True, colour=colours.INK, even=False)
    stack = [heading._replace(lines=shorten(heading.lines, _MOST_LINES[0], 11, True, room))]
    if entry.heading.second:
        second = words(entry.heading.second, 9, room, colour=colours.INK, gap=1, even=False)
        stack.append(second._replace(lines=shorten(second.lines, _MOST_LINES[0], 9, False, room)))
    if entry.body:
        said = words(entry.body, 9.5, room, colour=colours.INK2, gap=2, leading=1.3, even=False)
        stack.append(said._replace(lines=shorten(said.lines, _MOST_LINES[1], 9.5, False, room)))
    return stack
