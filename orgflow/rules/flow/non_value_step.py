"""Nobody approves twice what they have approved already."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("non-value-step", Severity.INFO, family="flow", needs=("workflows",))
def non_value_step(graph: OrgGraph) -> Iterator[Problem]:
    """
    An approval straight after an approval by the same post.

    同一岗位接连两次审批。

    **Why.** The second signature says nothing that the first has not said. The case only waits for it.

    Asked of steps that do `approve`, or whose authority is asked for by the same kind of limit, where every way in
    comes from such a step of the same performer. Silent where different persons must do the two, or the two carry out
    different duties.

    **Fix.** Leave one of them out, or let another post do it.

    **改法。** 去掉其中一次审批，或改由其他岗位审批。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            before = _before(graph, workflow, step) if _approver(graph, step) else ()
            if before and all(_is_again(graph, each, step) for each in before):
                yield _problem(graph, before, step)


def _before(graph: OrgGraph, workflow: Workflow, step: Step) -> tuple[Step, ...]:
    """The steps from which every case comes to a step; none where some case begins there."""
    flow = graph.flow(workflow.id)
    begun = step.id in flow.beginnings()
    sources = dict.fromkeys(way.source for way in flow.into(step.id))
    return () if begun else tuple(workflow.steps[name] for name in sources)


def _approver(graph: OrgGraph, step: Step) -> str | None:
    """Who approves in a step: a performer, or whoever may by a kind of limit."""
    if step.approves:
        return f"{step.approves.kind} {step.approves.amount.address if step.approves.amount else ''}"
    performer = graph.performer(step.address)
    return performer.source if performer and "approve" in graph.acts(step.address) else None


def _is_again(graph: OrgGraph, before: Step, step: Step) -> bool:
    same = _approver(graph, before) == _approver(graph, step) and before.duty == step.duty
    return before is not step and same and not graph.keeps_apart(before, step)


def _problem(graph: OrgGraph, before: tuple[Step, ...], step: Step) -> Problem:
    return Problem(
        at=step.at,
        say=phrase(
            "in “{step}” the same post approves again what it has just approved in “{before}”",
            "「{step}」由同一岗位再次审批刚在「{before}」批准的事项",
            step=graph.label(step.address),
            before=graph.label(before[0].address),
        ),
        subjects=(step.address, before[0].address),
        witness=Witness("conflict", (before[0].address, step.address)),
        related=tuple(Note(each.at, Text(en="approved here before", zh="此前已在此审批")) for each in before),
        hint=Text(en="Leave one of them out, or let another post do it.", zh="请去掉其中一次，或改由其他岗位审批。"),
    )
