"""Every step can happen."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("unreachable-step", Severity.ERROR, family="flow", needs=("workflows",))
def unreachable_step(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step that no case can ever reach.

    任何案件都到不了的步骤。

    **Why.** What it promises on paper never happens: a visit that nobody makes, an approval that nobody asks for.

    **Fix.** Let a step, a start or an event lead there, or drop it. Steps that are reached only through it are shown
    with it. Silent in a workflow without a start, which is a `missing-start`; where its starts lead nowhere, `dead-end`
    says so.

    **改法。** 让某个步骤、起点或事件通向它，或删除它。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        if any(start.next for start in flow.starts):
            yield from (_cut_off(graph, flow, *group) for group in flow.cut_off())


def _cut_off(graph: OrgGraph, flow: Flow, first: str, *others: str) -> Problem:
    step = flow.steps[first]
    behind = tuple(flow.steps[name] for name in others)
    return Problem(
        at=step.at,
        say=phrase("no way leads to “{step}”", "没有任何路径通向「{step}」", step=graph.label(step.address)),
        subjects=(step.address, *(other.address for other in behind)),
        witness=Witness("absence", (step.address,)),
        related=tuple(Note(other.at, Text(en="reached only through it", zh="只能经由它到达")) for other in behind),
        hint=phrase(
            "Let a step or a start lead there with `next: {step}`, or drop it.",
            "请让某个步骤或起点用 `next: {step}` 通向它，或删除它。",
            step=first,
        ),
    )
