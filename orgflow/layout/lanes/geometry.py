"""Coordinates: columns, rows, tracks and lanes, stretched to fill the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgflow.layout.lanes.demands import Demands
from orgflow.layout.lanes.grid import TRACK_STEP, LineName, port_offset
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.router import Routing

_BORDER_TO_TRACK = 6.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Positions along one direction, from 0: middles of columns or rows, tracks, and where the bands begin."""

    middles: tuple[float, ...]
    tracks: dict[LineName, float]
    borders: tuple[float, ...]

    @property
    def length(self) -> float:
        """From the first border to the last."""
        return self.borders[-1]

    def position(self, line: LineName) -> float:
        """Where a line runs. Tracks that no way uses have no place of their own: beside the cell."""
        if line.kind == "cell":
            return self.middles[line.of] + port_offset(line.place)
        return self.tracks.get(line, self.middles[line.of])


def columns(placement: Placement, routing: Routing, asked: Demands, room: float) -> Axis:
    """The axis across; every column is a band of its own, for phases. At least as long as `room`."""
    used = _used(routing, across=True)
    cells = [(half, half) for half in asked.half]
    starts = list(range(placement.column_count + 1))
    return _stretch(cells, asked.left, asked.right, used, starts, room, _BORDER_TO_TRACK, 0.0)


def rows(
    placement: Placement, routing: Routing, asked: Demands, room: float, edge: float, least: Sequence[float]
) -> Axis:
    """The axis down, in lanes that keep `edge` free at their borders; `least` is the height each lane's header needs.

    At least as long as `room`.
    """
    used = _used(routing, across=False)
    cells = list(zip(asked.up, asked.down, strict=True))
    return _stretch(cells, asked.above, asked.below, used, placement.lane_rows, room, 0.0, edge, least)


def _used(routing: Routing, *, across: bool) -> dict[tuple[str, int], list[int]]:
    """The tracks that some way runs along, by side and cell, in order."""
    found: dict[tuple[str, int], dict[int, None]] = {}
    names = routing.grid.across if across else routing.grid.down
    for route in routing.routes:
        for one, other in zip(route.course, route.course[1:], strict=False):
            if (one[0] == other[0]) == across:
                name = names[one[0] if across else one[1]]
                if name.kind != "cell":
                    found.setdefault((name.kind, name.of), {})[name.place] = None
    return {key: sorted(places) for key, places in found.items()}


def _stretch(
    cells: Sequence[tuple[float, float]],
    before: Sequence[float],
    after: Sequence[float],
    used: dict[tuple[str, int], list[int]],
    starts: Sequence[int],
    room: float,
    margin: float,
    edge: float,
    least: Sequence[float] = (),
) -> Axis:
    """Lay cells, free room and tracks end to end; what is left of the room goes evenly beside all cells."""
    natural = _lay(cells, before, after, used, starts, margin, edge, least, 0.0)
    low, high = 0.0, max(0.0, room - natural.length)
    if natural.length >= room:
        return natural
    for _ in range(24):
        extra = (low + high) / 2
        if _lay(cells, before, after, used, starts, margin, edge, least, extra).length > room:
            high = extra
        else:
            low = extra
    return _lay(cells, before, after, used, starts, margin, edge, least, low)


def _lay(
    cells: Sequence[tuple[float, float]],
    before: Sequence[float],
    after: Sequence[float],
    used: dict[tuple[str, int], list[int]],
    starts: Sequence[int],
    margin: float,
    edge: float,
    least: Sequence[float],
    extra: float,
) -> Axis:
    middles: list[float] = []
    tracks: dict[LineName, float] = {}
    borders = [0.0]
    position = margin
    for band, (first, last) in enumerate(pairwise(starts)):
        top = position
        for index in range(first, last):
            position += max(edge, _BORDER_TO_TRACK) if edge and ("before", index) in used else edge
            for place in used.get(("before", index), ()):
                tracks[LineName("before", index, place)] = position
                position += TRACK_STEP
            position += before[index] + extra + cells[index][0]
            middles.append(position)
            position += cells[index][1] + after[index] + extra
            for place in used.get(("after", index), ()):
                tracks[LineName("after", index, place)] = position
                position += TRACK_STEP
            position += edge
        missing = (least[band] if least else 0.0) - (position - top)
        if missing > 0:
            position += missing
            for index in range(first, last):
                middles[index] += missing / 2
            for name in tracks:
                if first <= name.of < last:
                    tracks[name] += missing / 2
        borders.append(position)
    borders[-1] += margin
    return Axis(tuple(middles), tracks, tuple(borders))
