"""A workflow as a net that tokens move through: the one reading of steps that all analyses share.

A token lies on an arc and waits for the node at its end. What docs/language says of steps becomes five kinds of nodes:

- `choice` takes one token and puts one on one of its arcs: tasks, decisions, waits, calls. An event that interrupts is
  one more arc of its step; so is the `then` of an exit that may be taken only so often.
- `fork` takes one token and puts one on each of its arcs: `parallel`, and the entry of a step with events that do not
  interrupt. Each of these has a node `maybe`, whose token takes its only arc or vanishes.
- `join` takes one token of each of its groups, and goes on with one.
- `end` takes one token, which is gone; a case is over when none is left.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from orgflow.graph import OrgGraph
from orgflow.graph.flow import Flow, Way, closure
from orgflow.model.items import Ref
from orgflow.model.workflows import Exit, Step

NodeKind = Literal["choice", "fork", "maybe", "join", "end"]
# What a step of each type is; every other is a choice.
_KINDS: dict[str, NodeKind] = {"parallel": "fork", "join": "join", "end": "end"}


@dataclass(frozen=True, slots=True)
class Arc:
    """Where a token can lie. `exit` is the author's way out, None where the net alone needs the arc or a case begins;
    `last` marks the `then` of an exit. `source` is None where a case begins."""

    number: int
    source: int | None
    target: int
    exit: Exit | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """What a token waits for. `into` and `out` are arcs. `silent` nodes are nobody's work: the net alone needs them.

    `groups` are those of a join. An arc into it that is in none of them is one that no branch of its `of` can reach.
    """

    number: int
    step: Step
    kind: NodeKind
    silent: bool
    into: tuple[int, ...]
    out: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Firing:
    """A node takes tokens. `chosen` is the arc on which a `choice` or `maybe` goes on, or a `join` that has several;
    None where there is nothing to choose, and for a `maybe` that does not happen."""

    node: Node
    taken: tuple[int, ...]
    chosen: Arc | None = None

    @property
    def put(self) -> tuple[int, ...]:
        """The arcs that get a token."""
        if self.chosen:
            return (self.chosen.number,)
        return () if self.node.kind == "maybe" else self.node.out


@dataclass(frozen=True)
class Net:
    """Nodes and arcs, each at the place of its number.

    `starts` are the arcs on which a case begins, by the id of the start; `events` those on which it goes on when an
    event of the whole case has taken every other token, by the id of the event. `core` is the node in which a step is
    done, by the id of the step.
    """

    flow: Flow
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    starts: dict[str, int]
    events: dict[str, int]
    core: dict[str, int]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """For each node its place in a depth-first walk from the beginnings, ends first: a node comes after all that
        it leads to, loops aside. Nodes that no case reaches come before all."""
        left: dict[int, int] = {}
        seen: set[int] = set()
        for begin in (*self.starts.values(), *self.events.values()):
            stack = [(self.arcs[begin].target, iter(self._targets(self.arcs[begin].target)))]
            if stack[0][0] in seen:
                continue
            seen.add(stack[0][0])
            while stack:
                node, rest = stack[-1]
                target = next((target for target in rest if target not in seen), None)
                if target is None:
                    left[node] = len(left) + 1
                    stack.pop()
                else:
                    seen.add(target)
                    stack.append((target, iter(self._targets(target))))
        return tuple(left.get(number, 0) for number in range(len(self.nodes)))

    @cached_property
    def looping(self) -> dict[int, int]:
        """The nodes to which a token can come back, each with the first node of its group: those that lead to each
        other. The second half of Kosaraju's algorithm."""
        found: dict[int, int] = {}
        grouped: set[int] = set()

        def backward(node: int) -> Iterator[int]:
            return (source for source in self._sources(node) if source not in grouped)

        for first in sorted((node.number for node in self.nodes), key=lambda node: -self.order[node]):
            if first in grouped or not self.order[first]:
                continue
            group = closure([first], backward)
            grouped |= set(group)
            if len(group) > 1 or first in self._targets(first):
                found |= dict.fromkeys(group, first)
        return found

    def ready(self, marking: Collection[int]) -> Iterator[tuple[Node, tuple[int, ...]]]:
        """The nodes that can take tokens now, and those that they take, one of each group for a join."""
        met = set()
        for number in sorted(marking):
            node = self.nodes[self.arcs[number].target]
            if node.kind != "join":
                yield node, (number,)
            elif node.number not in met:
                met.add(node.number)
                taken = tuple(next((arc for arc in group if arc in marking), None) for group in node.groups)
                if taken and None not in taken:
                    yield node, tuple(arc for arc in taken if arc is not None)

    def choices(self, node: Node, taken: tuple[int, ...]) -> Iterator[Firing]:
        """In which ways a node can go on with the tokens that it takes."""
        if node.kind == "maybe":
            yield Firing(node, taken)
        # A join that goes on only so often chooses between `next` and `then`.
        if node.kind in ("choice", "maybe") or (node.kind == "join" and len(node.out) > 1):
            yield from (Firing(node, taken, self.arcs[arc]) for arc in node.out)
        else:
            yield Firing(node, taken)

    def _sources(self, node: int) -> Iterator[int]:
        sources = (self.arcs[arc].source for arc in self.nodes[node].into)
        return (source for source in sources if source is not None and self.order[source])

    def _targets(self, node: int) -> Iterator[int]:
        return (self.arcs[arc].target for arc in self.nodes[node].out)


def net(graph: OrgGraph, workflow: str) -> Net:
    """The net of a workflow, by its id; made once for each graph."""
    return graph.once(f"net of {workflow}", lambda: _Builder(graph.flow(workflow)).net())


class _Builder:
    """Collects nodes and arcs: first a node for each step, then the entries that fork, then the ways."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.steps: list[tuple[Step, NodeKind, bool]] = []
        self.arcs: list[Arc] = []
        self.core = {name: self._node(step, _KINDS.get(step.type, "choice")) for name, step in flow.steps.items()}
        self.entry = dict(self.core)

    def net(self) -> Net:
        flow = self.flow
        for name in flow.steps:
            if any(_is_soft(way) for way in flow.out(name)):
                self.entry[name] = self._node(flow.steps[name], "fork", silent=True)
                self._arc(self.entry[name], self.core[name])
        starts = {start.id: self._arc(None, self._at(start.next)) for start in flow.starts if start.next}
        events = {event.id: self._arc(None, self._at(event.next), event) for event in flow.events if event.next}
        for name in flow.steps:
            for way in flow.out(name):
                self._way(name, way)
        nodes = self._finished()
        arcs = tuple(self.arcs)
        joined = (replace(node, groups=_groups(node, nodes, arcs)) if node.kind == "join" else node for node in nodes)
        return Net(flow, tuple(joined), arcs, starts, events, self.core)

    def _way(self, step: str, way: Way) -> None:
        source = self.core[step]
        if _is_soft(way):
            source = self._node(self.flow.steps[step], "maybe", silent=True)
            self._arc(self.entry[step], source)
        self._arc(source, self.entry[way.target], way.exit, last=way.last)

    def _node(self, step: Step, kind: NodeKind, *, silent: bool = False) -> int:
        self.steps.append((step, kind, silent))
        return len(self.steps) - 1

    def _arc(self, source: int | None, target: int, exit_: Exit | None = None, *, last: bool = False) -> int:
        self.arcs.append(Arc(len(self.arcs), source, target, exit_, last))
        return len(self.arcs) - 1

    def _at(self, step: Ref) -> int:
        return self.entry[step.address.rpartition(".")[2]]

    def _finished(self) -> tuple[Node, ...]:
        into: list[list[int]] = [[] for _ in self.steps]
        out: list[list[int]] = [[] for _ in self.steps]
        for arc in self.arcs:
            into[arc.target].append(arc.number)
            if arc.source is not None:
                out[arc.source].append(arc.number)
        return tuple(
            Node(number, step, kind, silent, tuple(into[number]), tuple(out[number]))
            for number, (step, kind, silent) in enumerate(self.steps)
        )


def _is_soft(way: Way) -> bool:
    """Whether a way leaves a step that goes on all the same."""
    return way.exit.kind == "event" and way.exit.interrupting is False


def _groups(join: Node, nodes: tuple[Node, ...], arcs: tuple[Arc, ...]) -> tuple[tuple[int, ...], ...]:
    """The groups of arcs of which a join awaits one token each.

    Without `of` every arc is its own group. With it two arcs are alternatives when some branch of the parallel can
    reach both without passing the parallel or the join again; alternatives of alternatives are alternatives.
    """
    if join.step.of is None:
        return tuple((arc,) for arc in join.into)
    parallel = next(node for node in nodes if node.step.address == join.step.of.address and not node.silent)
    group: dict[int, dict[int, None]] = {}
    for branch in parallel.out:
        ways = closure([branch], lambda arc: _onward(arcs[arc].target, nodes, (join.number, parallel.number)))
        reached = [arc for arc in join.into if arc in ways]
        members = dict.fromkeys(reached)
        for arc in reached:
            members |= group.get(arc, {})
        group |= dict.fromkeys(members, members)
    return tuple(
        tuple(other for other in join.into if other in group[arc])
        for arc in join.into
        if arc in group and next(other for other in join.into if other in group[arc]) == arc
    )


def _onward(node: int, nodes: tuple[Node, ...], stops: tuple[int, int]) -> tuple[int, ...]:
    return () if node in stops else nodes[node].out
