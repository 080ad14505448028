"""Edges as connectors that are glued to shapes and keep the very course that we gave them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgflow.pictures.pptx.geometry import attributes, freeform, line, site, transform
from orgflow.scene import Box, Edge, Point, Side

_NEAR = 0.05
# PowerPoint has connectors of up to five stretches; others are drawn point by point.
_STRETCHES = 5
_QUARTER = 5_400_000


@dataclass(frozen=True, slots=True)
class Course:
    """A course as a preset connector: its name, where it lies, and the places at which it turns as shares of its
    extent, in hundred thousandths."""

    preset: str
    x: float
    y: float
    width: float
    height: float
    upright: bool = False
    mirrored: bool = False
    flipped: bool = False
    turns: tuple[int, ...] = ()


Ports = Mapping[str, Sequence[tuple[Side, Point]]]


def connector(edge: Edge, number: int, numbers: Mapping[str, int], boxes: Mapping[str, Box], ports: Ports) -> str:
    """An edge as XML; `numbers` are those of the shapes, and `ports` where edges end, by the ids of their boxes."""
    glue = "".join(
        f'<a:{tag} id="{numbers[name]}" idx="{site(boxes[name], side, point, ports[name])}"/>'
        for tag, name, side, point in ends(edge)
        if name in numbers
    )
    said = " → ".join(word for word in (_words(boxes.get(name)) for name in (edge.source, edge.target)) if word)
    course = course_of(edge.points)
    return (
        f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr {attributes(id=number, name=edge.id, descr=said)}/>"
        f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{_shape(course, edge.points)}"
        f"{line(edge.stroke, edge.width, dashed=edge.dashed, arrow=edge.arrow)}</p:spPr></p:cxnSp>"
    )


def ends(edge: Edge) -> tuple[tuple[str, str, Side, Point], tuple[str, str, Side, Point]]:
    """Both ends: how they are called, the box, its side and the place."""
    return (
        ("stCxn", edge.source, edge.source_side, edge.points[0]),
        ("endCxn", edge.target, edge.target_side, edge.points[-1]),
    )


def course_of(points: Sequence[Point]) -> Course | None:
    """The preset connector that runs through these points; None if there is none."""
    turning = _turning(points)
    (x, y), (end_x, end_y) = turning[0], turning[-1]
    across, down = end_x - x, end_y - y
    left, top = min(x, end_x), min(y, end_y)
    count = len(turning) - 1
    if count == 1:
        return Course("straightConnector1", left, top, abs(across), abs(down), False, across < 0, down < 0)
    upright = abs(turning[1][0] - x) < _NEAR
    if count > _STRETCHES or abs(across) < _NEAR or abs(down) < _NEAR:
        return None
    first, second = (1, 0) if upright else (0, 1)
    extent = (across, down)
    shares = [
        (turning[place][axis] - turning[0][axis]) / extent[axis]
        for place, axis in zip(range(1, count - 1), (first, second, first), strict=False)
    ]
    turns = tuple(round(100_000 * share) for share in shares)
    preset = f"bentConnector{count}"
    if not upright:
        return Course(preset, left, top, abs(across), abs(down), False, across < 0, down < 0, turns)
    # An upright start is a level one turned by a quarter about the middle; flips come before the turn.
    width, height = abs(down), abs(across)
    middle = left + height / 2 - width / 2, top + width / 2 - height / 2
    return Course(preset, *middle, width, height, True, down < 0, across > 0, turns)


def points_of(course: Course) -> tuple[Point, ...]:
    """Where a preset connector runs: the other way round, for whoever reads it from a file."""
    count = int(course.preset[-1])
    level = [0.0, *(turn / 100_000 for turn in course.turns), 1.0]
    local: list[Point] = [(0.0, 0.0)]
    if course.preset == "straightConnector1":
        local.append((1.0, 1.0))
    else:
        for place in range(count):
            x, y = local[-1]
            share = level[place + 1] if place < count - 2 else 1.0
            local.append((share, y) if place % 2 == 0 else (x, share))
    return tuple(_placed(course, point) for point in local)


def _placed(course: Course, local: Point) -> Point:
    x = (1 - local[0] if course.mirrored else local[0]) * course.width
    y = (1 - local[1] if course.flipped else local[1]) * course.height
    if not course.upright:
        return course.x + x, course.y + y
    middle = course.x + course.width / 2, course.y + course.height / 2
    return middle[0] - (y - course.height / 2), middle[1] + (x - course.width / 2)


def _turning(points: Sequence[Point]) -> list[Point]:
    """The ends and the points at which a course turns."""
    apart = [points[0]]
    for point in points[1:]:
        if abs(point[0] - apart[-1][0]) + abs(point[1] - apart[-1][1]) > _NEAR:
            apart.append(point)
    kept = apart[:1]
    for before, here, after in zip(apart, apart[1:], apart[2:], strict=False):
        if not any(abs(before[axis] - here[axis]) < _NEAR > abs(here[axis] - after[axis]) for axis in (0, 1)):
            kept.append(here)
    return [*kept, *apart[-1:]] if len(apart) > 1 else [points[0], points[-1]]


def _shape(course: Course | None, points: Sequence[Point]) -> str:
    if course is None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return freeform((tuple(points),), min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    turn = {"rot": _QUARTER} if course.upright else {}
    flips = {name: 1 for name, is_so in (("flipH", course.mirrored), ("flipV", course.flipped)) if is_so}
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {turn_}"/>' for number, turn_ in enumerate(course.turns, start=1)
    )
    place = transform(course.x, course.y, course.width, course.height, **turn, **flips)
    return f'{place}<a:prstGeom prst="{course.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _words(box: Box | None) -> str:
    if box is None:
        return ""
    return "".join(line.text for paragraph in box.text[:1] for line in paragraph.lines)
