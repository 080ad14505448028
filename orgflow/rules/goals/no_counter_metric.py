"""Speed, volume and sales are kept honest by quality."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Note, Problem, Severity, Witness
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

    Roles that are measured by the same KPIs are told together.

    **Fix.** Give the role a KPI of kind `quality` or `experience`, or weigh one in its bonus. Silent where a KPI of the
    role does not state its kind.

    **改法。** 为该岗位增加 `quality` 或 `experience` 类指标，或在其奖金中加权。岗位有指标未写明 `kind` 时不提示。
    指标相同的岗位合并为一条。
    """
    alike: dict[tuple[str, ...], list[Role]] = {}
    for role in graph.roles:
        if role.kpis:
            alike.setdefault(_measures(graph, role), []).append(role)
    for addresses, roles in alike.items():
        measures = [graph.team.kpis[address.partition(":")[2]] for address in addresses]
        if all(kpi.kind and kpi.kind not in _QUALITY for kpi in measures):
            yield _problem(roles, measures)


def _problem(roles: list[Role], measures: "list[Kpi]") -> Problem:
    first, *others = roles
    posts = tuple(role.address for role in roles)
    return Problem(
        at=first.place("kpis"),
        say=phrase(
            ("{roles} are" if others else "{roles} is") + " measured by {kpis}, and by nothing that says how well",
            "{roles}只考核{kpis}，没有质量或体验指标",
            roles=listed(role.label for role in roles),
            kpis=listed(kpi.label for kpi in measures),
        ),
        subjects=posts,
        witness=Witness("absence", (*posts, *(kpi.address for kpi in measures))),
        related=tuple(Note(role.place("kpis"), Text(en="measured alike", zh="考核指标相同")) for role in others),
        hint=Text(en="Add a KPI of kind `quality` or `experience`.", zh="请增加 `quality` 或 `experience` 类指标。"),
    )


def _measures(graph: OrgGraph, role: Role) -> tuple[str, ...]:
    """The KPIs of a role, and those that an incentive for it or for its units weighs."""
    found = {ref.address: None for ref in role.kpis}
    for receiver in (role.address, *units_of(graph, role.address)):
        for reward in graph.into(receiver, Edge.MEANT_FOR):
            found |= {link.target: None for link in graph.out(reward.source, Edge.WEIGHS)}
    return tuple(sorted(found))
