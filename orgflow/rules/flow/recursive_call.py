"""No workflow waits for itself."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("recursive-call", Severity.ERROR, family="flow", needs=("workflows",))
def recursive_call(graph: OrgGraph) -> Iterator[Problem]:
    """
    A workflow that calls itself, directly or through others.

    直接或间接调用自身的流程。

    **Why.** A call goes on when the called workflow is over. One that calls itself waits for itself: nobody can say how
    long it takes, who has the case, or to which of the calls an answer belongs.

    **Fix.** Go back to an earlier step with `next` and `at_most`, or let the end of the one workflow start the other
    (`starts: {again: {after: WORKFLOW}}`). Each group of workflows that call each other is reported once.

    **改法。** 用 `next` 和 `at_most` 退回前面的步骤，或让一个流程的结束触发另一个（`starts: {again: {after: 流程}}`）。
    """
    for loop in graph.cycles(Edge.RUNS):
        yield _problem(graph, loop)


def _problem(graph: OrgGraph, loop: tuple[Link, ...]) -> Problem:
    first, *others = loop
    names = listed(phrase("“{flow}”", "「{flow}」", flow=graph.label(link.source)) for link in loop)
    if others:
        say = phrase("{flows} call each other in a circle", "{flows}循环调用", flows=names)
    else:
        say = phrase("{flows} calls itself", "{flows}调用了自身", flows=names)
    return Problem(
        at=first.at,
        say=say,
        subjects=tuple(link.source for link in loop),
        witness=Witness("cycle", tuple(link.via.address if link.via else link.source for link in loop)),
        related=tuple(
            Note(link.at, phrase("calls {flow}", "调用「{flow}」", flow=graph.label(link.target))) for link in others
        ),
        hint=Text(
            en="Go back to an earlier step with `next` and `at_most`, or start the other when this one has ended.",
            zh="请用 `next` 和 `at_most` 退回前面的步骤，或在流程结束后再启动另一流程。",
        ),
    )
