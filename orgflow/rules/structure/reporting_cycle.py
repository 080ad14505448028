"""A reporting line must end at somebody."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("reporting-cycle", Severity.ERROR, family="structure")
def reporting_cycle(graph: OrgGraph) -> Iterator[Problem]:
    """
    Roles whose reporting line leads back to themselves.

    汇报线绕回自身的岗位。

    **Why.** A complaint that climbs such a line never reaches anyone who can decide it.

    **Fix.** Give one role in the loop a superior outside it, or `reports_to: none`.

    **改法。** 让环中的一个岗位向环外的上级汇报，或写 `reports_to: none`。
    """
    for loop in graph.cycles(Edge.REPORTS_TO):
        members = [graph.items[line.source] for line in loop]
        yield Problem(
            at=loop[0].at,
            say=phrase(
                "{roles} report to each other in a circle" if len(loop) > 1 else "{roles} reports to itself",
                "{roles}的汇报线形成闭环" if len(loop) > 1 else "{roles}向自己汇报",
                roles=listed(member.label for member in members),
            ),
            subjects=tuple(line.source for line in loop),
            witness=Witness("cycle", tuple(line.source for line in loop)),
            related=tuple(Note(line.at, Text(en="which leads on here", zh="接着指向这里")) for line in loop[1:]),
            hint=Text(
                en="Let one of them report to somebody outside the circle.", zh="让其中一个岗位向环外的上级汇报。"
            ),
        )
