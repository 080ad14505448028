"""A box on the chart with nobody in it."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Unit
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("empty-unit", Severity.WARNING, family="structure", needs=("units",))
def empty_unit(graph: OrgGraph) -> Iterator[Problem]:
    """
    A unit that no role belongs to.

    没有任何岗位的部门。

    **Why.** A unit without posts can be given work and will do none of it.

    A unit with a head, with members lent to it, or with units below it is not empty. Silent while no unit of the team
    has any of these.

    **Fix.** Write `unit:` on its roles, or drop the unit.

    **改法。** 在所属岗位上写 `unit:`，或删除该部门。
    """
    units = graph.team.units.values()
    if not any(_is_filled(graph, unit) for unit in units):
        return
    for unit in units:
        if not _is_filled(graph, unit):
            yield Problem(
                at=unit.at,
                say=phrase("no role belongs to {unit}", "「{unit}」没有任何岗位", unit=unit.label),
                subjects=(unit.address,),
                witness=Witness("absence", (unit.address,)),
                hint=phrase(
                    "Write `unit: {id}` on its roles, or drop it.",
                    "请在所属岗位上写 `unit: {id}`，或删除该部门。",
                    id=unit.id,
                ),
            )


def _is_filled(graph: OrgGraph, unit: Unit) -> bool:
    inside = (Edge.MEMBER_OF, Edge.PART_OF, Edge.HEADS)
    return bool(unit.members) or any(graph.into(unit.address, kind) for kind in inside)
