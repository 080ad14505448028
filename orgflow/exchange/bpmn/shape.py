"""What each node of a process is for: a step, or something that lies on the way from step to step."""

from collections.abc import Mapping, Sequence

from orgflow.exchange.bpmn.identifiers import own_id, variable
from orgflow.exchange.bpmn.process import TASKS, Node, Scope, Way
from orgflow.expressions.tree import Call, Constant, Name

_CHOICES = ("exclusiveGateway", "inclusiveGateway", "complexGateway")
_THROWN = ("intermediateThrowEvent", "endEvent")


class Shape:
    """A process, or what is in a sub-process, with all that an event of the whole case begins; nodes by id."""

    def __init__(self, scope: Scope) -> None:
        self.nodes: dict[str, Node] = {}
        self.case_starts: dict[str, Node] = {}
        ways: list[Way] = []
        for part in (scope, *(node.inner for node in scope.nodes.values() if node.of_case and node.inner)):
            self.nodes |= {name: node for name, node in part.nodes.items() if not node.of_case}
            ways += part.ways
        for node in scope.nodes.values():
            if node.of_case and node.inner:
                starts = (inner.id for inner in node.inner.nodes.values() if inner.kind == "startEvent")
                self.case_starts |= dict.fromkeys(starts, node)
        self.out: dict[str, list[Way]] = {name: [] for name in self.nodes}
        self.into: dict[str, list[Way]] = {name: [] for name in self.nodes}
        self.borders: dict[str, list[Node]] = {}
        for way in ways:
            if way.source in self.nodes and way.target in self.nodes:
                self.out[way.source].append(way)
                self.into[way.target].append(way)
        for node in self.nodes.values():
            if node.attached_to:
                self.borders.setdefault(node.attached_to, []).append(node)
        links = {
            node.event.ref: name
            for name, node in self.nodes.items()
            if node.event and _is_link(node, "intermediateCatchEvent")
        }
        self.links: Mapping[str, str] = {
            name: links[node.event.ref]
            for name, node in self.nodes.items()
            if _is_link(node, "intermediateThrowEvent") and node.event and node.event.ref in links
        }
        self.results = {node: gateway for node in self.nodes if (gateway := self._result(node))}
        self._absorbed = {*self.results.values(), *self._counting()}

    def is_step(self, name: str) -> bool:
        """Whether a node becomes a step of its own."""
        node = self.nodes[name]
        if name in self._absorbed or node.kind in ("startEvent", "boundaryEvent") or _is_link(node):
            return False
        if node.kind in _CHOICES or node.kind == "parallelGateway":
            return len(self.out[name]) > 1 or (node.kind == "parallelGateway" and len(self.into[name]) > 1)
        if node.kind in _THROWN:
            return not self.is_thrown_on_the_way(name) and (node.kind == "endEvent" or node.event is not None)
        return not self.is_arm(name)

    def is_arm(self, name: str) -> bool:
        """Whether an event is one of those that an event-based gateway waits for."""
        into = self.into[name]
        return (
            self.nodes[name].kind in ("intermediateCatchEvent", "receiveTask")
            and len(into) == 1
            and self.nodes[into[0].source].kind == "eventBasedGateway"
        )

    def is_thrown_on_the_way(self, name: str) -> bool:
        """Whether an event passes a case upwards, or tells somebody, on a way out of a step."""
        passed: dict[str, None] = {}
        while name not in passed:
            passed[name] = None
            node, into = self.nodes[name], self.into[name]
            if not _tells(node) or len(into) != 1:
                return False
            name = into[0].source
            before = self.nodes[name]
            if before.kind != "intermediateThrowEvent":
                return before.kind not in ("sendTask", "parallelGateway", "scriptTask")
        return False

    def count(self, name: str) -> tuple[int, Way, Way] | None:
        """Of a script that counts how often a way is taken: how often it may be, where it leads, and after."""
        node = self.nodes[name]
        out = self.out[name]
        if not node.counts or len(out) != 1 or self.nodes[out[0].target].kind != "exclusiveGateway":
            return None
        gateway = self.nodes[out[0].target]
        ways = self.out[gateway.id]
        allowed = [way for way in ways if _is_limit(way, node.counts)]
        after = [way for way in ways if way.id == gateway.default]
        if len(ways) != 2 or len(allowed) != 1 or len(after) != 1 or len(self.into[gateway.id]) != 1:
            return None
        condition = allowed[0].condition
        assert isinstance(condition, Call)
        assert isinstance(condition.args[1], Constant)
        return int(condition.args[1].value), allowed[0], after[0]

    def chosen(self, gateway: str) -> dict[str, str] | None:
        """By way what somebody must have chosen, where a gateway asks for nothing but somebody's choice."""
        ways, asked = self.out[gateway], variable(gateway)
        found = {way.id: str(way.condition.args[1].value) for way in ways if _is_choice(way, asked)}  # type: ignore[union-attr]
        rest = [way.id for way in ways if way.id not in found]
        return found if found and rest in ([], [self.nodes[gateway].default]) else None

    def _result(self, name: str) -> str:
        """The gateway that asks what came of a step."""
        node, out = self.nodes[name], self.out[name]
        if node.kind not in (*TASKS, "callActivity", "receiveTask") or len(out) != 1:
            return ""
        gateway = out[0].target
        alone = self.nodes[gateway].kind == "exclusiveGateway" and len(self.into[gateway]) == 1
        return gateway if alone and own_id(gateway, "result") and self.chosen(gateway) else ""

    def _counting(self) -> Sequence[str]:
        scripts = [name for name in self.nodes if self.count(name)]
        return [*scripts, *(self.out[name][0].target for name in scripts)]


def _tells(node: Node) -> bool:
    event = node.event
    return (
        node.kind in _THROWN and event is not None and bool(event.kind == "escalation" or own_id(event.ref, "notice"))
    )


def _is_link(node: Node, *kinds: str) -> bool:
    return node.event is not None and node.event.kind == "link" and (not kinds or node.kind in kinds)


def _is_limit(way: Way, counter: str) -> bool:
    condition = way.condition
    return (
        isinstance(condition, Call)
        and condition.op == "<="
        and isinstance(condition.args[0], Name)
        and condition.args[0].name == counter
        and isinstance(condition.args[1], Constant)
        and type(condition.args[1].value) is int
        and condition.args[1].value > 0
    )


def _is_choice(way: Way, asked: str) -> bool:
    condition = way.condition
    return (
        isinstance(condition, Call)
        and condition.op == "=="
        and isinstance(condition.args[0], Name)
        and condition.args[0].name == asked
        and isinstance(condition.args[1], Constant)
        and isinstance(condition.args[1].value, str)
    )
