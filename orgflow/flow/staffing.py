"""Can the steps of a workflow be given to persons, and still if any one of them is away?

One person does a step each time that a case comes to it, unless a policy names the step twice in `separate`. Steps tie
each other only where both can happen in one case. Deputies act only while somebody is away.
"""

from dataclasses import dataclass

from orgflow.flow.assignment import Alike, Candidates, Constraint, Work, assigned, conflict
from orgflow.flow.holders import Person, is_named
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import Net, net
from orgflow.flow.paths import Path
from orgflow.flow.product import MOST, Product, TooMany, Watch
from orgflow.flow.workload import Workload, works_of
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.text import Text, phrase

# Who may do which of more steps that tie each other nobody can keep in mind.
_MOST_TIED = 8


@dataclass(frozen=True, slots=True)
class Conflict:
    """Constraints that no choice among the `candidates` meets, and none of which can be left out: no constraints where
    there is nobody at all for some step. On the `path` all `steps` happen that they tie."""

    constraints: tuple[Constraint, ...]
    candidates: Candidates
    steps: tuple[Step, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Staffing:
    """Whether a workflow can be staffed: `unstaffed` tells why not, `fragile` why not while somebody is away, for each
    who is missed, and `undecided` why nobody knows."""

    workflow: Workflow
    unstaffed: Conflict | None = None
    fragile: tuple[tuple[Person, Conflict], ...] = ()
    undecided: Text | None = None


def staffings(graph: OrgGraph) -> tuple[Staffing, ...]:
    """One for each workflow; made once for each graph."""
    flows = graph.team.workflows.values()
    return graph.once("staffing", lambda: tuple(_Staff(graph, workflow).staffing() for workflow in flows))


class _Undecided(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.get("en"))
        self.reason = reason


class _Staff:
    """Looks for the cases in which the work of one workflow cannot be given to those who are there."""

    def __init__(self, graph: OrgGraph, workflow: Workflow) -> None:
        self._net: Net = net(graph, workflow.id)
        self._known = knowledge(graph, workflow.id)
        self._load = Workload(graph, self._net)
        self._cases: dict[bool, list[tuple[tuple[Work, ...], Path]]] = {}

    def staffing(self) -> Staffing:
        """What is found out."""
        workflow = self._net.flow.workflow
        try:
            unstaffed = self._conflict(None)
            persons = () if unstaffed else self._load.persons()
            fragile = tuple((person, found) for person in persons if (found := self._conflict(person)))
        except _Undecided as undecided:
            return Staffing(workflow, undecided=undecided.reason)
        except TooMany:
            return Staffing(
                workflow, undecided=phrase("there are more than {most} states", "状态超过 {most} 个", most=MOST)
            )
        return Staffing(workflow, unstaffed, fragile)

    def _conflict(self, absent: Person | None) -> Conflict | None:
        tied = self._load.tied
        if all(self._is_given(each) for each in self._load.candidates(tied, absent)):
            return None
        found = self._first(absent, certain=True)
        if found is None and self._first(absent, certain=False):
            raise _Undecided(next(iter(self._known.free.values())))
        return found

    def _first(self, absent: Person | None, *, certain: bool) -> Conflict | None:
        """The first case whose work cannot be given, on the shortest path."""
        for works, path in self._together(certain=certain):
            for candidates in self._load.candidates(works, absent):
                if not self._is_given(candidates):
                    return self._told(candidates, path)
        return None

    def _is_given(self, candidates: Candidates) -> bool:
        return assigned(candidates, self._load.among(candidates)) is not None

    def _told(self, candidates: Candidates, path: Path) -> Conflict:
        found = conflict(candidates, self._load.among(candidates))
        works = [work for each in found for work in works_of(each)] or [
            work for work, people in candidates.items() if not people
        ]
        alike = [work for each in found if isinstance(each, Alike) for work in works_of(each)]
        if any(not is_named(person) for work in alike for person in candidates[work]):
            # Nobody knows whether somebody unnamed in one post is somebody unnamed in the other.
            raise _Undecided(Text(en="who holds these posts is not stated by name", zh="未写明这些岗位由谁担任"))
        steps = dict.fromkeys(self._load.step(work).id for work in works)
        return Conflict(found, candidates, tuple(self._load.step(name) for name in steps), path)

    def _together(self, *, certain: bool) -> list[tuple[tuple[Work, ...], Path]]:
        """What tied work is done in one case, and on which path; every prefix of a case counts as one."""
        tied = self._load.tied
        if len(tied) > _MOST_TIED:
            raise _Undecided(
                phrase("more than {most} steps tie each other", "相互约束的步骤超过 {most} 个", most=_MOST_TIED)
            )
        if certain not in self._cases:
            bits = {work: 1 << place for place, work in enumerate(tied)}
            modes = range(1 << len(tied))
            moves = {
                self._net.core[step.id]: {mode: mode | self._next(mode, bits, step) for mode in modes}
                for step in (self._load.step(work) for work in tied)
            }
            found = Product(self._net, self._known, Watch(moves), counted=certain, certain=certain).modes()
            self._cases[certain] = [
                (tuple(work for work in tied if mode & bits[work]), path) for mode, path in found.items()
            ]
        return self._cases[certain]

    def _next(self, mode: int, bits: dict[Work, int], step: Step) -> int:
        """The bit of the visit that comes next, none after the last."""
        return next((bits[work] for work in self._load.visits(step) if not mode & bits[work]), 0)
