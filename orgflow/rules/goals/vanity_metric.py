"""A figure is collected because somebody looks at it."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# Who measures by a KPI, is paid for it, promises it, or waits for it; and what it goes into.
_USED_BY = (Edge.WEIGHS, Edge.PROMISES, Edge.RESTS_ON)
_GOES_INTO = (Edge.FEEDS, Edge.VERIFIES)


@rule("vanity-metric", Severity.INFO, family="goals", needs=("kpis",))
def vanity_metric(graph: OrgGraph) -> Iterator[Problem]:
    """
    A KPI that nobody looks at.

    无人查看的指标。

    **Why.** Figures cost time to collect. Those that stand in no review, no goal, no bonus and no post's measures are
    collected because they can be.

    **Fix.** Name it where it matters, or drop it. It is looked at if it goes into a review, measures a goal, a post or
    an action, is weighed in a bonus, promised by a vendor, or if another KPI waits for it. Silent while no KPI is.

    **改法。** 在需要它的地方写明，或删除该指标。进入评审、衡量目标、岗位或改进措施、计入奖金、由供应商承诺、
    或为其他指标的前提，都算有人查看。若没有任何指标有人查看，则不提示。
    """
    unused = [kpi for kpi in graph.team.kpis.values() if not is_used(graph, kpi.address)]
    if len(unused) < len(graph.team.kpis):
        for kpi in unused:
            yield Problem(
                at=kpi.at,
                say=phrase(
                    "nobody looks at {kpi}: no review, goal, post or reward names it",
                    "没有人查看「{kpi}」：评审、目标、岗位和奖惩都未用到它",
                    kpi=kpi.label,
                ),
                subjects=(kpi.address,),
                witness=Witness("absence", (kpi.address,)),
                hint=Text(
                    en="Put it into the `inputs` of a review, or drop it.", zh="请写入评审的 `inputs`，或删除该指标。"
                ),
            )


def is_used(graph: OrgGraph, kpi: str) -> bool:
    """Whether anything but the KPI's own channels makes use of it."""
    measured = any(not link.source.startswith("channel:") for link in graph.into(kpi, Edge.MEASURED_BY))
    used = any(graph.into(kpi, kind) for kind in _USED_BY)
    return measured or used or any(graph.out(kpi, kind) for kind in _GOES_INTO)
