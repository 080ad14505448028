"""What complaint practice asks of workflows: that something is done at all, or before a ruling."""

from collections.abc import Callable, Iterable, Iterator
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


def does(graph: OrgGraph, workflow: Workflow, *acts: str) -> bool:
    """Whether some step of a workflow, or of one that it calls, does one of some acts."""
    return any(workflow.id in _doing(graph).get(act, ()) for act in acts)


def sets(graph: OrgGraph, workflow: Workflow, *attributes: str) -> bool:
    """Whether a workflow, or one that it calls, sets one of some attributes, by its steps or the ways out of them."""

    def is_set(step: Step) -> bool:
        refs = (*step.sets, *(ref for exit_ in step.exits for ref in exit_.sets))
        return any(ref.address.rpartition(".")[2] in attributes for ref in refs)

    return has_step(graph, workflow, f"set {attributes}", is_set)


def has_step(graph: OrgGraph, workflow: Workflow, what: str, wanted: Callable[[Step], bool]) -> bool:
    """Whether a workflow, or one that it calls, has a step that is wanted; `what` is a name for that, by which it is
    known which have one: all are looked at in one walk, for flows may call each other along a long chain."""

    def found() -> dict[str, None]:
        flows = graph.team.workflows.values()
        return _with_callers(graph, (flow.id for flow in flows if any(map(wanted, flow.steps.values()))))

    return workflow.id in graph.once(f"flows that {what}", found)


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
    done_before = _is_done_around(graph, flow, act)
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


def _doing(graph: OrgGraph) -> dict[str, dict[str, None]]:
    """For each act the workflows in which it is done, or in one that they call."""

    def found() -> dict[str, dict[str, None]]:
        done: dict[str, list[str]] = {}
        for flow in graph.team.workflows.values():
            for act in dict.fromkeys(act for step in flow.steps.values() for act in graph.acts(step.address)):
                done.setdefault(act, []).append(flow.id)
        return {act: _with_callers(graph, flows) for act, flows in done.items()}

    return graph.once("acts of flows", found)


def _with_callers(graph: OrgGraph, flows: Iterable[str]) -> dict[str, None]:
    """Some workflows, those that call them, those that call these, and so on."""

    def callers(flow: str) -> Iterator[str]:
        return (_flow_of(link.source) for link in graph.into(f"workflow:{flow}", Edge.CALLS))

    return closure(flows, callers)


def _is_done_around(graph: OrgGraph, flow: Workflow, act: str) -> bool:
    """Whether a workflow that calls this one does an act in another of its steps."""

    def found() -> dict[str, dict[str, None]]:
        """For each workflow what its steps that do the act call, "" where they do it themselves."""
        return {
            caller.id: {
                step.workflow.address if step.workflow else "": None
                for step in caller.steps.values()
                if _does(graph, step, act)
            }
            for caller in graph.team.workflows.values()
        }

    doing = graph.once(f"steps that {act}", found)
    callers = dict.fromkeys(_flow_of(link.source) for link in graph.into(flow.address, Edge.CALLS))
    return any(doing[caller].keys() - {flow.address} for caller in callers)


def _flow_of(step: str) -> str:
    return step.partition(":")[2].partition(".")[0]
