"""An escalation goes up."""

from collections.abc import Iterator
from itertools import pairwise

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.ladders import levels_above
from orgflow.graph import OrgGraph
from orgflow.model.service import Escalation
from orgflow.model.workflows import Exit, Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("escalates-down-or-sideways", Severity.WARNING, family="escalation")
def escalates_down_or_sideways(graph: OrgGraph) -> Iterator[Problem]:
    """
    An escalation that does not go to anybody higher.

    没有升到上级的升级。

    **Why.** Whoever gets the case can do no more than the one who was stuck with it, and the time is lost.

    Asked of steps: an escalation that comes to somebody who reports to the performer, that leaves the case with the
    performer, and one from the top of a ladder, above which there is nobody. Asked of ladders: a level that reports to
    the one below it. Where two posts stand in different lines
    nobody can tell which is higher; then nothing is said, and neither is it of specialists beside the performer.

    **Fix.** Name a ladder that has somebody above the performer, or `escalate: up`; with `next` a step that somebody
    higher performs.

    **改法。** 改用在执行者之上还有人的升级阶梯，或写 `escalate: up`；带 `next` 的，指向由更高岗位执行的步骤。
    """
    for ladder in graph.team.escalations.values():
        for number, (lower, upper) in enumerate(pairwise(ladder.levels), start=2):
            # Whoever had the case before is told of by `escalation-cycle`.
            had = [rung.owner.address for rung in ladder.levels[: number - 1] if rung.owner]
            if lower.owner is None or upper.owner is None or upper.owner.address in had:
                continue
            if graph.is_above(lower.owner.address, upper.owner.address):
                yield _downwards(graph, ladder, number)
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            performer = graph.performer(step.address)
            if performer is None or not performer.source.startswith("role:") or step.approves:
                continue
            for exit_ in step.exits:
                if exit_.escalate:
                    yield from _judged(graph, step, exit_, performer.source)


def _downwards(graph: OrgGraph, ladder: Escalation, number: int) -> Problem:
    """That a level of a ladder, counted from one, reports to the one before it."""
    lower, upper = ladder.levels[number - 2], ladder.levels[number - 1]
    assert lower.owner is not None
    assert upper.owner is not None
    return Problem(
        at=upper.owner.at,
        say=phrase(
            "level {n} of {ladder} leads from {lower} down to {upper}, who reports to them",
            "「{ladder}」第 {n} 级由「{lower}」向下转给其下属「{upper}」",
            n=number,
            ladder=ladder.label,
            lower=graph.label(lower.owner.address),
            upper=graph.label(upper.owner.address),
        ),
        subjects=(ladder.address, upper.owner.address),
        witness=Witness("conflict", (ladder.address, lower.owner.address, upper.owner.address)),
        related=(Note(lower.at, Text(en="the level below", zh="下一级")),),
        hint=Text(en="Put the levels in the order of the line.", zh="请按汇报线自下而上排列各级。"),
    )


def _judged(graph: OrgGraph, step: Step, exit_: Exit, performer: str) -> Iterator[Problem]:
    assert exit_.escalate is not None
    if exit_.next:
        taking = graph.performer(exit_.next.address)
        target = taking.source if taking else None
    elif exit_.escalate.address == "up":
        return
    else:
        ladder = graph.team.escalations[exit_.escalate.id]
        above = levels_above(graph, exit_, performer)
        if not above and ladder.levels:
            yield _problem(graph, step, exit_, performer, None)
            return
        target = above[0].owner if above else None
        on_call = [rung.owner.address for rung in ladder.levels if rung.shift and rung.owner]
        if target == performer and target in on_call:
            return  # First and second call are different people.
    if target and (target == performer or graph.is_above(performer, target)):
        yield _problem(graph, step, exit_, performer, target)


def _problem(graph: OrgGraph, step: Step, exit_: Exit, performer: str, target: str | None) -> Problem:
    assert exit_.escalate is not None
    names = {"step": graph.label(step.address), "performer": graph.label(performer)}
    if target is None:
        say = phrase(
            "“{step}” escalates from {performer}, above whom the ladder has nobody",
            "「{step}」由「{performer}」上报，但阶梯上没有更高的级别",
            **names,
        )
    elif target == performer:
        say = phrase(
            "“{step}” escalates from {performer} to {performer}",
            "「{step}」由「{performer}」又升级给「{performer}」",
            **names,
        )
    else:
        say = phrase(
            "“{step}” escalates from {performer} down to {target}, who reports to them",
            "「{step}」由「{performer}」向下转给其下属「{target}」",
            **names,
            target=graph.label(target),
        )
    item = graph.items.get(target or performer)
    return Problem(
        at=exit_.escalate.at,
        say=say,
        subjects=(step.address, performer),
        witness=Witness("conflict", (exit_.address, performer, *((target,) if target else ()))),
        related=(Note(item.at, Text(en="the post", zh="该岗位")),) if item else (),
        hint=Text(
            en="Name a ladder with somebody above the performer, or write `escalate: up`.",
            zh="请改用执行者之上还有人的阶梯，或写 `escalate: up`。",
        ),
    )
