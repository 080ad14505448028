"""What every picture must keep to, as checks over a scene: they return faults in words, and no faults is good."""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from math import hypot

import pytest

from orgflow.fonts import advances
from orgflow.scene import Box, Edge, Point, Scene

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_TOUCH = 0.4
_NEAREST = 5.5


@pytest.fixture(scope="session")
def faults() -> Callable[[Scene], list[str]]:
    """All faults of a scene."""
    return lambda scene: [fault for check in CHECKS for fault in check(scene)]


def boxes_keep_apart(scene: Scene) -> Iterator[str]:
    """Nodes do not overlap nodes, and marks do not overlap marks or nodes they do not belong to."""
    standing = [box for box in scene.boxes if box.layer != "ground"]
    for one, two in combinations(standing, 2):
        if one.owner == two.id or two.owner == one.id or (one.owner and one.owner == two.owner):
            continue
        if _overlap(_bounds(one), _bounds(two)):
            yield f"{one.id} overlaps {two.id}"


def words_keep_inside(scene: Scene) -> Iterator[str]:
    """No line of text leaves its box or is smaller than 8 pt."""
    for box in scene.boxes:
        for words, size in _lines(box):
            left, top, right, bottom = words
            if left < box.x - _TOUCH or right > box.right + _TOUCH or top < box.y - 1.5 or bottom > box.bottom + 1.5:
                yield f"text of {box.id} overflows"
            if size < 8:
                yield f"text of {box.id} has {size} pt"


def words_keep_apart(scene: Scene) -> Iterator[str]:
    """No text touches other text, or lies on a shape other than its own."""
    lines = [(box, words) for box in scene.boxes for words, _ in _lines(box)]
    for (one, mine), (two, theirs) in combinations(lines, 2):
        if _overlap(mine, theirs):
            yield f"text of {one.id} touches text of {two.id}"
    shapes = [box for box in scene.boxes if box.layer != "ground" and (box.fill or box.stroke)]
    for box, words in lines:
        for shape in shapes:
            if shape.id not in (box.id, box.owner) and _overlap(words, _bounds(shape)):
                yield f"text of {box.id} lies on {shape.id}"


def edges_keep_clear(scene: Scene) -> Iterator[str]:
    """No edge runs through a node or a mark, or under text. The badge at a bus's start belongs to the bus."""
    solid = [box for box in scene.boxes if box.layer != "ground"]
    for edge in scene.edges:
        for box in solid:
            if box.owner == edge.source and box.form == "pill":
                continue
            named = box.id in (edge.source, edge.target)
            if any(_inside(box, point) for point in _walk(edge.points, open_ended=named)):
                yield f"{edge.id} runs through {box.id}"
        for box in scene.boxes:
            for words, _ in _lines(box):
                if box.owner == edge.source and box.form == "pill":
                    continue
                if any(_within(words, point) for point in _walk(edge.points, open_ended=False)):
                    yield f"{edge.id} runs under text of {box.id}"


def edges_end_on_ports(scene: Scene) -> Iterator[str]:
    """Edges are made of level and upright stretches and begin and end on the sides they name."""
    boxes = {box.id: box for box in scene.boxes}
    for edge in scene.edges:
        for (x, y), (next_x, next_y) in pairwise(edge.points):
            if abs(x - next_x) > 0.01 and abs(y - next_y) > 0.01:
                yield f"{edge.id} has a slanted stretch"
        if edge.arrow:
            (x, y), (end_x, end_y) = edge.points[-2:]
            if abs(x - end_x) + abs(y - end_y) < 6:
                yield f"{edge.id} has no room for its arrow"
        if not edge.source and not edge.target:
            continue
        for name, side, point in (
            (edge.source, edge.source_side, edge.points[0]),
            (edge.target, edge.target_side, edge.points[-1]),
        ):
            if not _on_side(boxes[name], side, point):
                yield f"{edge.id} misses the {side} of {name}"


def edges_keep_apart(scene: Scene) -> Iterator[str]:
    """No two edges run along each other or share a port, unless they are one line that forks."""
    ends: dict[tuple[str, Point], str] = {}
    for edge in scene.edges:
        for name, point in ((edge.source, edge.points[0]), (edge.target, edge.points[-1])):
            other = ends.setdefault((name, point), edge.bus or edge.id)
            if name and other not in (edge.bus, edge.id):
                yield f"{edge.id} shares a port of {name} with {other}"
    for one, two in combinations(scene.edges, 2):
        if one.bus and one.bus == two.bus:
            continue
        for mine in pairwise(one.points):
            for theirs in pairwise(two.points):
                if _along(mine, theirs):
                    yield f"{one.id} runs along {two.id}"


def everything_is_in_frame(scene: Scene) -> Iterator[str]:
    """Nothing leaves the page, and no two things have one name."""
    for box in scene.boxes:
        if box.x < -_TOUCH or box.y < -_TOUCH or box.right > scene.width + _TOUCH or box.bottom > scene.height + _TOUCH:
            yield f"{box.id} leaves the page"
    for edge in scene.edges:
        if any(not (0 <= x <= scene.width and 0 <= y <= scene.height) for x, y in edge.points):
            yield f"{edge.id} leaves the page"
    names = [item.id for item in (*scene.boxes, *scene.edges)]
    yield from (f"{name} is there twice" for name in dict.fromkeys(names) if names.count(name) > 1)


CHECKS = (
    boxes_keep_apart,
    words_keep_inside,
    words_keep_apart,
    edges_keep_clear,
    edges_end_on_ports,
    edges_keep_apart,
    everything_is_in_frame,
)


def _bounds(box: Box) -> Rectangle:
    return box.x, box.y, box.right, box.bottom


def _lines(box: Box) -> Iterator[tuple[Rectangle, float]]:
    """The ink of each line of text, by the advance widths of our fonts."""
    for paragraph in box.text:
        table = advances(paragraph.bold)
        for line in paragraph.lines:
            across = sum(table[char] for char in line.text) * paragraph.size
            left = line.x - {"left": 0.0, "centre": across / 2, "right": across}[paragraph.align]
            yield (left, line.y - 0.78 * paragraph.size, left + across, line.y + 0.12 * paragraph.size), paragraph.size


def _overlap(one: Rectangle, two: Rectangle) -> bool:
    return (
        one[0] < two[2] - _TOUCH and two[0] < one[2] - _TOUCH and one[1] < two[3] - _TOUCH and two[1] < one[3] - _TOUCH
    )


def _within(bounds: Rectangle, point: Point) -> bool:
    return bounds[0] < point[0] < bounds[2] and bounds[1] < point[1] < bounds[3]


def _inside(box: Box, point: Point) -> bool:
    """Whether a point lies well inside a box's outline."""
    x, y = point[0] - box.centre[0], point[1] - box.centre[1]
    across, down = box.width / 2 - 0.6, box.height / 2 - 0.6
    if box.form == "diamond":
        return abs(x) / across + abs(y) / down < 0.98
    if box.form == "circle":
        return x * x + y * y < across * across
    return abs(x) < across and abs(y) < down


def _walk(points: tuple[Point, ...], *, open_ended: bool) -> Iterator[Point]:
    """Points along a line, at most half a point apart."""
    for (x, y), (next_x, next_y) in pairwise(points):
        steps = max(1, int((abs(x - next_x) + abs(y - next_y)) * 2))
        for step in range(1 if open_ended else 0, steps + (0 if open_ended else 1)):
            yield x + (next_x - x) * step / steps, y + (next_y - y) * step / steps


def _on_side(box: Box, side: str, point: Point) -> bool:
    """Whether a point lies on the outline of a box, on that side of its middle."""
    x, y = point[0] - box.centre[0], point[1] - box.centre[1]
    outward = {"top": -y, "bottom": y, "left": -x, "right": x}[side]
    sideways = x if side in ("top", "bottom") else y
    out, along = (box.height, box.width) if side in ("top", "bottom") else (box.width, box.height)
    if box.form == "diamond":
        return abs(outward - (out / 2 - abs(sideways))) < 0.1
    if box.form == "circle":
        return outward >= 0 and abs(hypot(outward, sideways) - out / 2) < 0.1
    return abs(outward - out / 2) < 0.1 and abs(sideways) <= along / 2


def _along(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    """Whether two stretches run side by side too near each other, or one ends on the other."""
    for axis in (0, 1):
        mine, theirs = sorted(point[axis] for point in one), sorted(point[axis] for point in two)
        level = abs(one[0][1 - axis] - one[1][1 - axis]) < 0.01 and abs(two[0][1 - axis] - two[1][1 - axis]) < 0.01
        if level and abs(one[0][1 - axis] - two[0][1 - axis]) < _NEAREST:
            return min(mine[1], theirs[1]) - max(mine[0], theirs[0]) > 0.5
    return False


__all__ = ["Edge", "faults"]
