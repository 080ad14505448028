"""The small drawings in shapes: plus, clock, hourglass, envelope, sub-process. Strokes about a middle, in points."""

from math import cos, pi, sin

from orgflow.layout import colours
from orgflow.layout.lanes.flow import NodeShape
from orgflow.scene import Box, Point

Strokes = tuple[tuple[Point, ...], ...]


def gateway_strokes(shape: NodeShape, x: float, y: float, size: float) -> Strokes:
    """What stands in a diamond: a plus where all branches run or meet, nothing (a question mark is text) elsewhere."""
    if shape not in ("parallel", "join"):
        return ()
    arm = size * 0.24
    return ((x - arm, y), (x + arm, y)), ((x, y - arm), (x, y + arm))


def clock(name: str, owner: str, x: float, y: float, size: float) -> Box:
    """A clock face with its hands, about a point."""
    radius = size / 2
    hands = (
        ((x, y - radius * 0.62), (x, y), (x + radius * 0.45, y + radius * 0.25)),
        *(_tick(x, y, radius, quarter) for quarter in range(4)),
    )
    return Box(
        name, x - radius, y - radius, size, size, "circle", fill=colours.WHITE, stroke=colours.FLOW, stroke_width=1,
        strokes=hands, layer="mark", owner=owner,
    )  # fmt: skip


def task_strokes(shape: NodeShape, x: float, y: float) -> Strokes:
    """The symbol of a wait, a message or a called flow in an 11 by 9 field whose top left corner is given."""
    right, bottom = x + 11, y + 8
    if shape == "send":
        frame = ((x, y), (right, y), (right, bottom), (x, bottom), (x, y))
        return frame, ((x, y), (x + 5.5, y + 4.6), (right, y))
    if shape == "call":
        frame = ((x, y - 1), (x + 10, y - 1), (x + 10, y + 9), (x, y + 9), (x, y - 1))
        return frame, ((x + 2.5, y + 4), (x + 7.5, y + 4)), ((x + 5, y + 1.5), (x + 5, y + 6.5))
    glass = (
        (x + 1, y - 1),
        (x + 9, y - 1),
        (x + 5.6, y + 4),
        (x + 9, y + 9),
        (x + 1, y + 9),
        (x + 4.4, y + 4),
        (x + 1, y - 1),
    )
    return (glass,)


def _tick(x: float, y: float, radius: float, quarter: int) -> tuple[Point, ...]:
    across, down = cos(quarter * pi / 2), sin(quarter * pi / 2)
    return (x + across * radius * 0.78, y + down * radius * 0.78), (x + across * radius * 0.9, y + down * radius * 0.9)
