"""One step of a workflow broken: what somebody does who edits a flow with parallel branches and does not look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from orgflow.graph import OrgGraph, compile_graph
from orgflow.model.items import Ref
from orgflow.model.workflows import Exit, Step, Workflow


@dataclass(frozen=True)
class Bend:
    """What was done; the workflow afterwards; the steps at one of which a fault is to be told."""

    what: str
    workflow: Workflow
    at: tuple[str, ...]


def bends(workflow: Workflow) -> Iterator[Bend]:
    """Each join made a task, and each way into a join led past it."""
    for join in workflow.steps.values():
        if join.type != "join" or join.next is None:
            continue
        yield Bend(f"{join.id} made a task", _with(workflow, replace(join, type="task")), (join.id,))
        after = workflow.steps[join.next.address.rpartition(".")[2]]
        # A branch may end by itself; that the join then waits for less is for `fake-join` to say.
        for step in workflow.steps.values() if after.type != "end" else ():
            for exit_ in step.exits:
                if exit_.next and exit_.next.address == join.address:
                    past = _led(step, exit_, join.next)
                    yield Bend(f"{exit_.address} led past {join.id}", _with(workflow, past), (join.id, after.id))


def with_workflow(graph: OrgGraph, workflow: Workflow) -> OrgGraph:
    """The graph of the same team with another workflow in the place of one."""
    return compile_graph(replace(graph.team, workflows={**graph.team.workflows, workflow.id: workflow}))


def _with(workflow: Workflow, step: Step) -> Workflow:
    return replace(workflow, steps={**workflow.steps, step.id: step})


def _led(step: Step, exit_: Exit, target: Ref) -> Step:
    """A step of which one way out leads elsewhere."""
    if exit_.kind == "next":
        return replace(step, next=target)
    field = {"branch": "branches", "outcome": "outcomes", "arm": "arms", "event": "events"}[exit_.kind]
    return replace(step, **{field: {**getattr(step, field), exit_.id: replace(exit_, next=target)}})
