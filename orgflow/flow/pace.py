"""How fast a case goes: when it leaves a step at which it arrives, by a clock, at best or at latest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from orgflow.flow.cells import Undecided
from orgflow.flow.knowledge import knowledge
from orgflow.flow.longest import TooMany, arrival
from orgflow.flow.net import Arc, Node, net
from orgflow.flow.quickest import earliest
from orgflow.flow.timing import NOTHING, Measure, Stay, Term, end_of, stay, terms
from orgflow.flow.unrolled import Unrolled
from orgflow.graph import OrgGraph
from orgflow.hours import Clock, SteadyClock
from orgflow.model.hours import Hours
from orgflow.model.workflows import Exit, Step


def at_least(graph: OrgGraph, workflow: str) -> int | None:
    """How many seconds the quickest case takes through a workflow that is called; None where nobody can tell."""
    pace = Pace(graph, SteadyClock(), "quickest")
    if any(isinstance(term, Hours) for term in pace.terms(graph.team.workflows[workflow].steps.values())):
        return None
    try:
        return pace.length(workflow, 0)[0]
    except (TooMany, Undecided):
        return None


@dataclass(frozen=True)
class Pace:
    """At the steps of `pauses`, by id, no time counts. `calling` are the workflows that called each other so far."""

    graph: OrgGraph
    clock: Clock
    measure: Measure
    pauses: frozenset[str] = frozenset()
    calling: tuple[str, ...] = ()

    def __call__(self, node: Node, arc: Arc, moment: int) -> tuple[int, bool]:
        """When a case that comes to a node at a moment leaves it along an arc, and whether nothing limits that."""
        key = (node.step.address, arc.number)
        here = self._stays.get(key)
        if here is None:
            here = self._stays[key] = self.stay(node.step, arc.exit)
        if here.callee is None:
            return end_of(self.clock, moment, here), here.lacking
        end, lacking = self._call(here.callee, moment)
        limit = end_of(self.clock, moment, here) if here.terms else None
        return (end, lacking) if limit is None else (min(end, limit) if not lacking else limit, False)

    def stay(self, step: Step, exit_: Exit | None) -> Stay:
        """What limits a stay at a step."""
        return NOTHING if step.id in self.pauses else stay(self.graph, step, exit_, self.measure)

    def terms(self, steps: Iterable[Step]) -> Iterator[Term]:
        """Whatever may limit a stay at one of the steps, or at one of a workflow that they call."""
        waiting, seen = list(steps), set()
        while waiting:
            step = waiting.pop()
            if step.address in seen or step.id in self.pauses:
                continue
            seen.add(step.address)
            yield from terms(self.graph, step)
            if step.workflow:
                waiting += self.graph.team.workflows[step.workflow.id].steps.values()

    def _call(self, workflow: str, moment: int) -> tuple[int, bool]:
        """When a workflow is over that is called at a moment, and whether nothing limits that."""
        if workflow in self.calling:
            return moment, True
        if not isinstance(self.clock, SteadyClock):
            return self.length(workflow, moment)
        if workflow not in self._lengths:
            self._lengths[workflow] = self.length(workflow, 0)
        length, lacking = self._lengths[workflow]
        return moment + length, lacking

    @cached_property
    def _stays(self) -> dict[tuple[str, int], Stay]:
        return {}

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, bool]]:
        return {}

    def length(self, workflow: str, moment: int) -> tuple[int, bool]:
        """When a workflow is over that is called at a moment, and whether nothing limits that."""
        made, known = net(self.graph, workflow), knowledge(self.graph, workflow)
        starts = made.flow.workflow.starts
        called = [arc for name, arc in made.starts.items() if starts[name].called]
        begins = tuple(called or made.starts.values())
        inner = replace(self, calling=(*self.calling, workflow))
        if self.measure == "quickest":
            begins = (*begins, *made.events.values())  # An event of the whole case may come at any time.
        unrolled = Unrolled(made, known, begins, lambda node, _: node.kind == "end", known.everything)
        if self.measure == "quickest":
            soonest = earliest(unrolled, dict.fromkeys(begins, moment), lambda *at: inner(*at)[0])
            return (soonest.moment if soonest else moment), False
        found = arrival(unrolled, dict.fromkeys(begins, moment), inner)
        return (moment, True) if found is None else (found.moment, found.lacking is not None)
