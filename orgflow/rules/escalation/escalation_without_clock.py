"""An escalation begins at a time that somebody has set."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Exit
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("escalation-without-clock", Severity.ERROR, family="escalation")
def escalation_without_clock(graph: OrgGraph) -> Iterator[Problem]:
    """
    An escalation that no time sets off.

    没有时限、不会自动触发的升级。

    **Why.** Without a clock the case climbs only if somebody remembers it, and that is how cases are forgotten.

    **Fix.** Write `within` on every level of a ladder but the last, which decides; write `after` on an event that
    escalates or reminds, unless a `message` sets it off.

    **改法。** 阶梯除最后一级外都写明 `within`；用于升级或提醒的事件写明 `after`，由消息触发的除外。
    """
    for ladder in graph.team.escalations.values():
        for number, rung in enumerate(ladder.levels[:-1], start=1):
            if rung.within is None:
                yield _problem(
                    rung,
                    ladder.address,
                    phrase(
                        "level {n} of {ladder} has no time after which the case climbs on",
                        "「{ladder}」第 {n} 级没有写明多久之后继续升级",
                        n=number,
                        ladder=ladder.label,
                    ),
                    Text(en="Write `within: 4h`.", zh="请写 `within: 4h`。"),
                )
    for workflow in graph.team.workflows.values():
        for event in (workflow.events or {}).values():
            if _has_no_clock(event):
                yield _event(event, workflow.address, workflow.label)
        for step in workflow.steps.values():
            for event in (step.events or {}).values():
                if _has_no_clock(event):
                    yield _event(event, step.address, graph.label(step.address))


def _has_no_clock(event: Exit) -> bool:
    return not (event.after or event.until or event.message)


def _event(event: Exit, owner: str, label: Text) -> Problem:
    say = phrase(
        "nothing sets off the event “{event}” of “{owner}”",
        "「{owner}」的事件「{event}」没有触发条件",
        event=event.label_ or event.label,
        owner=label,
    )
    hint = Text(
        en="Write when: `after: 100%` of `within`, or `after: 4h`.", zh="请写明时间：`after: 100%` 或 `after: 4h`。"
    )
    return _problem(event, owner, say, hint)


def _problem(item: Item, owner: str, say: Text, hint: Text) -> Problem:
    return Problem(at=item.at, say=say, subjects=(owner,), witness=Witness("absence", (item.address,)), hint=hint)
