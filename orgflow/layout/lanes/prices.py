"""What it costs a way to use a port, and which ports it may use at all.

Flows read from left to right: ways leave on the right and arrive on the left. A gateway keeps one corner for each
branch and, if it can, its top for its question. A label stands beside its way's first stretch, so it needs that side
free.
"""

from collections.abc import Sequence

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node, Way
from orgflow.layout.lanes.grid import Port

_OFF_MIDDLE = 13.0
_LEAVING = {"right": 0.0, "bottom": 10.0, "top": 12.0, "left": 45.0}
_LEAVING_GATEWAY = {"right": 0.0, "bottom": 2.0, "top": 16.0, "left": 80.0}
_ARRIVING = {"left": 0.0, "top": 8.0, "bottom": 10.0, "right": 65.0}
_ARRIVING_GATEWAY = {"left": 0.0, "top": 18.0, "bottom": 16.0, "right": 60.0}

Others = Sequence[tuple[Port, bool]]
"""Ports in use at a node, and whether a label stands at each."""


def allowed(node: Node, way: Way, port: Port, others: Others, *, out: bool, spread: bool) -> bool:
    """Whether a free port suits a way: clocks at the far ends, nothing under a marker, room for labels."""
    small = node.shape in GATEWAYS or node.shape in ROUND
    upright = port.side in ("top", "bottom")
    timer = out and way.kind == "timer" and not small
    labelled = out and bool(way.label)
    if node.findings and port.side == "top":
        crowded = port.place > (0 if small else 1) or node.findings > 1
        if crowded or (labelled and label_side(port) > 0):
            return False
    under_marker = port.side == "right" or (port.side == "left" and node.findings > 1)
    if node.findings and small and port.place < 0 and under_marker:
        return False
    if small and upright and not _leaves_corner(port, labelled, others):
        return False
    if spread and not upright:
        return True
    if timer and not (upright and abs(port.place) > 1 and (port.side == "bottom" or port.place < 0)):
        return False
    if labelled and not timer and (spread or abs(port.place) > 1):
        return False
    return not any(
        other.side == port.side
        and ((labelled and _beside(port, other.place)) or (other_labelled and _beside(other, port.place)))
        for other, other_labelled in others
    )


def label_side(port: Port) -> int:
    """Where the label of a way that leaves at a port stands: -1 for above or left of it, 1 for below or right."""
    if port.side in ("right", "left"):
        return 1 if port.place > 0 else -1
    return -1 if port.place < 0 else 1


def leaving(flow: Flow, way: Way, port: Port) -> float:
    """The price of a port to start from."""
    node = flow.nodes[way.source]
    price = (_LEAVING_GATEWAY if node.shape in GATEWAYS else _LEAVING)[port.side]
    if way.kind == "timer":
        return price / 4 + _OFF_MIDDLE * abs(abs(port.place) - 2)
    return price + _OFF_MIDDLE * abs(port.place)


def arriving(flow: Flow, way: Way, port: Port) -> float:
    """The price of a port to end at."""
    node = flow.nodes[way.target]
    price = (_ARRIVING_GATEWAY if node.shape in GATEWAYS else _ARRIVING)[port.side]
    return price + _OFF_MIDDLE * abs(port.place)


def _leaves_corner(port: Port, labelled: bool, others: Others) -> bool:
    """Whether half of the top or the bottom stays free for the words beside a small node."""
    taken = [(port, labelled), *others]
    return any(
        not any(
            one.side == side and (one.place * sign > 0 or (has_label and label_side(one) == sign))
            for one, has_label in taken
        )
        for side in ("top", "bottom")
        for sign in (-1, 1)
    )


def _beside(port: Port, place: int) -> bool:
    """Whether a label at `port` stands where a way at `place` of the same side would run."""
    return (place - port.place) * label_side(port) > 0
