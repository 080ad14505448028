"""What complaint practice asks of workflows: that something is done at all, or before a ruling."""

from collections.abc import Callable, Iterator
from functools import WRAPPER_ASSIGNMENTS, update_wrapper

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.detour import detour
from orgflow.graph.flow import closure
from orgflow.model.items import Item
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import NOTHING, Expects, Rule, rule
from orgflow.text import Text, phrase

# A preset that expects complaints to be handled expects all that belongs to it.
COMPLAINTS = "workflows.kind=complaint"
Done = Callable[[OrgGraph, Workflow], bool]
Breach = tuple[Step, tuple[str, ...]]


def of_kind(graph: OrgGraph, *kinds: str) -> Iterator[Workflow]:
    """The workflows of some kinds."""
    return (workflow for workflow in graph.team.workflows.values() if workflow.kind in kinds)


def is_called_only(workflow: Workflow) -> bool:
    """Whether a workflow is no more than a part of others, which may do before and after it what it does not."""
    return bool(workflow.starts) and all(start.called for start in workflow.starts.values())


def settled(graph: OrgGraph, workflow: Workflow) -> Iterator[str]:
    """The attributes of the case that a workflow sets, by its steps and by the ways out of them."""
    for step in steps(graph, workflow):
        for ref in (*step.sets, *(ref for exit_ in step.exits for ref in exit_.sets)):
            yield ref.address.rpartition(".")[2]


def steps(graph: OrgGraph, workflow: Workflow) -> Iterator[Step]:
    """The steps of a workflow and of all that it calls."""

    def called(name: str) -> Iterator[str]:
        return (step.workflow.id for step in graph.team.workflows[name].steps.values() if step.workflow)

    for name in closure([workflow.id], called):
        yield from graph.team.workflows[name].steps.values()


def does(graph: OrgGraph, workflow: Workflow, *acts: str) -> bool:
    """Whether some step of a workflow, or of one that it calls, does one of some acts."""
    return any(not set(acts).isdisjoint(graph.acts(step.address)) for step in steps(graph, workflow))


def asked_of_complaints(
    name: str, severity: Severity, *, lacks: Text, hint: Text, stated: Done | None = None
) -> Callable[[Done], Rule]:
    """Make a rule of a function that says whether a workflow does what every complaint needs, and whose docstring is
    the page. Silent while no complaint workflow of the team does it, unless the preset expects complaints to be
    handled; of a workflow that says by something else that it is to be done (`stated`) the rule always speaks.
    """

    def make(done: Done) -> Rule:
        def check(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
            flows = [(flow, done(graph, flow)) for flow in of_kind(graph, "complaint") if not is_called_only(flow)]
            asked = COMPLAINTS in expects or any(is_done for _, is_done in flows)
            for flow, is_done in flows:
                if not is_done and (asked or (stated and stated(graph, flow))):
                    yield lacking(flow, lacks, hint)

        def asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
            yield from (
                (flow, COMPLAINTS, done(graph, flow))
                for flow in of_kind(graph, "complaint")
                if not is_called_only(flow)
            )

        update_wrapper(check, done, assigned=(*WRAPPER_ASSIGNMENTS,))
        return rule(name, severity, family="complaints", columns=(COMPLAINTS,), needs=("workflows",), asks=asks)(check)

    return make


def lacking(flow: Workflow, lacks: Text, hint: Text) -> Problem:
    """That a workflow lacks something as a whole."""
    return Problem(
        at=flow.at,
        say=phrase("“{flow}” {lacks}", "「{flow}」{lacks}", flow=flow.label, lacks=lacks),
        subjects=(flow.address,),
        witness=Witness("absence", (flow.address,)),
        hint=hint,
    )


def rulings(graph: OrgGraph, flow: Workflow) -> dict[str, Step]:
    """The steps of a workflow that decide."""
    return {name: step for name, step in flow.steps.items() if "decide" in graph.acts(step.address)}


def ruled_without(graph: OrgGraph, flow: Workflow, act: str) -> Iterator[Breach]:
    """The rulings that a case can come to without some act before, each with such a way. A workflow that is called by
    another which does the act begins after it.
    """
    deciding = rulings(graph, flow)
    doing = [name for name, step in flow.steps.items() if _does(graph, step, act)]
    done_before = any(_does(graph, step, act) for step in _steps_around(graph, flow))
    starts = [start for start in flow.starts.values() if not (start.called and done_before)]
    begin = [start.next.id.rpartition(".")[2] for start in starts if start.next]
    for name, step in deciding.items():
        way = detour(graph.flow(flow.id), begin, (name,), doing) if name not in doing else None
        if way:
            yield step, tuple(flow.steps[one].address for one in way)


def ruling(breach: Breach, say: Text, hint: Text) -> Problem:
    """That a case can come to a ruling in a wrong way."""
    step, way = breach
    return Problem(
        at=step.at,
        say=say,
        subjects=(step.address,),
        witness=Witness("path", way),
        hint=hint,
    )


def _does(graph: OrgGraph, step: Step, act: str) -> bool:
    called = graph.team.workflows[step.workflow.id] if step.workflow else None
    return act in graph.acts(step.address) or (called is not None and does(graph, called, act))


def _steps_around(graph: OrgGraph, flow: Workflow) -> Iterator[Step]:
    """The other steps of the workflows that call this one."""
    for link in graph.into(flow.address, Edge.CALLS):
        caller = graph.team.workflows[link.source.partition(":")[2].partition(".")[0]]
        yield from (
            step for step in caller.steps.values() if not step.workflow or step.workflow.address != flow.address
        )
