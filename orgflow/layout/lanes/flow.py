"""A flow as numbers: what placement and routing work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Literal

from orgflow.diagram import Label, LinkKind, Shape, Swimlane

NodeShape = Shape | Literal["connector"]
"""The shapes of a diagram, and the off-page connector that a split flow needs."""

GATEWAYS: tuple[NodeShape, ...] = ("decision", "parallel", "join")
ROUND: tuple[NodeShape, ...] = ("start", "end", "connector")


@dataclass(frozen=True, slots=True)
class Node:
    """A stop, or a connector to another page. `phase` counts from 0, -1 for none; `findings` counts its markers;
    `faint` ones step back behind the way of a case."""

    id: str
    lane: int
    shape: NodeShape
    label: Label
    detail: str = ""
    phase: int = -1
    findings: int = 0
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A link between nodes by number. `back` ways lead to where the flow has been; `second` repeats the label."""

    id: str
    source: int
    target: int
    kind: LinkKind
    label: str
    back: bool = False
    second: str = ""
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes in spec order, the ways between them, and how many lanes there are."""

    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]
    lanes: int

    @property
    def has_way(self) -> bool:
        """Whether the way of a case stands out."""
        return any(way.faint for way in self.ways)

    def onward(self) -> list[list[int]]:
        """For each node the nodes before it, ways back left out."""
        before: list[list[int]] = [[] for _ in self.nodes]
        for way in self.ways:
            if not way.back:
                before[way.target].append(way.source)
        return before

    def against_phases(self) -> int:
        """How many ways onward run from a later phase to an earlier one."""
        phases = [(self.nodes[way.source].phase, self.nodes[way.target].phase) for way in self.ways if not way.back]
        return sum(0 <= target < source for source, target in phases)


def flows(diagram: Swimlane) -> tuple[Flow, ...]:
    """A diagram's stops and links by number, once for each sensible choice of which links lead back.

    In a loop some link must be the one that leads back. It may be the one that a walk from the start meets last, or the
    one that runs against the order in which the spec states the stops.
    """
    lanes = {lane.id: index for index, lane in enumerate(diagram.lanes)}
    phases = {phase.id: index for index, phase in enumerate(diagram.phases)}
    number = {stop.id: index for index, stop in enumerate(diagram.stops)}
    passed = frozenset(diagram.way or number) | frozenset(link.id for link in diagram.links if not diagram.way)
    nodes = tuple(
        Node(
            stop.id, lanes[stop.lane], stop.shape, stop.label, stop.detail, phases.get(stop.phase, -1),
            sum(stop.id in callout.targets for callout in diagram.callouts), stop.id not in passed,
        )
        for stop in diagram.stops
    )  # fmt: skip
    pairs = [(number[link.source], number[link.target]) for link in diagram.links]
    starts = [index for index, node in enumerate(nodes) if node.shape == "start"]
    choices = (_against_order(len(nodes), pairs), _closing(len(nodes), pairs, starts))
    return tuple(
        Flow(
            nodes,
            tuple(
                Way(link.id, *pair, link.kind, link.label, is_back, link.second, link.id not in passed)
                for link, pair, is_back in zip(diagram.links, pairs, choice, strict=True)
            ),
            len(diagram.lanes),
        )
        for choice in dict.fromkeys(choices)
    )


def order(flow: Flow) -> list[int]:
    """Nodes such that what comes before stands before; earlier phases first, then spec order.

    Connectors to other pages come last: they take what room is left.
    """
    before = flow.onward()
    waits = [len(some) for some in before]
    after: list[list[int]] = [[] for _ in flow.nodes]
    for node, some in enumerate(before):
        for one in some:
            after[one].append(node)
    leaves = [node.shape == "connector" and not some for node, some in zip(flow.nodes, after, strict=True)]
    ready: list[tuple[bool, int, int]] = []
    for node, count in enumerate(waits):
        if not count:
            heappush(ready, (leaves[node], flow.nodes[node].phase, node))
    done = []
    while ready:
        _, _, node = heappop(ready)
        done.append(node)
        for one in after[node]:
            waits[one] -= 1
            if not waits[one]:
                heappush(ready, (leaves[one], flow.nodes[one].phase, one))
    return done


def _against_order(count: int, pairs: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    """The links of loops that run from a later stop to an earlier one."""
    from networkx import DiGraph, strongly_connected_components

    graph: DiGraph[int] = DiGraph(pairs)
    graph.add_nodes_from(range(count))
    loop = [0] * count
    for mark, component in enumerate(strongly_connected_components(graph)):
        for node in component:
            loop[node] = mark
    return tuple(loop[source] == loop[target] and target <= source for source, target in pairs)


def _closing(count: int, pairs: Sequence[tuple[int, int]], starts: Sequence[int]) -> tuple[bool, ...]:
    """Which links close a loop, by a depth-first walk from the starts, links in spec order (no recursion)."""
    out: list[list[int]] = [[] for _ in range(count)]
    entered = [False] * count
    for index, (source, target) in enumerate(pairs):
        out[source].append(index)
        entered[target] = True
    back = [False] * len(pairs)
    state = [0] * count
    unentered = [node for node in range(count) if not entered[node]]
    for root in (*starts, *unentered, *range(count)):
        if state[root]:
            continue
        state[root] = 1
        trail = [(root, iter(out[root]))]
        while trail:
            node, links = trail[-1]
            for index in links:
                target = pairs[index][1]
                if state[target] == 1:
                    back[index] = True
                elif state[target] == 0:
                    state[target] = 1
                    trail.append((target, iter(out[target])))
                    break
            else:
                state[node] = 2
                trail.pop()
    return tuple(back)
