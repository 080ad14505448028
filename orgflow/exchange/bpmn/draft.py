"""A scope while it is being put together: nodes, ways between them, and ways that are to lead to some step."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from orgflow.exchange.bpmn.process import Named, Node, Scope, Way
from orgflow.expressions.tree import Expression


@dataclass(slots=True)
class Shared:
    """What all scopes of a process have in common: ids are unique, messages and escalations are declared once."""

    ids: dict[str, None] = field(default_factory=dict)
    messages: dict[str, Named] = field(default_factory=dict)
    escalations: dict[str, Named] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)
    talks: list[tuple[str, str]] = field(default_factory=list)

    def unique(self, wanted: str) -> str:
        """An id that is not taken: the one wanted, else with a number behind it."""
        found, number = wanted, 1
        while found in self.ids:
            number += 1
            found = f"{wanted}_{number}"
        self.ids[found] = None
        return found


@dataclass(slots=True)
class Draft:
    """`towards` holds, for each step, the ways that lead to it before it is known which node they end at; `origins` the
    step that each of these comes from."""

    shared: Shared
    nodes: dict[str, Node] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    towards: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def add(self, node: Node, lane: str) -> str:
        """Put a node into a lane, and return its id, which may have got a number."""
        name = self.shared.unique(node.id)
        self.nodes[name] = node if name == node.id else replace(node, id=name)
        self.shared.lanes[name] = lane
        return name

    def link(self, wanted: str, source: str, target: str, name: str = "", condition: Expression | None = None) -> str:
        """A way from node to node."""
        way = self.shared.unique(wanted)
        self.ways[way] = Way(way, source, target, name, condition)
        return way

    def lead(self, origin: str, step: str, wanted: str, source: str, name: str, condition: Expression | None) -> str:
        """A way from a node, on an exit of the step `origin`, to a step."""
        way = self.link(wanted, source, "", name, condition)
        self.origins[way] = origin
        self.towards.setdefault(step, []).append(way)
        return way

    def make_default(self, gateway: str, way: str) -> None:
        """Let a gateway take a way when no condition holds."""
        self.nodes[gateway] = replace(self.nodes[gateway], default=way)
        self.ways[way] = self.ways[way]._replace(condition=None)

    def arrive(self, step: str, groups: Iterable[Iterable[str]], merge: str) -> None:
        """End the ways of each group at a step, by way of a merge where a group has several."""
        entry = self.entries[step]
        for group in groups:
            ways = list(group)
            target = entry
            if len(ways) > 1:
                target = self.add(Node(id=merge, kind="exclusiveGateway"), self.shared.lanes[entry])
                self.link(f"flow_{target}", target, entry)
            for way in ways:
                self.ways[way] = self.ways[way]._replace(target=target)

    def scope(self) -> Scope:
        """What was put together."""
        return Scope(self.nodes, tuple(self.ways.values()))


@dataclass(slots=True)
class Line:
    """The ways from a node to a step, one after the other, on an exit of the step `origin`; the first has the name and
    the condition, and is called `wanted`."""

    draft: Draft
    origin: str
    source: str
    wanted: str
    name: str = ""
    condition: Expression | None = None
    first: str = ""

    def to(self, node: str) -> None:
        """On to a node."""
        self._passed(self.draft.link(self.wanted, self.source, node, self.name, self.condition), node)

    def to_step(self, step: str) -> None:
        """On to a step, which ends the line."""
        self._passed(self.draft.lead(self.origin, step, self.wanted, self.source, self.name, self.condition), "")

    def _passed(self, way: str, node: str) -> None:
        self.first = self.first or way
        self.source, self.wanted, self.name, self.condition = node, f"flow_{node}", "", None
