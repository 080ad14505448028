"""Whoever can still help is called while there is something to save."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.clocks import first_arrival
from orgflow.flow.pledges import Pledge, pledges
from orgflow.flow.spans import length
from orgflow.graph import OrgGraph
from orgflow.model.values import Duration, Percent
from orgflow.model.workflows import Exit, Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WHOLE = 100


@rule("escalation-after-breach", Severity.ERROR, family="escalation", needs=("workflows",))
def escalation_after_breach(graph: OrgGraph) -> Iterator[Problem]:
    """
    An escalation that comes when the promise is broken already.

    承诺已经落空之后才触发的升级。

    **Why.** Whoever could have helped hears of the case when there is nothing left to help. What is left is to
    apologise.

    Asked of events that escalate while the promise still runs: those of the whole case, and those of steps on the way
    to what is promised, counted from the moment at which the quickest case comes to the step. An event at 100 % of
    `within`, or of the promise, is in time. One of the whole case that does not say `of` which promise it is comes too
    late when all of them are over. Looked at are promises in elapsed time, in which an hour is an hour.

    **Fix.** Let the event go off sooner: at a percentage of the promise (`after: 75%, of: resolve`) or of the step.

    **改法。** 让事件更早触发，例如按承诺的百分比（`after: 75%, of: resolve`）或步骤时限的百分比。
    """
    for workflow in graph.team.workflows.values():
        told: dict[str, None] = {}
        for pledge in sorted(pledges(graph, workflow), key=lambda pledge: -(pledge.within.seconds or 0)):
            due = pledge.within.seconds
            if due is None or pledge.clock != "elapsed":
                continue
            for event in (workflow.events or {}).values():
                after = _case_seconds(graph, event, pledge)
                if event.escalate and after is not None and after > due and event.address not in told:
                    told[event.address] = None
                    yield _problem(graph, event, pledge, after, (event.address,), None)
            for step in workflow.steps.values():
                yield from _late(graph, step, pledge, due, told)


def _late(graph: OrgGraph, step: Step, pledge: Pledge, due: int, told: dict[str, None]) -> Iterator[Problem]:
    for event in (step.events or {}).values():
        timer = _seconds(step, event)
        if event.escalate is None or timer is None or event.address in told or step.id in pledge.pauses:
            continue
        arrival = first_arrival(graph, pledge, step)
        if arrival and arrival.moment + timer > due:
            told[event.address] = None
            yield _problem(graph, event, pledge, arrival.moment + timer, arrival.path, step)


def _seconds(step: Step, event: Exit) -> int | None:
    """How long a case has been at a step when an event goes off."""
    if isinstance(event.after, Duration):
        return event.after.seconds
    within = step.within.seconds if step.within else None
    return int(within * event.after.value / _WHOLE) if event.after and within is not None else None


def _case_seconds(graph: OrgGraph, event: Exit, pledge: Pledge) -> int | None:
    """How long a case has been under way when an event of it goes off, if it is about this promise."""
    if event.of is None and not _is_last(graph, pledge):
        return None
    if event.of not in (None, pledge.act):
        return None
    if isinstance(event.after, Percent):
        return int((pledge.within.seconds or 0) * event.after.value / _WHOLE)
    return event.after.seconds if event.after else None


def _is_last(graph: OrgGraph, pledge: Pledge) -> bool:
    """Whether no promise of a workflow certainly runs longer, and none ever stands still."""
    all_ = list(pledges(graph, pledge.workflow))
    steady = all(each.clock == "elapsed" and each.within.seconds and not each.pauses for each in all_)
    return steady and all((each.within.seconds or 0) <= (pledge.within.seconds or 0) for each in all_)


def _problem(
    graph: OrgGraph, event: Exit, pledge: Pledge, moment: int, said: tuple[str, ...], step: Step | None
) -> Problem:
    return Problem(
        at=event.place("after"),
        say=phrase(
            "“{event}” of “{owner}” escalates after {time} at the soonest; `{act}` is promised within {within}",
            "「{owner}」的「{event}」最早也要 {time}后才升级，而 `{act}` 承诺 {within}内完成",
            event=event.label_ or event.label,
            owner=graph.label(step.address) if step else pledge.workflow.label,
            time=length(moment),
            act=pledge.act,
            within=Text(en=pledge.within.words("en"), zh=pledge.within.words("zh")),
        ),
        subjects=(step.address if step else pledge.workflow.address,),
        witness=Witness("path" if step else "conflict", said),
        related=(Note(pledge.at, Text(en="promised here", zh="承诺在此")),),
        hint=Text(
            en="Let it go off sooner, such as `after: 75%` of a shorter `within`, or of the promise.",
            zh="请让它更早触发，例如缩短 `within` 后按 `after: 75%`，或按承诺的百分比。",
        ),
    )
