"""Speed, volume and sales are kept honest by quality."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.requirements import units_of
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

if TYPE_CHECKING:
    from orgflow.model.goals import Kpi

_QUALITY = ("quality", "experience")


@rule("no-counter-metric", Severity.WARNING, family="goals", needs=("kpis",))
def no_counter_metric(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role measured by volume, speed, sales or cost, and by nothing that says how well.

    只考核数量、速度、销售或成本，没有质量或体验指标的岗位。

    **Why.** Who is paid for short calls hangs up. Every figure of how much needs one of how well beside it.

    **Fix.** Give the role a KPI of kind `quality` or `experience`, or weigh one in its bonus. Silent where a KPI of the
    role does not state its kind.

    **改法。** 为该岗位增加 `quality` 或 `experience` 类指标，或在其奖金中加权。岗位有指标未写明 `kind` 时不提示。
    """
    for role in graph.roles:
        if role.kpis:
            measures = list(_measures(graph, role))
            if all(kpi.kind and kpi.kind not in _QUALITY for kpi in measures):
                yield Problem(
                    at=role.place("kpis"),
                    say=phrase(
                        "{role} is measured by {kpis}, and by nothing that says how well",
                        "「{role}」只考核{kpis}，没有质量或体验指标",
                        role=role.label,
                        kpis=listed(kpi.label for kpi in measures),
                    ),
                    subjects=(role.address,),
                    witness=Witness("absence", (role.address, *(kpi.address for kpi in measures))),
                    hint=Text(
                        en="Add a KPI of kind `quality` or `experience`.",
                        zh="请增加 `quality` 或 `experience` 类指标。",
                    ),
                )


def _measures(graph: OrgGraph, role: Role) -> Iterator["Kpi"]:
    """The KPIs of a role, and those that an incentive for it or for its units weighs."""
    found = {ref.address: None for ref in role.kpis}
    for receiver in (role.address, *units_of(graph, role.address)):
        for reward in graph.into(receiver, Edge.MEANT_FOR):
            found |= {link.target: None for link in graph.out(reward.source, Edge.WEIGHS)}
    return (graph.team.kpis[kpi.partition(":")[2]] for kpi in found)
