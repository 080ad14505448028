"""Somebody is ready to follow."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import phrase


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for role in _leaders(graph):
        yield role, "careers.talent_pool", bool(graph.into(role.address, Edge.CANDIDATE_FOR))


@rule(
    "successor-missing",
    Severity.WARNING,
    family="skills",
    columns=("careers.talent_pool",),
    needs=("careers",),
    asks=_asks,
)
def successor_missing(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A post that leads others, and for which nobody is prepared.

    带有下属、却没有后备人选的岗位。

    **Why.** The day a manager leaves is a bad day to begin looking.

    **Fix.** Name under `talent_pool` of a career the roles whose holders may follow. Asked of posts of people inside to
    whom others report; silent while no career has a talent pool, unless the preset expects it.

    **改法。** 在职业发展通道的 `talent_pool` 中写明后备人选来自哪些岗位。检查带有下属的内部岗位；
    若所有通道都未写且预设不要求，则不提示。
    """
    if not speaks(graph, "careers.talent_pool", expects):
        return
    for role in _leaders(graph):
        if not graph.into(role.address, Edge.CANDIDATE_FOR):
            yield Problem(
                at=role.at,
                say=phrase("nobody is prepared to follow {role}", "「{role}」没有后备人选", role=role.label),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=phrase(
                    "Write `talent_pool: {{{role}: [ROLE]}}`.",
                    "请写明 `talent_pool: {{{role}: [岗位]}}`。",
                    role=role.id,
                ),
            )


def _leaders(graph: OrgGraph) -> Iterator[Role]:
    """The posts of people inside to whom people report, if the team speaks of careers at all."""
    for role in graph.roles if graph.team.careers else ():
        leads = any(graph.heads(line.source) for line in graph.reports(role.address))
        if leads and not role.bot and not role.external:
            yield role
