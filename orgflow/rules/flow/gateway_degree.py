"""A parting of ways can be taken in at a glance."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph
from orgflow.graph.flow import Way
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("gateway-degree", Severity.INFO, family="flow", needs=("workflows",))
def gateway_degree(graph: OrgGraph, *, most: int = 5) -> Iterator[Problem]:
    """
    A decision, a parallel or a join with more than five ways.

    分支过多的判断、并行或汇合。

    **Why.** The more ways part or meet at one place, the likelier one of them is wrong, and the less anybody sees it.

    **Fix.** Ask in two steps, or write the decision as a `table`, which is read row by row and does not count. Ways out
    of a decision or parallel and ways into a join are counted, those to the same step once. The seven process modelling
    guidelines (Mendling, Reijers and van der Aalst) ask for as few as possible; `most` is the number.

    **改法。** 分两步判断，或写成决策表（`table`，逐行阅读，不计入）。通向同一步骤的出口只计一次。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for step in workflow.steps.values():
            ways = {way.source if step.type == "join" else way.target: way for way in _ways(flow, step)}
            if len(ways) > most:
                yield _problem(graph, step, list(ways.values()), most)


def _ways(flow: Flow, step: Step) -> list[Way]:
    if step.type == "join":
        return flow.into(step.id)
    return [way for way in flow.out(step.id) if way.exit.kind == "branch"]


def _problem(graph: OrgGraph, step: Step, ways: list[Way], most: int) -> Problem:
    meets = step.type == "join"
    say = phrase(
        "{n} ways meet in “{step}”" if meets else "“{step}” parts into {n} ways",
        "「{step}」汇合了 {n} 条路径" if meets else "「{step}」分出 {n} 条路径",
        step=graph.label(step.address),
        n=len(ways),
    )
    return Problem(
        at=step.at,
        say=say,
        subjects=(step.address,),
        witness=Witness("conflict", (step.address, *(way.exit.address for way in ways))),
        related=tuple(
            Note(way.exit.at, Text(en="beyond what is read at a glance", zh="超出一眼能看清的数量"))
            for way in ways[most:]
        ),
        hint=Text(
            en="Ask in two steps, or write a `table`.",
            zh="请分两步判断，或改写为决策表 `table`。",
        )
        if step.type == "decision"
        else Text(en="Bring together what belongs together in between.", zh="请把相关的路径先行归并。"),
    )
