"""Nobody waits for ever."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("no-timeout-on-wait", Severity.WARNING, family="flow", needs=("workflows",))
def no_timeout_on_wait(graph: OrgGraph) -> Iterator[Problem]:
    """
    A wait for somebody that no time ends.

    没有超时出口的等待步骤。

    **Why.** Customers and carriers do not always answer. The case then stays open, and its promise runs on.

    **Fix.** Give the wait an arm with `after`, or an event with `after` that moves the case or escalates it. A wait
    that ends at a time, or when the team opens, ends by itself.

    **改法。** 为等待步骤增加带 `after` 的出口或事件；以时间或营业开始为结束条件的等待不需要。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.type == "wait" and step.arms and not _ends_by_itself(step):
                yield Problem(
                    at=step.at,
                    say=phrase(
                        "“{step}” may wait for ever", "「{step}」可能永远等下去", step=graph.label(step.address)
                    ),
                    subjects=(step.address,),
                    witness=Witness("absence", (step.address,)),
                    hint=Text(
                        en="Add an arm such as `silence: {after: 3d, next: STEP}`.",
                        zh="请增加出口，例如 `silence: {after: 3d, next: 步骤}`。",
                    ),
                )


def _ends_by_itself(step: Step) -> bool:
    moving = (event for event in (step.events or {}).values() if event.next or event.escalate)
    return any(way.after or way.until for way in (*(step.arms or {}).values(), *moving))
