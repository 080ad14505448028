"""Who calls a workflow gives it the time that it promises to take."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.pledges import Pledge, pledges
from orgflow.graph import OrgGraph
from orgflow.model.values import Duration
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("child-sla-exceeds-parent", Severity.ERROR, family="escalation", needs=("workflows",))
def child_sla_exceeds_parent(graph: OrgGraph) -> Iterator[Problem]:
    """
    A called workflow that promises to take longer than whoever calls it waits.

    被调用流程承诺的时间比调用方给的时限还长。

    **Why.** Those who do the work keep their promise, and break that of the case that they belong to. Both sides are in
    the right.

    Compared is `within` of the step that calls with the longest promise of the workflow, where both elapse.

    **Fix.** Give the step more time and promise the customer accordingly, or promise less time in the called workflow.

    **改法。** 放宽调用步骤的时限并相应调整对客户的承诺，或缩短被调用流程的承诺。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.workflow is None or step.within is None:
                continue
            given = step.within.seconds
            longest = _longest(graph, step.workflow.id)
            if longest is None or given is None or (longest.within.seconds or 0) <= given:
                continue
            yield Problem(
                at=step.place("within"),
                say=phrase(
                    "“{step}” has {given}, but “{callee}”, which it calls, promises `{act}` within {time}",
                    "「{step}」只有 {given}，而它调用的「{callee}」承诺 {time}内完成 `{act}`",
                    step=graph.label(step.address),
                    given=_words(step.within),
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


def _longest(graph: OrgGraph, workflow: str) -> Pledge | None:
    own = (
        pledge
        for pledge in pledges(graph, graph.team.workflows[workflow])
        if pledge.clock == "elapsed" and pledge.owner is pledge.workflow and pledge.within.seconds is not None
    )
    return max(own, key=lambda pledge: pledge.within.seconds or 0, default=None)


def _words(duration: Duration) -> Text:
    return Text(en=duration.words("en"), zh=duration.words("zh"))
