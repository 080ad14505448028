"""A diagram as nodes, groups and lines: what tools that lay out graphs themselves are given."""

from typing import Literal, NamedTuple

from orgflow.diagram import Caption, Diagram, Label, OrgChart, Shape, Swimlane

Course = Literal["down", "right"]


class Node(NamedTuple):
    """A node: its words, one line each, the first being its name. `group` is the id of the group it stands in."""

    id: str
    lines: tuple[str, ...]
    shape: Shape = "task"
    group: str = ""
    dashed: bool = False


class Arrow(NamedTuple):
    """A line between two nodes, by id; without `head` it has no direction."""

    source: str
    target: str
    lines: tuple[str, ...] = ()
    dashed: bool = False
    head: bool = True


class Outline(NamedTuple):
    """Nodes in groups, and the lines between them; `course` is where it leads."""

    title: str
    course: Course
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def outline(diagram: Diagram) -> Outline | None:
    """What a diagram consists of, None if it is no graph (a matrix, a ladder, figures)."""
    if isinstance(diagram, OrgChart):
        return _chart(diagram)
    return _flow(diagram) if isinstance(diagram, Swimlane) else None


def _chart(diagram: OrgChart) -> Outline:
    nodes = (
        Node(card.id, _lines(card.label, card.detail), dashed=card.vacant or card.external or card.outside)
        for card in diagram.cards
    )
    arrows = (
        Arrow(line.parent, line.child, _lines(Label(line.label)), line.dotted, head=False) for line in diagram.lines
    )
    return Outline(_title(diagram.caption), "down", (), tuple(nodes), tuple(arrows))


def _flow(diagram: Swimlane) -> Outline:
    return Outline(
        _title(diagram.caption),
        "right",
        tuple((lane.id, _lines(lane.label)) for lane in diagram.lanes if lane.label.first),
        tuple(Node(stop.id, _lines(stop.label, stop.detail), stop.shape, stop.lane) for stop in diagram.stops),
        tuple(
            Arrow(link.source, link.target, _lines(Label(link.label, link.second)), link.kind not in ("flow", "timer"))
            for link in diagram.links
        ),
    )


def _title(caption: Caption) -> str:
    return " ".join(_lines(Label(caption.title)))


def _lines(label: Label, detail: str = "") -> tuple[str, ...]:
    """Words line by line, blank ones left out; characters that move a cursor become blanks."""
    texts = "\n".join((label.first, label.second, detail))
    lines = ("".join(char if char.isprintable() else " " for char in line).strip() for line in texts.split("\n"))
    return tuple(line for line in lines if line)
