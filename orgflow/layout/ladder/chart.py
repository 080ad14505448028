"""An escalation ladder as scenes: columns that rise, joined by what brings a case from one to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgflow.diagram import Callout, Ladder, Level
from orgflow.layout import colours
from orgflow.layout.frame import Area, body, frame, part_heading
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.panel import markers, strip
from orgflow.layout.tones import worst
from orgflow.layout.words import Words, coloured, height, place, words
from orgflow.scene import Box, Edge, Page, Scene

_NARROW, _WIDE = 132.0, 280.0
_GAP = 24.0
_RISE = 54.0
_LEAST_RISE = 40.0
_TALLER = 60.0
"""How much taller bodies become where there is room."""
_PAD = 10.0
_HEADS = (
    (colours.BLUE3, colours.INK),
    (colours.BLUE2, colours.WHITE),
    (colours.BLUE, colours.WHITE),
    (colours.NAVY, colours.WHITE),
)


def lay_out_ladder(ladder: Ladder, paper: Page) -> tuple[Scene, ...]:
    """The pages of a ladder: levels side by side, as many on a page as can be read and climbed."""
    room = body(part_heading(ladder.caption, 1, 2, paper))
    count = len(ladder.levels)
    most = max(1, min(count, int((room.width + _GAP) // (_NARROW + _GAP))))
    while True:
        pages = -(-count // most)
        parts = [ladder.levels[count * page // pages : count * (page + 1) // pages] for page in range(pages)]
        drawn = [_Page(ladder, part, number, pages, paper) for number, part in enumerate(parts, start=1)]
        if most == 1 or all(page.can_be_climbed() for page in drawn):
            return tuple(page.scene() for page in drawn)
        most -= 1


@dataclass(frozen=True, slots=True)
class _Columns:
    """How levels are set beside each other: their width, the words of their heads and bodies, and the height that each
    of these takes."""

    width: float
    heads: list[list[Words]]
    bodies: list[list[Words]]

    @property
    def tall(self) -> float:
        """The height of a head."""
        return max(height(head) for head in self.heads) + 14

    @property
    def low(self) -> float:
        """The least height of a body."""
        return max(height(facts) for facts in self.bodies) + 2 * _PAD


def _columns(levels: Sequence[Level], area: Area) -> _Columns:
    width = min(_WIDE, (area.width - (len(levels) - 1) * _GAP) / len(levels))
    room = width - 2 * _PAD
    heads = [
        [words(level.label.first, 12, room, bold=True)]
        + ([words(level.label.second, 8.5, room)] if level.label.second else [])
        for level in levels
    ]
    return _Columns(width, heads, [_facts(level, room) for level in levels])


@dataclass(frozen=True, slots=True)
class _Page:
    """Some levels of a ladder."""

    ladder: Ladder
    levels: tuple[Level, ...]
    number: int
    count: int
    paper: Page

    def can_be_climbed(self) -> bool:
        """Whether the levels can rise by enough for the lines between them."""
        area, _ = self._area()
        columns = _columns(self.levels, area)
        rise = max(_LEAST_RISE, columns.tall / 2 + 10)
        return 12 + columns.tall + columns.low + rise * (len(self.levels) - 1) <= area.height

    def scene(self) -> Scene:
        caption = self.ladder.caption
        heading = part_heading(caption, self.number, self.count, self.paper)
        area, panel = self._area()
        columns = list(self._drawn(area))
        heads = [column[0] for column in columns]
        boxes = [*frame(heading), *panel, *(box for column in columns for box in column)]
        edges = [_riser(lower, upper) for lower, upper in pairwise(heads)]
        for level, head in zip(self.levels[1:], heads, strict=False):
            boxes += _trigger(level, head, head.y - area.y - 6)
        return Scene(
            self.ladder.name,
            heading.title,
            caption.description,
            caption.language,
            tuple(boxes),
            tuple(edges),
            self.paper,
        )

    def _area(self) -> tuple[Area, tuple[Box, ...]]:
        """The room for columns, and the findings below them."""
        caption = self.ladder.caption
        area = body(part_heading(caption, self.number, self.count, self.paper))
        callouts = self._callouts()
        if not callouts:
            return area, ()
        panel = strip(callouts, caption, Area(area.x, area.y, area.width, 0.3 * area.height))
        low = Area(area.x, area.bottom - panel.height, area.width, panel.height)
        left = Area(area.x, area.y, area.width, area.height - panel.height - 16)
        return left, strip(callouts, caption, low).boxes

    def _callouts(self) -> list[Callout]:
        """The findings about what stands here; those about nothing that is shown stand on the first page."""
        here = {level.id for level in self.levels}
        anywhere = {level.id for level in self.ladder.levels}
        return [
            callout
            for callout in self.ladder.callouts
            if here & set(callout.targets) or (self.number == 1 and not anywhere & set(callout.targets))
        ]

    def _drawn(self, area: Area) -> Iterator[list[Box]]:
        """For each level its head, its body and its markers."""
        columns = _columns(self.levels, area)
        width, tall, count = columns.width, columns.tall, len(self.levels)
        gap = min((area.width - count * width) / max(1, count - 1), 2 * _GAP)
        free = area.height - 12 - tall - columns.low
        rise = min(max(_RISE, tall / 2 + 10), free / max(1, count - 1))
        spare = max(0.0, free - rise * (count - 1))
        low = columns.low + min(spare, _TALLER)
        bottom = area.bottom - max(0.0, (spare - _TALLER) / 2)
        for place_, level in enumerate(self.levels):
            x, top = area.x + place_ * (width + gap), bottom - low - tall - place_ * rise
            found = [callout for callout in self._callouts() if level.id in callout.targets]
            fill, ink = self._paint(place_, gap=level.missing or worst(found) == "gap")
            head = Box(
                level.id, round(x, 2), round(top, 2), round(width, 2), tall, fill=fill,
                text=place(coloured(columns.heads[place_], ink), x + _PAD, top, width - 2 * _PAD, tall),
            )  # fmt: skip
            facts = columns.bodies[place_]
            yield [
                head,
                Box(
                    f"{level.id}:facts", head.x, head.bottom, head.width, round(bottom - head.bottom, 2),
                    fill=colours.GAP_TINT if fill == colours.GAP else colours.BAND, owner=level.id,
                    text=place(facts, x + _PAD, head.bottom + _PAD, width - 2 * _PAD, 0, vertical="top"),
                ),
                *markers(found, level.id, head.right, head.y),
            ]  # fmt: skip

    def _paint(self, place_: int, *, gap: bool) -> tuple[str, str]:
        """Fill and ink of a head: the higher the darker."""
        if gap:
            return colours.GAP, colours.WHITE
        if self.levels[place_].ground:
            return colours.BAND2, colours.INK
        last = place_ == len(self.levels) - 1 and self.number == self.count
        return _HEADS[-1 if last else min(place_, 2)]


def _facts(level: Level, room: float) -> list[Words]:
    """What is stated on a level, a small heading and below it what it says."""
    stack: list[Words] = []
    for fact in level.facts:
        ink = colours.GAP if fact.missing else colours.INK
        if fact.about:
            stack.append(words(fact.about, 8.5, room, colour=colours.INK3, gap=7 if stack else 0))
        stack.append(words(fact.said, 10.5, room, bold=fact.missing, colour=ink, gap=1 if fact.about else 5))
    return stack


def _riser(lower: Box, upper: Box) -> Edge:
    x = round(lower.x + lower.width / 2, 2)
    y = round(upper.y + upper.height / 2, 2)
    points = ((x, lower.y), (x, y), (upper.x, y))
    return Edge(f"{lower.id}>{upper.id}", lower.id, upper.id, points, "top", "left", colours.FLOW, 1.5)


def _trigger(level: Level, head: Box, room: float) -> list[Box]:
    """What brings a case to a level: left of the riser that leaves the head below it."""
    if not level.trigger:
        return []
    width = head.width / 2 - 8
    lines = wrap(level.trigger, 9, False, width)
    stack = [Words(shorten(lines, max(1, int(room // 11.25)), 9, False, width), 9, colour=colours.INK2)]
    tall = height(stack)
    top = head.y - 5 - tall
    return [
        Box(
            f"{level.id}:trigger", head.x, round(top, 2), round(width, 2), round(tall, 2), owner=level.id, layer="mark",
            text=place(stack, head.x, top, width, tall),
        )
    ]  # fmt: skip
