"""Whoever takes a case knows where it goes next."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph, is_loose
from orgflow.model.items import Item
from orgflow.model.workflows import Exit, ExitKind, Start, Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("dead-end", Severity.ERROR, family="flow", needs=("workflows",))
def dead_end(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step or a way out after which the case goes nowhere.

    之后不再有去向的步骤或出口。

    **Why.** The case lies where it is. Nobody has it, nobody is told, and no clock of the flow runs any more.

    **Fix.** Say what comes next with `next`, or make the step an end with `type: end`. This holds for steps, starts,
    branches, outcomes, arms and events alike; an event may also just `escalate` or `notify`. A way that may be taken
    only so often (`at_most`) says with `then` where the case goes after that.

    **改法。** 用 `next` 写明下一步；确实结束时写 `type: end`。限次出口（`at_most`）用 `then` 写明超限后的去向。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for start in flow.starts:
            if start.next is None and flow.steps:
                yield _start(flow, start)
        for event in flow.events:
            if is_loose(event):
                yield _exit(event, event, workflow.label, workflow.address)
        for name, step in flow.steps.items():
            quoted = phrase("“{step}”", "{step}", step=graph.label(step.address))
            for exit_ in flow.loose_ends(name):
                if exit_ is None:
                    yield _step(graph, step)
                else:
                    # `next` and its `at_most` are fields of the step itself.
                    yield _exit(exit_, step if exit_.kind == "next" else exit_, quoted, step.address)


def _step(graph: OrgGraph, step: Step) -> Problem:
    return Problem(
        at=step.at,
        say=phrase("after “{step}” the case goes nowhere", "「{step}」之后没有去向", step=graph.label(step.address)),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        hint=Text(
            en="Say what comes next (`next: STEP`), or that the case ends here (`type: end`).",
            zh="请写明下一步（`next: 步骤`），或在此结束（`type: end`）。",
        ),
    )


def _start(flow: Flow, start: Start) -> Problem:
    return Problem(
        at=start.at,
        say=phrase(
            "the start “{start}” of {flow} leads nowhere",
            "「{flow}」的起点「{start}」没有去向",
            start=start.label_ or start.label,
            flow=flow.workflow.label,
        ),
        subjects=(flow.workflow.address, start.address),
        witness=Witness("absence", (start.address,)),
        hint=Text(en="Name the first step: `next: STEP`.", zh="请写明第一个步骤：`next: 步骤`。"),
    )


def _exit(exit_: Exit, written: Item, owner: Text, address: str) -> Problem:
    label, kind = exit_.label_ or exit_.label, _KINDS[exit_.kind]
    hint = Text(en="Say where it leads: `next: STEP`.", zh="请写明去向：`next: 步骤`。")
    if exit_.next:
        at = written.place("at_most")
        say = phrase(
            "the {kind} of {owner} leads nowhere after {n}×",
            "「{owner}」的{kind}满 {n} 次后没有去向",
            kind=kind
            if exit_.kind == "next"
            else phrase("{kind} “{label}”", "{kind}「{label}」", kind=kind, label=label),
            owner=owner,
            n=exit_.at_most or 1,
        )
        hint = Text(en="Say where the case goes after that: `then: STEP`.", zh="请写明超限后的去向：`then: 步骤`。")
    else:
        at = exit_.at
        say = phrase(
            "the {kind} “{label}” of {owner} leads nowhere",
            "「{owner}」的{kind}「{label}」没有去向",
            kind=kind,
            label=label,
            owner=owner,
        )
        if exit_.kind == "arm" and exit_.notify:
            hint = Text(
                en="Say where it leads: `next: STEP`; a mere reminder belongs under `events`.",
                zh="请写明去向：`next: 步骤`；仅作提醒的应写在 `events` 下。",
            )
    return Problem(at=at, say=say, subjects=(address,), witness=Witness("absence", (exit_.address,)), hint=hint)


_KINDS: dict[ExitKind, Text] = {
    "next": Text(en="way on", zh="下一步"),
    "branch": Text(en="branch", zh="分支"),
    "outcome": Text(en="outcome", zh="结果"),
    "arm": Text(en="arm", zh="等待分支"),
    "event": Text(en="event", zh="事件"),
    "row": Text(en="row", zh="行"),
}
