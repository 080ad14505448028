"""Every post is there for something."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WORK = (
    Edge.RESPONSIBLE,
    Edge.ACCOUNTABLE,
    Edge.CONSULTED,
    Edge.PERFORMS,
    Edge.SERVES,
    Edge.HEADS,
    Edge.DEPUTY_OF,
)
_CALLED_UPON = (Edge.REPORTS_TO, Edge.DOTTED_TO, Edge.CLIMBS_TO)


@rule("role-without-duty", Severity.WARNING, family="duties", needs=("duties",))
def role_without_duty(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role that has nothing to do.

    没有任何工作的岗位。

    **Why.** Either its work was forgotten, and then somebody else does it without knowing, or the post is not needed.

    **Fix.** Make the role responsible for a duty, let it perform a step or serve a channel, or drop it. A role also has
    work if it is accountable or consulted, leads people or a unit, stands in for somebody, holds an authority, owns a
    category of cases, stands on an escalation ladder, or belongs to a unit that performs a step or serves a channel.
    To be informed is no work. Silent while no duty of the team names anybody.

    **改法。** 让该岗位负责一项职责、执行一个步骤或服务一个渠道；确实不需要时删除。仅被知会（`informed`）不算工作。
    """
    if not any(graph.links(Edge.RESPONSIBLE)):
        return
    named = {link.source: None for link in (*graph.links(Edge.PERFORMS), *graph.links(Edge.SERVES))}
    busy_units = graph.leading_to((name for name in named if name.startswith("unit:")), Edge.PART_OF)
    owners = _owners(graph)
    for role in graph.roles:
        works = (
            role.address in owners
            or bool(role.authority)
            or any(graph.out(role.address, kind) for kind in _WORK)
            or any(graph.into(role.address, kind) for kind in _CALLED_UPON)
            or any(unit in busy_units for unit in graph.homes(role.address))
        )
        if not works:
            yield Problem(
                at=role.at,
                say=phrase(
                    "{role} has no work in any duty, step, channel or ladder",
                    "「{role}」在职责、步骤、渠道和升级阶梯中都没有工作",
                    role=role.label,
                ),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=Text(
                    en="Name it where it works (`responsible`, `by`, `served_by`), or drop it.",
                    zh="请在其工作处写明（`responsible`、`by`、`served_by`），或删除该岗位。",
                ),
            )


def _owners(graph: OrgGraph) -> dict[str, None]:
    """Who owns a category of cases, answers for an area, or leads the team."""
    owners = [category.owner for case in graph.team.cases.values() for category in case.categories.values()]
    for area in graph.team.areas.values():
        owners += (*area.responsible, *area.accountable)
    return {ref.address: None for ref in (*owners, graph.team.profile.head) if ref}
