"""It is said where in the company the service department stands."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Unit
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

_COLUMN = "units.placement"
# A department that stands on its own belongs to nobody; the others to the unit that they are placed in.
_WITHIN = ("crm", "back-office", "technical-support")


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    """Of a team with one service department, whether that says it."""
    department = _department(graph)
    if department:
        yield department, _COLUMN, any(unit.placement for unit in graph.team.units.values())


@rule(
    "department-placement-missing",
    Severity.INFO,
    family="structure",
    columns=(_COLUMN,),
    needs=("units",),
    asks=_asks,
)
def department_placement_missing(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A service department that does not say where in the company it stands.

    未写明归属方式的客服部门。

    **Why.** On its own, in one department with sales, in the back office, in technical support, or across functions:
    each reports to somebody else and is good at something else.

    The department is the smallest unit that holds all front-line roles. Nothing is missed where a unit above or below
    it states a placement, nor while no unit of any variant does, unless the preset expects it. A department that is
    placed inside another must be `part_of` it.

    **Fix.** Write `placement` on the department, and `part_of` where it belongs to another.

    **改法。** 在该部门写明 `placement`；若归属其他部门，再写明 `part_of`。
    """
    placed = [unit for unit in graph.team.units.values() if unit.placement]
    for unit in placed:
        if unit.placement in _WITHIN and not unit.part_of:
            say = phrase(
                "{unit} is placed in another department but is part of none",
                "「{unit}」归入其他部门，却未写明属于哪个部门",
                unit=unit.label,
            )
            yield _problem(unit, say, Text(en="Write `part_of: UNIT`.", zh="请写 `part_of: 部门`。"))
    asked = speaks(graph.base or graph, _COLUMN, expects)
    department = _department(graph) if asked and not placed else None
    if department:
        say = phrase(
            "{unit} does not say where in the company it stands",
            "「{unit}」未写明在公司中的归属方式",
            unit=department.label,
        )
        yield _problem(department, say, Text(en="Write `placement: standalone`.", zh="请写 `placement: standalone`。"))


def _problem(unit: Unit, say: Text, hint: Text) -> Problem:
    return Problem(
        at=unit.place("placement"),
        say=say,
        subjects=(unit.address,),
        witness=Witness("absence", (unit.address,)),
        hint=hint,
    )


def _department(graph: OrgGraph) -> Unit | None:
    """The smallest unit that holds all front-line roles of the team."""
    common: dict[str, None] | None = None
    for role in graph.roles:
        if role.front_line and role.unit and not role.external:
            above = graph.led_to([role.unit.address], Edge.PART_OF)
            common = above if common is None else {unit: None for unit in common if unit in above}
    smallest = next(iter(common or ()), None)
    return graph.team.units[smallest.partition(":")[2]] if smallest else None
