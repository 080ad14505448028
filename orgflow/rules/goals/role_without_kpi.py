"""Whoever is judged is judged by something."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import lacks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_KPIS = {"kpis": Text(en="by which KPIs it is measured", zh="用哪些指标衡量")}


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    return ((role, "roles.kpis", bool(role.kpis)) for role in _people(graph))


@rule("role-without-kpi", Severity.WARNING, family="goals", columns=("roles.kpis",), needs=("kpis",), asks=_asks)
def role_without_kpi(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A role on the front line, or one that is rewarded, without a KPI.

    没有任何指标的一线岗位或受奖惩岗位。

    **Why.** People are judged all the same, but by whoever shouted last.

    **Fix.** Name KPIs under the role's `kpis`. An incentive for the role that weighs KPIs will do, too. Where the
    preset expects it every post of people inside is asked. Silent while no role is measured, and while the team has no
    KPIs at all.

    **改法。** 在岗位的 `kpis` 中写明指标；面向该岗位、按指标加权的奖励亦可。预设要求时，所有内部人员岗位都须写明。
    若没有任何岗位写明指标，或团队没有定义指标，则不提示。
    """
    expected = "roles.kpis" in expects
    if not expected and not any(role.kpis for role in graph.roles):
        return
    for role in _people(graph):
        if not role.kpis and (expected or _is_judged(graph, role)):
            yield lacks(graph, role, _KPIS)


def _people(graph: OrgGraph) -> Iterator[Role]:
    """The posts of people inside, if the team speaks of measures at all."""
    return (role for role in graph.roles if graph.team.kpis and not role.bot and not role.external)


def _is_judged(graph: OrgGraph, role: Role) -> bool:
    rewards = graph.into(role.address, Edge.MEANT_FOR)
    weighed = any(graph.out(reward.source, Edge.WEIGHS) for reward in rewards)
    rewarded = any(reward.source.startswith("incentive:") for reward in rewards)
    return not weighed and (role.front_line or rewarded)
