"""One case on its way through a workflow: which steps it passes, which way it takes at each, and why that one."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from orgflow.expressions.domains import Value, domains
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.tree import names
from orgflow.expressions.words import case_in_words
from orgflow.flow.approvals import Band, band_of
from orgflow.flow.guards import Decision
from orgflow.flow.knowledge import Knowledge, Known, decisions_of, knowledge
from orgflow.flow.net import Arc, Firing, Net, Node, net
from orgflow.flow.paths import Path, moved, path, settled
from orgflow.flow.steering import Steering
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Exit, Start, Step
from orgflow.text import Text, phrase

# Nobody follows a case further; it goes in circles.
_MOST = 500
# The outcome of an approval that exceeds everybody's authority.
_BEYOND = "beyond"
Why = Literal["only", "case", "chosen", "assumed", "missed", "counted"]


@dataclass(frozen=True, slots=True)
class Visit:
    """A step that the case passes.

    `exit` is the way out, None where there is no choice; `last` says that it was taken as often as it may be, so that
    its `then` was taken. `why` says what decided: there is no other way, the case, somebody's choice, nobody (assumed:
    the first way that is possible), a missed deadline, or the count of visits. `late` are the events of a step that
    was not done in time; `approver` is the post whose authority covers the amount of an approval, if it was said.
    """

    step: Step
    exit: Exit | None
    last: bool
    why: Why
    late: tuple[Exit, ...] = ()
    approver: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A case of a workflow from its start to where it stops.

    `case` is what was said of it, `example` one that goes this way; `stopped` says why it goes no further. `unused` are
    the steps of which something was asked that the case never came to.
    """

    workflow: str
    start: Start
    case: Text
    visits: tuple[Visit, ...]
    path: Path
    example: Mapping[str, Value]
    stopped: Text | None
    unused: tuple[Step, ...] = ()


def trace(graph: OrgGraph, workflow: str, steering: Steering) -> Trace:
    """Follow one case through a workflow, by its id. The ids in `steering` are those of the workflow."""
    return _Walk(graph, workflow, steering).done()


class _Walk:
    """The case as it goes: its tokens in the order in which they came, its attributes, and what was counted.

    `facts` are the attributes whose value was said, `open` those that have one which nobody said.
    """

    def __init__(self, graph: OrgGraph, workflow: str, steering: Steering) -> None:
        self.graph = graph
        # Who did what came before: an approval asks for them.
        self.requester = ""
        self.net: Net = net(graph, workflow)
        self.knowledge: Knowledge = knowledge(graph, workflow)
        self.steering = steering
        self.decisions = {each.step.id: each for each in decisions_of(graph, workflow)}
        starts = {start.id: start for start in self.net.flow.starts if start.id in self.net.starts}
        self.start = starts[steering.start] if steering.start else next(iter(starts.values()))
        self.tokens: tuple[int, ...] = (self.net.starts[self.start.id],)
        self.known: Known = self.knowledge.beginning
        self.facts: dict[str, Value] = {}
        self.open: set[str] = set()
        case = self.net.flow.workflow.case
        self.domains = domains(graph.team.cases[case.id]) if case else {}
        for name in self.domains:
            if name not in self.knowledge.late:
                self._learn(name)
        self.taken: dict[str, int] = {}
        self.missed = dict(steering.missed)
        self.visits: list[Visit] = []
        self.firings: list[Firing] = []

    def done(self) -> Trace:
        """Go on until nothing can happen any more."""
        stopped = None
        while stopped is None and (ready := self._ready()):
            stopped = self._pass(*ready)
            if len(self.visits) == _MOST:
                stopped = Text(en="the case goes in circles", zh="案件在流程中循环")
        if stopped is None and self.tokens:
            waiting = self.net.nodes[self.net.arcs[self.tokens[0]].target].step
            stopped = phrase("“{step}” waits for ever", "「{step}」将永远等待", step=waiting.label)
        begin = self.net.arcs[self.net.starts[self.start.id]]
        said = path(self.net, begin, self.firings)
        case = case_in_words(self.steering.case, self.domains)
        visited = {visit.step.id for visit in self.visits}
        asked = dict.fromkeys((*self.steering.choices, *self.steering.missed))
        unused = tuple(self.net.flow.steps[name] for name in asked if name not in visited)
        name, example = self.net.flow.workflow.id, self.knowledge.example(self.known)
        return Trace(name, self.start, case, tuple(self.visits), said, example, stopped, unused)

    def _ready(self) -> tuple[Node, tuple[int, ...]] | None:
        """What comes next: of the nodes that can go on the one whose token came first."""
        self.tokens = settled(self.net, self.tokens)
        able = {taken: node for node, taken in self.net.ready(self.tokens)}
        return next(((node, taken) for arc in self.tokens for taken, node in able.items() if arc == taken[-1]), None)

    def _pass(self, node: Node, taken: tuple[int, ...]) -> Text | None:
        """Let a node fire; why it cannot, if it cannot."""
        step = node.step
        if node.kind == "maybe":
            # Whether such an event happens was settled when its step was done.
            self.tokens = moved(self.tokens, Firing(node, taken))
            return None
        if node.kind != "choice":
            self._fire(Firing(node, taken))
            self.visits.append(Visit(step, None, last=False, why="only"))
            return None
        for name in dict.fromkeys(ref.id.rpartition(".")[2] for ref in step.sets):
            self._learn(name)
        late = self._late(step)
        for event in late:
            self._happen(event)
        arc, why = self._way(node, taken, late)
        if arc is None or arc.exit is None:
            return phrase("no way out of “{step}” is open to this case", "本案件无法离开「{step}」", step=step.label)
        self.taken[arc.exit.address] = self.taken.get(arc.exit.address, 0) + 1
        self._fire(Firing(node, taken, arc))
        band = self._band(step)
        self.visits.append(Visit(step, arc.exit, arc.last, why, late, band.approver if band else None))
        performer = self.graph.performer(step.address)
        self.requester = performer.source if performer else self.requester
        return None

    def _band(self, step: Step) -> Band | None:
        """In which band of amounts the case lies at an approval, if its amount was said."""
        asked = step.approves.amount if step.approves else None
        amount = self.facts.get(asked.id.rpartition(".")[2]) if asked else None
        return band_of(self.graph, step, self.requester, amount) if isinstance(amount, Decimal) else None

    def _fire(self, firing: Firing) -> None:
        self.known = self.knowledge.after(firing, self.known)
        for name in self.facts:
            if name in self.knowledge.axes:
                self.known &= self.knowledge.axes[name].alike(self.facts[name])
        if firing.chosen and firing.chosen.exit:
            for ref in firing.chosen.exit.sets:
                self._learn(ref.id.rpartition(".")[2])
        self.tokens = moved(self.tokens, firing)
        self.firings.append(firing)

    def _learn(self, name: str) -> None:
        """An attribute gets its value: the one that was said, or nobody knows which."""
        if name in self.steering.case:
            self.facts[name] = self.steering.case[name]
        else:
            self.open.add(name)
        if name in self.facts and name in self.knowledge.axes:
            axis = self.knowledge.axes[name]
            self.known = axis.anything(self.known) & axis.alike(self.facts[name])

    def _late(self, step: Step) -> tuple[Exit, ...]:
        """The events of a step whose time comes, if its deadline is missed on this visit."""
        if not self.missed.get(step.id):
            return ()
        self.missed[step.id] -= 1
        return tuple(event for event in (step.events or {}).values() if event.after)

    def _happen(self, event: Exit) -> None:
        """An event that does not interrupt takes its way beside the step."""
        for place, number in enumerate(self.tokens):
            node = self.net.nodes[self.net.arcs[number].target]
            if node.kind == "maybe" and self.net.arcs[node.out[0]].exit == event:
                firing = Firing(node, (number,), self.net.arcs[node.out[0]])
                self.tokens = (*self.tokens[:place], node.out[0], *self.tokens[place + 1 :])
                self.firings.append(firing)
                return

    def _way(self, node: Node, taken: tuple[int, ...], late: tuple[Exit, ...]) -> tuple[Arc | None, Why]:
        """The way out of a step that is not silent, and what decides for it."""
        arcs = [arc for arc in map(self.net.arcs.__getitem__, node.out) if arc.exit and self._counts(arc, arc.exit)]
        arcs = [arc for arc in arcs if self.knowledge.after(Firing(node, taken, arc), self.known)]
        for arc in arcs:
            if arc.exit in late:
                return arc, "missed"
        decision = self.decisions.get(node.step.id)
        if decision and not decision.faulty:
            possible = self._possible(decision)
            arcs = [arc for arc in arcs if arc.exit and arc.exit.id in possible]
        band = self._band(node.step)
        if band:
            # An amount that somebody may approve does not go beyond, one that nobody may does.
            arcs = [arc for arc in arcs if not arc.exit or (arc.exit.id == _BEYOND) == (band.approver is None)] or arcs
        wish = self._wish(node.step)
        if wish is not None:
            wished = next((arc for arc in arcs if arc.exit and arc.exit.id == wish), None)
            return wished, "counted" if wished and wished.last else "chosen"
        arcs = [arc for arc in arcs if arc.exit and arc.exit.kind != "event"] or arcs
        if not arcs:
            return None, "only"
        arc = min(arcs, key=lambda arc: self.taken.get(arc.exit.address, 0) if arc.exit else 0)
        if arc.last:
            return arc, "counted"
        if len(arcs) > 1:
            return arc, "assumed"
        return arc, "case" if decision else "only"

    def _counts(self, arc: Arc, exit_: Exit) -> bool:
        """Whether a way is the one that the count of its exit leaves: its `next`, then its `then`."""
        used_up = exit_.at_most is not None and self.taken.get(exit_.address, 0) >= exit_.at_most
        return arc.last == used_up

    def _wish(self, step: Step) -> str | None:
        """The way out that was asked for on this visit."""
        wanted = self.steering.choices.get(step.id)
        if not wanted:
            return None
        visit = sum(visit.step.id == step.id for visit in self.visits)
        return wanted[min(visit, len(wanted) - 1)]

    def _possible(self, decision: Decision) -> dict[str, None]:
        """The branches that this case may take: one, if all is known that the conditions ask for."""
        certain: dict[str, None] = {}
        perhaps: dict[str, None] = {}
        first = decision.hit in ("first", "priority")
        for name, guard in decision.guards.items():
            if holds(test := compiled(guard.condition), self.facts):
                certain[name] = None
                if first:
                    break
            elif test(self.facts) is None and not self.open.isdisjoint(names(guard.condition)):
                perhaps[name] = None
        bare = {exit_.id: None for exit_ in decision.bare}
        rest = {} if certain else {exit_.id: None for exit_ in decision.step.exits if exit_.otherwise}
        if certain and not first:
            return certain | bare
        return perhaps | certain | rest | bare
