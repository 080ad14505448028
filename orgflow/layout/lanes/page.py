"""One page of a swimlane: frame, lanes, phases, flow, findings and legend, at the largest scale that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from orgflow.diagram import Callout, Caption, Lane, Phase
from orgflow.layout import colours
from orgflow.layout.frame import Area, Heading, body, frame
from orgflow.layout.lanes.demands import Demands, demands
from orgflow.layout.lanes.drawing import Drawing
from orgflow.layout.lanes.flow import Flow
from orgflow.layout.lanes.geometry import Axis, columns, rows
from orgflow.layout.lanes.key import entries
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.router import Routing
from orgflow.layout.lanes.shapes import SCALES, Scale, breaks_words
from orgflow.layout.legend import legend, legend_height
from orgflow.layout.measure import longest_word, shorten, width, wrap
from orgflow.layout.panel import OUTSIDE, SIDE, markers, side_panel, strip
from orgflow.layout.words import Words, coloured, height, place, words
from orgflow.scene import Box, Edge, Paragraph, Scene
from orgflow.scene import Page as Paper

_PHASES = 25.0
_MOST_STRIP = 112.0
_GAP = 9.0
_LANE_MARKER = 20.0

_NEARLY = 60.0
_FLATTEST = Scale(80, 8, tight=True)
"""The scale at which a page is as flat as it can be; the last of all is the narrowest."""
_PLAIN = Scale(80, 8, tight=True, ragged=True)
"""The scale for those who bring paper of their own."""

Layout = Literal["none", "strip", "side"]
"""Where the findings go: nowhere, below the lanes, or beside them."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: a flow in its place and on its ways, with the words and findings around it."""

    name: str
    caption: Caption
    heading: Heading
    lanes: tuple[Lane, ...]
    phases: tuple[Phase, ...]
    callouts: tuple[Callout, ...]
    flow: Flow
    placement: Placement
    routing: Routing

    def fit(self) -> "tuple[int, Trial] | None":
        """The page at the largest scale that fits, with the number of that scale (0 is the largest), if any fits."""
        if not self.nearly_fits(0.0):
            return None
        layouts = self._layouts()
        for number, scale in enumerate(SCALES):
            if any(breaks_words(node, scale) for node in self.flow.nodes):
                continue
            asked = self._asked(scale)
            for layout in layouts:
                trial = self._trial(scale, asked, layout)
                if trial.wider <= 0 and trial.higher <= 0:
                    return number, trial
        return None

    def nearly_fits(self, over: float = _NEARLY) -> bool:
        """Whether the page, drawn as small as can be, is larger than the paper by no more than `over` either way."""
        narrowest, flattest = self._asked(SCALES[-1]), self._asked(_FLATTEST)
        return any(
            self._trial(SCALES[-1], narrowest, layout).wider <= over
            and self._trial(_FLATTEST, flattest, layout).higher <= over
            for layout in self._layouts()
        )

    def natural(self) -> "Trial":
        """The page at one scale, whose columns are as wide as their words ask for, on paper as large as it takes."""
        return self._trial(_PLAIN, self._asked(_PLAIN), "none", stretched=False)

    def grown(self) -> "Trial":
        """The page at the smallest scale that breaks no word, on paper as large as it takes."""
        whole = [scale for scale in SCALES if not any(breaks_words(node, scale) for node in self.flow.nodes)]
        return self._trial(whole[-1], self._asked(whole[-1]), "strip" if self.callouts else "none")

    def header(self, scale: Scale) -> float:
        """How wide the lanes' names are; nothing where there is but one lane without any."""
        return scale.header if any(lane.label.first for lane in self.lanes) else 0.0

    def _asked(self, scale: Scale) -> Demands:
        return demands(self.flow, self.placement, self.routing, scale)

    def _layouts(self) -> tuple[Layout, ...]:
        if not self.callouts:
            return ("none",)
        return ("strip", "side") if len(self.callouts) <= 3 or self.placement.column_count > 7 else ("side", "strip")

    def _trial(self, scale: Scale, asked: Demands, layout: Layout, *, stretched: bool = True) -> "Trial":
        page, caption = body(self.heading), self.caption
        key = entries(self.flow, self.callouts, caption)
        bottom = page.bottom - legend_height(key, page.width) - (_GAP if key else 0)
        panel: tuple[Box, ...] = ()
        room = page.width
        if layout == "strip":
            most = strip(self.callouts, caption, Area(page.x, 0, page.width, _MOST_STRIP))
            bottom -= most.height
            panel = strip(self.callouts, caption, Area(page.x, bottom, page.width, _MOST_STRIP)).boxes
            bottom -= _GAP
        elif layout == "side":
            room -= SIDE + 16
            panel = side_panel(self.callouts, caption, Area(page.right - SIDE, page.y, SIDE, bottom - page.y)).boxes
        top = page.y + (_PHASES if self.phases else 0) - (4 if self.phases else 0)
        room -= self.header(scale)
        least = (room, bottom - top) if stretched else (0.0, 0.0)
        across = columns(self.placement, self.routing, asked, least[0])
        marked = [any(lane.id in callout.targets for callout in self.callouts) for lane in self.lanes]
        heads = [
            height(head) + 8 + (_LANE_MARKER if mark else 0)
            for head, mark in zip(_headers(self.lanes, scale), marked, strict=True)
        ]
        down = rows(self.placement, self.routing, asked, least[1], scale.edge, heads)
        return Trial(
            self, asked, across, down, Area(page.x + self.header(scale), top, room, bottom - top), panel,
            across.length - room, down.length - (bottom - top) - 0.01, scale,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """A page at one scale; `wider` and `higher` say by how much it is too large for the paper."""

    page: Page
    asked: Demands
    across: Axis
    down: Axis
    area: Area
    panel: tuple[Box, ...]
    wider: float
    higher: float
    scale: Scale

    def scene(self) -> Scene:
        """Everything drawn; what is too large makes the paper larger, and what stands below moves down."""
        page, wider, lower = self.page, max(0.0, self.wider), max(0.0, self.higher)
        found: dict[str, list[Callout]] = {}
        for callout in page.callouts:
            for target in callout.targets:
                found.setdefault(target, []).append(callout)
        origin = self.area.x, self.area.y
        drawing = Drawing(page.flow, page.placement, page.routing, self.asked, self.across, self.down, origin)
        ways = list(drawing.ways())
        key = legend(
            tuple(entries(page.flow, page.callouts, page.caption)),
            body(page.heading).x,
            body(page.heading).bottom + lower,
            page.heading.room,
        )
        boxes = [
            *frame(page.heading, wider, lower),
            *self._phases(),
            *self._lanes(found),
            *drawing.nodes(found),
            *(item for item in ways if isinstance(item, Box)),
            *(box._replace(y=box.y + lower, text=_lower(box.text, lower)) for box in self.panel),
            *key.boxes,
        ]
        edges = [*(item for item in ways if isinstance(item, Edge)), *key.edges]
        caption = page.caption
        return Scene(
            page.name, page.heading.title, caption.description, caption.language, tuple(boxes), tuple(edges),
            Paper(page.heading.paper.width + wider, page.heading.paper.height + lower),
        )  # fmt: skip

    def _lanes(self, found: dict[str, list[Callout]]) -> Iterator[Box]:
        room = self.page.header(self.scale)
        if not room:
            return
        heads = _headers(self.page.lanes, self.scale)
        for number, (lane, name) in enumerate(zip(self.page.lanes, heads, strict=True)):
            top = self.area.y + self.down.borders[number]
            high = self.down.borders[number + 1] - self.down.borders[number]
            ground = colours.BAND if number % 2 == 0 else colours.WHITE
            x, full = self.area.x - room, room + self.across.length
            yield Box(f"{lane.id}:band", x, top, full, high, "rect", ground, colours.HAIRLINE, layer="ground")
            paint = colours.INK3 if lane.outside else colours.NAVY
            head = coloured(name, colours.WHITE, colours.BAND2)
            here = found.get(lane.id, [])
            below = _LANE_MARKER if here else 0.0
            text = place(head, x + 4, top + below, room - 8, high - below)
            yield Box(
                lane.id, x, top, room, high, "rect", paint, colours.WHITE, 1, text=text, layer="ground"
            )  # fmt: skip
            yield from markers(here, lane.id, x + room - 10, top + OUTSIDE + 3, room - 8)

    def _phases(self) -> Iterator[Box]:
        """A chevron over each stretch of columns of one phase."""
        x, top = self.area.x, self.area.y - _PHASES
        for number, (phase, first, last) in enumerate(self._stretches()):
            left, right = x + self.across.borders[first], x + self.across.borders[last + 1]
            label = self.page.phases[phase].label
            text = f"{label.first}  {label.second}" if label.second else label.first
            room = right - left - 3 - 20
            lines = shorten(wrap(text, 10, True, room), 1, 10, True, room)
            head = [Words(lines, 10, True, colours.NAVY, "centre")]
            yield Box(
                f"{self.page.phases[phase].id}:phase-{number + 1}", left, top, right - left - 3, 20, "chevron",
                colours.TINT2, text=place(head, left + 10, top, room, 20), layer="ground",
            )  # fmt: skip

    def _stretches(self) -> list[tuple[int, int, int]]:
        """Phase, first and last column of each run of columns with the same phase; most nodes of a column decide.

        Connectors go with the column before, at the left border with the one after.
        """
        votes: list[list[int]] = [[] for _ in range(self.page.placement.column_count)]
        for node, column in zip(self.page.flow.nodes, self.page.placement.columns, strict=True):
            if node.phase >= 0 and node.shape != "connector":
                votes[column].append(node.phase)
        begun = next((column for column, phases in enumerate(votes) if phases), 0)
        for node, column in zip(self.page.flow.nodes, self.page.placement.columns, strict=True):
            if node.shape == "connector" and column < begun:
                votes[column] = votes[begun]
        runs: list[tuple[int, int, int]] = []
        for column, phases in enumerate(votes):
            phase = max(sorted(set(phases)), key=phases.count) if phases else runs[-1][0] if runs else -1
            if phase < 0:
                continue
            if runs and runs[-1][0] == phase and runs[-1][2] == column - 1:
                runs[-1] = phase, runs[-1][1], column
            else:
                runs.append((phase, column, column))
        return runs


def _headers(lanes: Sequence[Lane], scale: Scale) -> list[tuple[Words, ...]]:
    """The lanes' names, all of one size; a long word makes them smaller."""
    room = scale.header - 8
    size = min((_header_size(lane, room) for lane in lanes), default=0.0)
    heads = []
    for lane in lanes:
        head = [words(lane.label.first, size, room, bold=True, align="centre", leading=1.2)]
        if lane.label.second:
            head.append(words(lane.label.second, min(size, 8.5), room, align="centre", gap=1, leading=1.2))
        heads.append(tuple(head))
    return heads


def _header_size(lane: Lane, room: float) -> float:
    """The largest size at which no word of a lane's name is broken, if there is one."""
    longest = max(width(word, 1.0, True) for word in lane.label.first.split() or [""])
    whole = (size for size in (12.0, 11.0, 10.0, 9.0) if longest * size <= room)
    return next(whole, 8.0 if longest_word(lane.label.first, 9, True) > room else 9.0)


def _lower(text: Sequence[Paragraph], by: float) -> tuple[Paragraph, ...]:
    return tuple(one._replace(lines=tuple(line._replace(y=line.y + by) for line in one.lines)) for one in text)
