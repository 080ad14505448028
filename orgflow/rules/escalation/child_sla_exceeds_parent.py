"""Who calls a workflow gives it the time that it promises to take."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.pace import at_least
from orgflow.flow.pledges import Pledge, pledges
from orgflow.flow.spans import length
from orgflow.graph import OrgGraph
from orgflow.model.values import Duration
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("child-sla-exceeds-parent", Severity.ERROR, family="escalation", needs=("workflows",))
def child_sla_exceeds_parent(graph: OrgGraph) -> Iterator[Problem]:
    """
    A called workflow that promises to take longer than whoever calls it waits.

    被调用流程承诺的时间比调用方给的时限还长。

    **Why.** Those who do the work keep their promise, and break that of the case that they belong to. Both sides are in
    the right.

    Compared is `within` of the step that calls with the longest promise of the workflow, where both elapse; and, where
    that is no longer, with the time that the quickest case takes there, however quick everybody is.

    **Fix.** Give the step more time and promise the customer accordingly, or promise less time in the called workflow.

    **改法。** 放宽调用步骤的时限并相应调整对客户的承诺，或缩短被调用流程的承诺。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.workflow is None or step.within is None:
                continue
            given = step.within.seconds
            if given is None:
                continue
            longest = _longest(graph, step.workflow.id)
            if longest and (longest.within.seconds or 0) > given:
                yield _promised(graph, step, step.within, longest)
            elif _elapses(graph, workflow) and _elapses(graph, graph.team.workflows[step.workflow.id]):
                needed = at_least(graph, step.workflow.id)
                if needed is not None and needed > given:
                    yield _needed(graph, step, step.within, step.workflow.id, needed)


def _promised(graph: OrgGraph, step: Step, within: Duration, longest: Pledge) -> Problem:
    return Problem(
        at=step.place("within"),
        say=phrase(
            "“{step}” has {given}, but “{callee}”, which it calls, promises `{act}` within {time}",
            "「{step}」只有 {given}，而它调用的「{callee}」承诺 {time}内完成 `{act}`",
            step=graph.label(step.address),
            given=_words(within),
            callee=longest.workflow.label,
            act=longest.act,
            time=_words(longest.within),
        ),
        subjects=(step.address, longest.workflow.address),
        witness=Witness("conflict", (step.address, longest.workflow.address)),
        related=(Note(longest.at, Text(en="promised here", zh="承诺在此")),),
        hint=Text(
            en="Give the step as much time as is promised, or promise less there.",
            zh="请把步骤时限放宽到承诺的时间，或缩短该承诺。",
        ),
    )


def _needed(graph: OrgGraph, step: Step, within: Duration, workflow: str, needed: int) -> Problem:
    callee = graph.team.workflows[workflow]
    return Problem(
        at=step.place("within"),
        say=phrase(
            "“{step}” has {given}, but “{callee}”, which it calls, takes at least {time}",
            "「{step}」只有 {given}，而它调用的「{callee}」至少需要 {time}",
            step=graph.label(step.address),
            given=_words(within),
            callee=callee.label,
            time=length(needed),
        ),
        subjects=(step.address, callee.address),
        witness=Witness("conflict", (step.address, callee.address)),
        related=(Note(callee.at, Text(en="takes longer, however quick everybody is", zh="即使每一步都尽快也超时")),),
        hint=Text(
            en="Give the step as much time as that takes, or shorten the called workflow.",
            zh="请放宽步骤时限，或缩短被调用流程。",
        ),
    )


def _elapses(graph: OrgGraph, workflow: Workflow) -> bool:
    """Whether nothing in a workflow is promised in open hours, in which a day is no 24 hours."""
    return all(pledge.clock == "elapsed" for pledge in pledges(graph, workflow))


def _longest(graph: OrgGraph, workflow: str) -> Pledge | None:
    own = (
        pledge
        for pledge in pledges(graph, graph.team.workflows[workflow])
        if pledge.clock == "elapsed" and pledge.owner is pledge.workflow and pledge.within.seconds is not None
    )
    return max(own, key=lambda pledge: pledge.within.seconds or 0, default=None)


def _words(duration: Duration) -> Text:
    return Text(en=duration.words("en"), zh=duration.words("zh"))
