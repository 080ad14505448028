"""The organisation as one graph, and the questions that rules and views ask of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any, TypeVar

from orgflow.graph.edges import Edge, Link
from orgflow.graph.flow import Flow, closure
from orgflow.graph.hierarchy import Hierarchy
from orgflow.graph.rota import Rota
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.model.service import Duty
from orgflow.model.team import SECTION_SHAPES, Team
from orgflow.model.variants import Variant
from orgflow.model.workflows import Step
from orgflow.text import Text

if TYPE_CHECKING:
    import networkx as nx

# Walking an enumeration takes longer than the links of a small team.
_KINDS = tuple(Edge)
Made = TypeVar("Made")
# The customer exists without being declared.
_UNDECLARED = {"party:customer": Text(en="customer", zh="客户")}


def kind_of(address: str) -> str:
    """`role` of `role:lead`."""
    return address.partition(":")[0]


@dataclass(frozen=True, slots=True)
class SpanOfControl:
    """Span of control: heads that report to a role for each head in it, rounded up; `links` are their lines."""

    heads: int
    links: tuple[Link, ...]


class OrgGraph:
    """A team compiled: items by address, and typed links between them, which keep the order in which they are written.

    That of a `variant` knows the graph of its `base`, and those of `earlier` variants; a rule sees one at a time.
    `network` is all of it for networkx. Every query is linear in what it returns or, once per graph, in the graph.
    """

    def __init__(
        self,
        team: Team,
        items: dict[str, Item],
        links: Iterable[Link],
        *,
        variant: Variant | None = None,
        base: "OrgGraph | None" = None,
        earlier: "tuple[OrgGraph, ...]" = (),
    ) -> None:
        self.team = team
        self.items = items
        self.variant = variant
        self.base = base
        self.earlier = earlier
        self._out: dict[Edge, dict[str, list[Link]]] = {kind: {} for kind in _KINDS}
        self._into: dict[Edge, dict[str, list[Link]]] = {kind: {} for kind in _KINDS}
        for link in links:
            self._out[link.kind].setdefault(link.source, []).append(link)
            self._into[link.kind].setdefault(link.target, []).append(link)
        self._flows: dict[str, Flow] = {}
        self._made: dict[str, Any] = {}
        self._looping: dict[Edge, dict[str, int]] = {}

    @cached_property
    def sections(self) -> frozenset[str]:
        """The sections in which the team has any objects."""
        return frozenset(section for section in SECTION_SHAPES if getattr(self.team, section))

    @cached_property
    def absorbed(self) -> dict[str, list[str]]:
        """For each role of a variant that others were merged into, what these were in the base."""
        return {f"role:{into}": [role.address for role in taken] for into, taken in self.team.absorbed.items()}

    @cached_property
    def network(self) -> "nx.MultiDiGraph[str]":
        """The graph as networkx has it: nodes with attributes `kind` and `item`, edges with attribute `link`.

        Made when first asked for: the questions that most rules ask need no more than the links by kind, and networkx
        takes longer to import than a small team takes to check.
        """
        import networkx as nx

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for address, item in self.items.items():
            network.add_node(address, kind=kind_of(address), item=item)
        network.add_edges_from((link.source, link.target, {"link": link}) for link in self.links())
        return network

    def links(self, kind: Edge | None = None) -> Iterator[Link]:
        """All edges, or all of one kind."""
        for each in _KINDS if kind is None else (kind,):
            for links in self._out[each].values():
                yield from links

    def out(self, address: str, kind: Edge) -> list[Link]:
        """Edges of a kind that leave a node. The list is the graph's own: read it only."""
        return self._out[kind].get(address, [])

    def into(self, address: str, kind: Edge) -> list[Link]:
        """Edges of a kind that reach a node. The list is the graph's own: read it only."""
        return self._into[kind].get(address, [])

    def label(self, address: str) -> Text:
        """What an object is called. A step without words of its own takes those of its duty or of the flow it calls."""
        item = self.items.get(address)
        if isinstance(item, Step):
            own = item.question or item.name or item.outcome
            borrowed = (*item.duty[:1], item.workflow) if own is None else ()
            return own or next((self.label(ref.address) for ref in borrowed if ref), item.label)
        name = address.partition(":")[2]
        return item.label if item else _UNDECLARED.get(address) or Text(en=name, zh=name)

    @property
    def roles(self) -> Iterable[Role]:
        """Every post, in the order written."""
        return self.team.roles.values()

    def superior(self, address: str) -> Link | None:
        """The solid line up from a role, the first where several are stated."""
        lines = self.out(address, Edge.REPORTS_TO)
        return lines[0] if lines else None

    def reports(self, address: str) -> list[Link]:
        """The solid lines that end at a role."""
        return self.into(address, Edge.REPORTS_TO)

    def chain(self, address: str) -> Iterator[str]:
        """Everybody above a role, nearest first, along first lines; ends where a loop closes."""
        seen = {address}
        line = self.superior(address)
        while line and line.target not in seen:
            seen.add(line.target)
            yield line.target
            line = self.superior(line.target)

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether `upper` is somewhere on the line above `lower`, along first lines. Constant time."""
        return self._hierarchy.is_above(upper, lower)

    def layer(self, address: str) -> int:
        """1 for a role without superior, one more for each level below; 0 for a role in or under a loop."""
        return self._hierarchy.layer(address)

    def top(self, address: str) -> str:
        """Who stands at the end of the line up from a role: a role, somebody outside, or a unit without head."""
        return self._hierarchy.top(address)

    @cached_property
    def layers(self) -> int:
        """The number of levels from the top of the longest line to its end."""
        return max((self.layer(role.address) for role in self.roles), default=0)

    def span_of_control(self, address: str) -> SpanOfControl:
        """How many heads report to each head of a role; vacant posts count, assistants too, machines do not."""
        lines = tuple(self.reports(address))
        if not lines:
            return SpanOfControl(0, ())
        heads = sum(self.heads(line.source) for line in lines)
        return SpanOfControl(ceil(heads / max(1, self.heads(address))), lines)

    def heads(self, address: str) -> int:
        """How many people an actor is to whoever leads them: none for a machine, one for whoever is no post."""
        item = self.items.get(address)
        if isinstance(item, Role):
            return 0 if item.bot else item.heads
        return 1

    def cycles(self, kind: Edge) -> Iterator[tuple[Link, ...]]:
        """One loop for each group of nodes that lead to each other by edges of a kind, beginning where it is written
        first. Finding all loops would take exponential time."""
        inside: dict[int, list[Link]] = {}
        groups = self._groups(kind)
        for link in self.links(kind):
            if link.source in groups and groups[link.source] == groups.get(link.target):
                inside.setdefault(groups[link.source], []).append(link)
        for links in inside.values():
            # What somebody wrote is a better place to begin than what was inferred from it.
            yield self._loop(kind, min(links, key=lambda link: (link.inferred, link.at.order)).source)

    def in_cycle(self, address: str, kind: Edge) -> bool:
        """Whether edges of a kind lead from a node back to it."""
        return address in self._groups(kind)

    def homes(self, role: str) -> Iterable[str]:
        """The units that a role stands in, is lent to, or heads."""
        return self._homes.get(role, {})

    def is_in(self, role: str, unit: str) -> bool:
        """Whether a role stands in a unit or in one below it. Constant time for a role with one home."""
        return any(home == unit or self._units.is_above(unit, home) for home in self.homes(role))

    @cached_property
    def rota(self) -> Rota:
        """Who is on duty when."""
        return Rota(self)

    @cached_property
    def supervisors(self) -> dict[str, None]:
        """The roles responsible for a duty that supervises or coaches."""
        return {
            link.source: None
            for link in self.links(Edge.RESPONSIBLE)
            if not {"supervise", "coach"}.isdisjoint(self.team.duties[link.target.partition(":")[2]].does)
        }

    def led_to(self, begin: Iterable[str], kind: Edge) -> dict[str, None]:
        """The nodes that edges of a kind lead to from some nodes, these included."""
        return closure(begin, lambda node: (link.target for link in self.out(node, kind)))

    def leading_to(self, ends: Iterable[str], kind: Edge) -> dict[str, None]:
        """The nodes from which edges of a kind lead to some nodes, these included."""
        return closure(ends, lambda node: (link.source for link in self.into(node, kind)))

    def flow(self, workflow: str) -> Flow:
        """The flow of a workflow, by its id."""
        if workflow not in self._flows:
            self._flows[workflow] = Flow(self.team.workflows[workflow])
        return self._flows[workflow]

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """An analysis of this graph, made when first asked for: several rules share what is dear."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def performer(self, step: str) -> Link | None:
        """Who carries out a step; None where nobody in particular does."""
        links = self.into(step, Edge.PERFORMS)
        return links[0] if links else None

    def acts(self, address: str) -> tuple[str, ...]:
        """What a duty or a step does, in words of the closed list; a step that says nothing does what its duties do."""
        item = self.items[address]
        if isinstance(item, Step) and not item.does:
            return tuple(act for duty in item.duty for act in self.acts(duty.address))
        return item.does if isinstance(item, Step | Duty) else ()

    def keeps_apart(self, one: Step, other: Step) -> bool:
        """Whether different persons must do two steps of a workflow: by a policy, or by `not_with` of their duties."""
        duties = [{duty.address for duty in step.duty} for step in (one, other)]
        for here, there in ((duties[0], duties[1]), (duties[1], duties[0])):
            kept = (ref.address for address in here for ref in self.team.duties[address.partition(":")[2]].not_with)
            if not there.isdisjoint(kept):
                return True
        workflow = self.team.workflows[one.address.partition(":")[2].partition(".")[0]]
        sides = [{step.id, *self.acts(step.address)} for step in (one, other)]
        return any(
            policy.template == "separate" and all(not side.isdisjoint(policy.over) for side in sides)
            for policy in (workflow.policies or {}).values()
        )

    def _groups(self, kind: Edge) -> dict[str, int]:
        """For each node on a loop the number of its group: those that lead to each other."""
        if kind not in self._looping:
            knot = self._knot(kind)
            self._looping[kind] = _components(knot) if knot else {}
        return self._looping[kind]

    def _knot(self, kind: Edge) -> list[Link]:
        """What is left when nodes without a way out are taken away, again and again: loops and what leads to them."""
        ways = {source: len(links) for source, links in self._out[kind].items()}
        waiting = [target for target in self._into[kind] if target not in ways]
        while waiting:
            for link in self.into(waiting.pop(), kind):
                ways[link.source] -= 1
                if not ways[link.source]:
                    waiting.append(link.source)
        return [link for link in self.links(kind) if ways.get(link.source) and ways.get(link.target)]

    def _loop(self, kind: Edge, start: str) -> tuple[Link, ...]:
        """A shortest way from a node back to itself, inside its group."""
        groups = self._groups(kind)
        came: dict[str, Link] = {}
        frontier = [start]
        while start not in came:
            frontier, previous = [], frontier
            for node in previous:
                for link in self.out(node, kind):
                    if groups.get(link.target) == groups[start] and link.target not in came:
                        came[link.target] = link
                        frontier.append(link.target)
        loop = [came[start]]
        while loop[-1].source != start:
            loop.append(came[loop[-1].source])
        return tuple(reversed(loop))

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        # With several superiors only the first line is the post's place in the tree.
        lines = ((role.address, self.superior(role.address)) for role in self.roles)
        superiors = {post: line.target for post, line in lines if line}
        return Hierarchy((role.address for role in self.roles), superiors)

    @cached_property
    def _units(self) -> Hierarchy:
        above = {link.source: link.target for link in self.links(Edge.PART_OF)}
        return Hierarchy((unit.address for unit in self.team.units.values()), above)

    @cached_property
    def _homes(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for link in (*self.links(Edge.MEMBER_OF), *self.links(Edge.HEADS)):
            found.setdefault(link.source, {})[link.target] = None
        return found


def _components(links: list[Link]) -> dict[str, int]:
    """For each node on a loop the number of its strongly connected component."""
    import networkx as nx

    network: nx.DiGraph[str] = nx.DiGraph((link.source, link.target) for link in links)
    return {
        node: number
        for number, component in enumerate(nx.strongly_connected_components(network))
        for node in sorted(component)
        if len(component) > 1 or network.has_edge(node, node)
    }
