"""Where ways part or meet there is more than one."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph
from orgflow.graph.flow import Way
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_PARTING = ("branch", "outcome")


@rule("superfluous-gateway", Severity.INFO, family="flow", needs=("workflows",))
def superfluous_gateway(graph: OrgGraph) -> Iterator[Problem]:
    """
    A decision, a parallel, a join or a step with results that has a single way.

    只有一条路径的判断、并行、汇合或结果。

    **Why.** A question with one answer decides nothing, and a join with one way in waits for nothing: either the other
    way was forgotten, or the step is of no use.

    **Fix.** Write the way that is missing, or lead on with `next`. Silent on a call, whose flow may have a single end,
    on a wait, where an event that moves the case is the other way, and where the other leads nowhere (`dead-end`).

    **改法。** 请补上遗漏的路径，或改用 `next`。调用、等待、另有事件改变去向，以及其余出口没有去向的步骤不提示。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for step in workflow.steps.values():
            ways = _ways(flow, step)
            # Where a way may be taken only so often, what comes then is no other answer.
            if len({way.exit.address for way in ways}) == 1 and not any(flow.loose_ends(step.id)):
                yield _problem(graph, step, ways[0])


def _ways(flow: Flow, step: Step) -> list[Way]:
    """The ways that part or meet in a step."""
    if step.type == "join":
        return flow.into(step.id)
    ways = flow.out(step.id)
    parts = step.type != "call" and any(way.exit.kind in _PARTING for way in ways)
    return ways if parts else []


def _problem(graph: OrgGraph, step: Step, way: Way) -> Problem:
    meets = step.type == "join"
    return Problem(
        at=step.at,
        say=phrase(
            "only one way leads to “{step}”" if meets else "“{step}” has only one way out",
            "只有一条路径通向「{step}」" if meets else "「{step}」只有一个出口",
            step=graph.label(step.address),
        ),
        subjects=(step.address,),
        witness=Witness("absence", (step.address, way.exit.address)),
        hint=Text(en="Write the way that is missing, or lead past it.", zh="请补上遗漏的路径，或去掉该汇合。")
        if meets
        else Text(en="Write the way that is missing, or lead on with `next`.", zh="请补上遗漏的路径，或改用 `next`。"),
    )
