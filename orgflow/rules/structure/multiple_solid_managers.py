"""One post, one superior."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("multiple-solid-managers", Severity.ERROR, family="structure")
def multiple_solid_managers(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role with more than one solid reporting line.

    有多条实线汇报的岗位。

    **Why.** Two superiors give two orders. Who grants leave, who judges the work, who decides when they disagree?

    **Fix.** Keep the line to the one who decides under `reports_to`, and name the others under `dotted_to`, each with
    the duty or the purpose that the line is for.

    **改法。** `reports_to` 只保留有决定权的上级，其余写入 `dotted_to`，并注明相关职责或目的。
    """
    for role in graph.roles:
        lines = graph.out(role.address, Edge.REPORTS_TO)
        if len(lines) < 2:
            continue
        superiors = tuple(line.target for line in lines)
        yield Problem(
            at=lines[1].at,
            say=phrase(
                "{role} has {count} superiors: {superiors}",
                "{role}有 {count} 个直线上级：{superiors}",
                role=role.label,
                count=len(lines),
                superiors=listed(graph.label(superior) for superior in superiors),
            ),
            subjects=(role.address,),
            witness=Witness("conflict", superiors),
            related=(Note(lines[0].at, Text(en="the first superior", zh="第一个上级")),),
            hint=phrase(
                "Keep one; make the other a dotted line: `dotted_to: {{{id}: PURPOSE}}`.",
                "保留一个；另一个改为虚线：`dotted_to: {{{id}: 目的}}`。",
                id=superiors[1].partition(":")[2],
            ),
        )
