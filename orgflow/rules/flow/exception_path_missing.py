"""Work that others do can go wrong, and the flow says what happens then."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("exception-path-missing", Severity.WARNING, family="flow", needs=("workflows",))
def exception_path_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step done by somebody outside that can only succeed.

    由外部执行、却没有失败出口的步骤。

    **Why.** A carrier loses the parcel, a vendor does not answer. Nobody inside can make them, and the flow has no way
    on: the case lies there until the customer asks.

    Asked of tasks that a party, a vendor or an external post does: more than one way out, or an event with `after` or
    `message` that moves or escalates the case, is enough. Silent on workflows in which no such task has either.

    **Fix.** Add an outcome for the failure, or an event such as `silent: {after: 100%, next: STEP}`.

    **改法。** 增加失败时的出口，或增加事件，例如 `silent: {after: 100%, next: 步骤}`。
    """
    for workflow in graph.team.workflows.values():
        outside = [step for step in workflow.steps.values() if step.type == "task" and _is_outside(graph, step)]
        example = next((step for step in outside if _can_fail(step)), None)
        for step in outside if example else ():
            if example and not _can_fail(step):
                yield _problem(graph, step, example)


def _problem(graph: OrgGraph, step: Step, example: Step) -> Problem:
    return Problem(
        at=step.at,
        say=phrase(
            "“{step}” is done by somebody outside, and the flow does not say what happens if it fails",
            "「{step}」由外部执行，流程未说明失败时如何处理",
            step=graph.label(step.address),
        ),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        related=(Note(example.at, Text(en="here it is said", zh="此处已说明")),),
        hint=Text(
            en="Add an outcome for the failure, or an event such as `silent: {after: 100%, next: STEP}`.",
            zh="请增加失败出口，或事件，例如 `silent: {after: 100%, next: 步骤}`。",
        ),
    )


def _is_outside(graph: OrgGraph, step: Step) -> bool:
    performer = graph.performer(step.address)
    if performer is None:
        return False
    role = graph.items.get(performer.source)
    return performer.source.partition(":")[0] in ("party", "vendor") or (isinstance(role, Role) and role.external)


def _can_fail(step: Step) -> bool:
    events = [event for event in (step.events or {}).values() if event.next or event.escalate]
    return bool(events) or len(step.outcomes or {}) > 1
