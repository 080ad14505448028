"""What is promised in a workflow: by itself, and by the severities of its case."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgflow.document.tree import Mapping
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.values import Duration
from orgflow.model.workflows import Exit, Promise, Step, Workflow
from orgflow.source import Span


@dataclass(frozen=True, slots=True)
class Pledge:
    """That an act is done within some time, in all cases or (`severities`) in those of some severities. `owner` is who
    states it: the workflow or a severity."""

    workflow: Workflow
    act: str
    promise: Promise
    within: Duration
    owner: Item
    severities: tuple[str, ...] = ()

    @property
    def at(self) -> Span:
        """Where it is written."""
        stated = self.owner.node.get("promise") if isinstance(self.owner.node, Mapping) else None
        entry = stated.entries.get(self.act) if isinstance(stated, Mapping) else None
        return entry.value.span if entry else self.owner.at

    @property
    def clock(self) -> str:
        """On which clock it runs; time elapses where it does not say."""
        return self.promise.clock or "elapsed"

    @property
    def pauses(self) -> frozenset[str]:
        """The steps at which it stands still, by id."""
        return frozenset(step.text for step in self.promise.pauses)


def pledges(graph: OrgGraph, workflow: Workflow) -> Iterator[Pledge]:
    """What is promised in a workflow.

    The promise of a severity overrides that of the workflow. It concerns every workflow that is not only called, finds
    out the severity or asks for it, and does what is promised.
    """
    severities = graph.team.cases[workflow.case.id].severities if workflow.case else {}
    graded = severities if _grades(workflow) else {}
    for act, promise in (workflow.promise or {}).items():
        rest = tuple(name for name, each in graded.items() if act not in (each.promise or {}))
        if promise.within and (rest or not graded):
            yield Pledge(workflow, act, promise, promise.within, workflow, rest if len(rest) < len(graded) else ())
    done = {act for step in workflow.steps.values() for act in graph.acts(step.address)}
    for name, severity in graded.items():
        for act, promise in (severity.promise or {}).items():
            if promise.within and (act in done or act in (workflow.promise or {})):
                yield Pledge(workflow, act, promise, promise.within, severity, (name,))


def _grades(workflow: Workflow) -> bool:
    """Whether cases that begin in a workflow get a severity there, or are told apart by it."""
    if all(start.called for start in workflow.starts.values()):
        return False
    exits = (exit_ for step in workflow.steps.values() for exit_ in step.exits)
    items: tuple[Step | Exit, ...] = (*workflow.steps.values(), *exits)
    return any(ref.id.rpartition(".")[2] == "severity" for item in items for ref in item.sets)
