"""A timer goes off at a time that somebody can tell."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.timing import awaited
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.values import Duration, Percent
from orgflow.model.workflows import Exit, Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("timer-invalid", Severity.ERROR, family="escalation", needs=("workflows",))
def timer_invalid(graph: OrgGraph) -> Iterator[Problem]:
    """
    A timer of which nobody can tell when it goes off, or that never does.

    无法确定何时触发、或永远不会触发的定时。

    **Why.** Everybody trusts that the clock will call. It does not, and the case lies there.

    Found are a percentage without the time that it is of (`within` of the step, or the promise that `of` names), an
    `until` that is neither `open`, a time of day nor a shift with hours, and a timer of a wait that comes later than
    another one in any case.

    **Fix.** State the time that the percentage is of, or write a duration; write `until: open`, `until: "09:00"` or the
    id of a shift; drop the timer that never goes off.

    **改法。** 百分比所依据的时限（步骤的 `within` 或 `of` 所指的承诺）要写明，或直接写时长；`until` 只能写 `open`、
    时刻或有时间的班次；删去总被更短的定时抢先的那个。
    """
    for workflow in graph.team.workflows.values():
        for event in (workflow.events or {}).values():
            if isinstance(event.after, Percent) and event.of not in _promised(graph, workflow):
                yield _lost(event, workflow, workflow.label)
            yield from _unknown(graph, event, workflow)
        for step in workflow.steps.values():
            for exit_ in (*(step.arms or {}).values(), *(step.events or {}).values()):
                if isinstance(exit_.after, Percent) and step.within is None:
                    yield _lost(exit_, step, graph.label(step.address))
                yield from _unknown(graph, exit_, step)
            yield from _forestalled(graph, step)


def _promised(graph: OrgGraph, workflow: Workflow) -> dict[str, None]:
    severities = graph.team.cases[workflow.case.id].severities.values() if workflow.case else ()
    return dict.fromkeys(act for owner in (workflow, *severities) for act in owner.promise or {})


def _lost(exit_: Exit, owner: Item, label: Text) -> Problem:
    return Problem(
        at=exit_.place("after"),
        say=phrase(
            "“{exit}” of “{owner}” goes off at a percentage of a time that is not stated",
            "「{owner}」的「{exit}」按百分比触发，但所依据的时限没有写明",
            exit=exit_.label_ or exit_.label,
            owner=label,
        ),
        subjects=(owner.address,),
        witness=Witness("absence", (exit_.address,)),
        hint=Text(
            en="Write `within` on the step, or `of` with an act that is promised; or write a duration.",
            zh="请在步骤写 `within`，或用 `of` 指明已承诺的行为；也可直接写时长。",
        ),
    )


def _unknown(graph: OrgGraph, exit_: Exit, owner: Item) -> Iterator[Problem]:
    # That nobody says when the team is open is another fault.
    if exit_.until is None or exit_.until.text == "open" or awaited(graph, exit_.until.text):
        return
    yield Problem(
        at=exit_.until.at,
        say=phrase("nobody can tell when `{until}` is", "`{until}` 是什么时候无法确定", until=exit_.until.text),
        subjects=(owner.address,),
        witness=Witness("absence", (exit_.address,)),
        hint=Text(
            en='Write `open`, a time of day such as `"09:00"`, or the id of a shift with hours.',
            zh='请写 `open`、时刻（如 `"09:00"`）或有 `hours` 的班次 id。',
        ),
    )


def _forestalled(graph: OrgGraph, step: Step) -> Iterator[Problem]:
    """The timers of a wait that last longer than the shortest one."""
    lengths = {name: _seconds(arm) for name, arm in (step.arms or {}).items()}
    timers = {name: length for name, length in lengths.items() if length is not None}
    for name, length in timers.items():
        shortest = min(timers, key=lambda each: timers[each])
        if length > timers[shortest] and step.arms:
            arm, first = step.arms[name], step.arms[shortest]
            yield Problem(
                at=arm.place("after"),
                say=phrase(
                    "“{arm}” of “{step}” never happens: “{first}” is always sooner",
                    "「{step}」的「{arm}」永远不会发生：「{first}」总是更早",
                    arm=arm.label_ or arm.label,
                    first=first.label_ or first.label,
                    step=graph.label(step.address),
                ),
                subjects=(step.address,),
                witness=Witness("conflict", (arm.address, first.address)),
                related=(Note(first.place("after"), Text(en="sooner", zh="更早")),),
                hint=Text(en="Drop it, or let it be sooner.", zh="请删去，或改得更早。"),
            )


def _seconds(arm: Exit) -> int | None:
    return arm.after.seconds if isinstance(arm.after, Duration) else None
