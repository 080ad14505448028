"""What it costs a way to use a port, and which ports it may use at all.

Flows read from left to right: ways leave on the right and arrive on the left. A gateway keeps one corner for each branch
and, if it can, its top for its question. A label stands beside its way's first stretch, so it needs that side free.
"""

from collections.abc import Iterable

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node, Way
from orgflow.layout.lanes.grid import Port
from orgflow.layout.lanes.placement import Placement

_OFF_MIDDLE = 13.0
_LEAVING = {"right": 0.0, "bottom": 10.0, "top": 12.0, "left": 45.0}
_LEAVING_GATEWAY = {"right": 0.0, "bottom": 2.0, "top": 16.0, "left": 60.0}
_ARRIVING = {"left": 0.0, "top": 8.0, "bottom": 10.0, "right": 40.0}
_ARRIVING_GATEWAY = {"left": 0.0, "top": 18.0, "bottom": 16.0, "right": 60.0}

Others = Iterable[tuple[Port, bool]]
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
    if node.findings and small and port.side == "right" and port.place < 0:
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


def leaving(flow: Flow, placement: Placement, way: Way, port: Port) -> float:
    """The price of a port to start from."""
    node = flow.nodes[way.source]
    price = (_LEAVING_GATEWAY if node.shape in GATEWAYS else _LEAVING)[port.side]
    if way.kind == "timer":
        return price / 4 + _OFF_MIDDLE * abs(abs(port.place) - 2)
    if port.side == "left" and placement.columns[way.target] < placement.columns[way.source]:
        price -= 15
    return price + _OFF_MIDDLE * abs(port.place)


def arriving(flow: Flow, placement: Placement, way: Way, port: Port) -> float:
    """The price of a port to end at."""
    node = flow.nodes[way.target]
    price = (_ARRIVING_GATEWAY if node.shape in GATEWAYS else _ARRIVING)[port.side]
    if port.side == "right" and placement.columns[way.source] > placement.columns[way.target]:
        price -= 12
    return price + _OFF_MIDDLE * abs(port.place)


def _beside(port: Port, place: int) -> bool:
    """Whether a label at `port` stands where a way at `place` of the same side would run."""
    return (place - port.place) * label_side(port) > 0
