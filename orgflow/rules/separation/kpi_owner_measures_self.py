"""Who is paid by a measure does not take it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("kpi-owner-measures-self", Severity.WARNING, family="separation")
def kpi_owner_measures_self(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that collects the very measure its bonus depends on.

    岗位自己统计决定自己奖金的指标。

    **Why.** Nobody need lie: it is enough to leave out the cases that do not count.

    **Fix.** Let a system, the supervisor or an analyst collect it. Asked where an incentive for the post weighs a KPI
    that the same post collects.

    **改法。** 改由系统、主管或数据岗位统计。
    """
    for incentive in graph.team.incentives.values():
        rewarded = {ref.address for ref in incentive.for_}
        for link in graph.out(incentive.address, Edge.WEIGHS):
            kpi = graph.team.kpis[link.target.partition(":")[2]]
            collector = kpi.collected_by
            if collector is None or collector.kind != "role":
                continue
            measured = any(line.target == kpi.address for line in graph.out(collector.address, Edge.MEASURED_BY))
            if collector.address in rewarded or (not rewarded and measured):
                yield Problem(
                    at=collector.at,
                    say=phrase(
                        "{role} collects {kpi}, on which its own {incentive} depends",
                        "「{role}」自己统计「{kpi}」，而其「{incentive}」取决于该指标",
                        role=graph.label(collector.address),
                        kpi=kpi.label,
                        incentive=incentive.label,
                    ),
                    subjects=(kpi.address, incentive.address),
                    witness=Witness("conflict", (collector.address, kpi.address, incentive.address)),
                    related=(Note(link.at, Text(en="weighed here", zh="在此计入奖惩")),),
                    hint=Text(
                        en="Name another post or a system under `collected_by`.",
                        zh="请在 `collected_by` 中改为其他岗位或系统。",
                    ),
                )
