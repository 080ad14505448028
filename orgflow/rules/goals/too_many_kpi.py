"""Nobody can keep ten figures in view."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("too-many-kpi", Severity.WARNING, family="goals", needs=("kpis",))
def too_many_kpi(graph: OrgGraph, *, most: int = 7) -> Iterator[Problem]:
    """
    A role that is measured by more KPIs than anybody can keep in view.

    考核指标过多的岗位。

    **Why.** Whoever is measured by everything chooses for himself what counts.

    **Fix.** Keep those that the role can move and that matter this year; watch the others in a review. More than seven
    (`most`) are reported: what people hold in mind at once.

    **改法。** 保留该岗位能够影响且今年最重要的指标，其余放到评审中观察。超过七个（`most`）即提示，
    即人们一次能记住的数量。
    """
    for role in graph.roles:
        if len(role.kpis) > most:
            yield Problem(
                at=role.place("kpis"),
                say=phrase(
                    "{role} is measured by {count} KPIs, more than {most}",
                    "「{role}」的考核指标有 {count} 个，超过 {most} 个",
                    role=role.label,
                    count=len(role.kpis),
                    most=most,
                ),
                subjects=(role.address,),
                witness=Witness("conflict", (role.address, *(kpi.address for kpi in role.kpis))),
                hint=Text(en="Keep those that matter most.", zh="请只保留最重要的指标。"),
            )
