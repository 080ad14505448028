"""An approval does not wait for ever for one person."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("no-break-glass", Severity.WARNING, family="escalation", needs=("workflows",))
def no_break_glass(graph: OrgGraph) -> Iterator[Problem]:
    """
    An approval without a way past it when nobody answers, beside others that have one.

    其他审批有无人答复时的出路，唯独这一步没有。

    **Why.** Whoever approves is ill or in a meeting. Everything behind the step waits, and the urgent case with it.

    Asked of steps with `approves`. A way past it is an event with a time that escalates or goes on elsewhere. Silent
    while no approval of the team has one.

    **Fix.** Write an event: `late: {after: 100%, escalate: up}`, or `next` to a step for emergencies.

    **改法。** 增加事件：`late: {after: 100%, escalate: up}`，或用 `next` 指向紧急处理步骤。
    """
    gates = [step for workflow in graph.team.workflows.values() for step in workflow.steps.values() if step.approves]
    ways = {step.address: _way_past(step) for step in gates}
    pattern = next((step for step in gates if ways[step.address]), None)
    for step in gates if pattern else ():
        if pattern and not ways[step.address]:
            yield Problem(
                at=step.at,
                say=phrase(
                    "nothing happens when nobody answers in “{step}”",
                    "「{step}」无人答复时没有任何出路",
                    step=graph.label(step.address),
                ),
                subjects=(step.address,),
                witness=Witness("absence", (step.address,)),
                related=(Note(pattern.at, Text(en="has a way past it", zh="这一步有出路")),),
                hint=Text(
                    en="Write `events: {late: {after: 100%, escalate: up}}`.",
                    zh="请写 `events: {late: {after: 100%, escalate: up}}`。",
                ),
            )


def _way_past(step: Step) -> bool:
    events = (step.events or {}).values()
    return any((event.after or event.until) and (event.escalate or event.next) for event in events)
