"""A post says what whoever holds it must know."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.requirements import requirements
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import lacks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_REQUIRES = {"requires": Text(en="which skills it requires", zh="任职要求")}


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    return ((role, "roles.requires", bool(requirements(graph, role.address))) for role in _people(graph))


@rule(
    "role-without-requirements",
    Severity.WARNING,
    family="skills",
    columns=("roles.requires",),
    needs=("skills",),
    asks=_asks,
)
def role_without_requirements(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A role on the front line that requires no skill.

    没有任职要求的一线岗位。

    **Why.** Who is hired for nothing in particular is trained in nothing in particular, and customers find out.

    **Fix.** Write `requires` on the role or on its unit. Where the preset expects it every post of people inside is
    asked. Silent while no role or unit requires anything, and while the team has no skills at all.

    **改法。** 在岗位或其部门的 `requires` 中写明。预设要求时，所有内部人员岗位都须写明。若没有任何岗位或部门写明要求，
    或团队没有定义技能，则不提示。
    """
    expected = "roles.requires" in expects
    if not expected and not any(graph.links(Edge.NEEDS)):
        return
    for role in _people(graph):
        if (expected or role.front_line) and not requirements(graph, role.address):
            yield lacks(graph, role, _REQUIRES)


def _people(graph: OrgGraph) -> Iterator[Role]:
    """The posts of people inside, if the team speaks of skills at all."""
    return (role for role in graph.roles if graph.team.skills and not role.bot and not role.external)
