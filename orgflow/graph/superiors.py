"""Reporting lines: those that are stated, and those that the language promises where nothing is stated."""

from collections.abc import Iterator

from orgflow.graph.edges import Edge, Link
from orgflow.model.organisation import Role, Unit
from orgflow.model.team import Team


def reporting_lines(team: Team) -> Iterator[Link]:
    """The solid lines of all roles, in the order of the roles.

    A unit stands for its head. Where a role states nothing it reports to the head of its unit; a head reports to the
    head of the unit above, past units without one. A superior named twice, as a role and by its unit, is one line.
    """
    headed = _headed(team)
    home = {unit.head.address: unit for unit in reversed(team.units.values()) if unit.head}
    for role in team.roles.values():
        if role.reports_to is not None:
            yield from _stated(team, role).values()
            continue
        unit = team.units[role.unit.id] if role.unit else home.get(role.address)
        if unit and unit.head:
            yield from _inferred(role, unit, headed)


def _stated(team: Team, role: Role) -> dict[str, Link]:
    lines: dict[str, Link] = {}
    for target in role.reports_to or ():
        head = team.units[target.id].head if target.kind == "unit" else None
        # Whoever heads a unit and reports to it has named nobody.
        inferred = head is not None and head.address != role.address
        address = head.address if head and inferred else target.address
        lines.setdefault(address, Link(Edge.REPORTS_TO, role.address, address, target.at, inferred=inferred))
    return lines


def _inferred(role: Role, unit: Unit | None, headed: dict[str, Unit | None]) -> Iterator[Link]:
    seen: set[str] = set()
    while unit and unit.id not in seen:
        seen.add(unit.id)
        if unit.head and unit.head.address != role.address:
            yield Link(Edge.REPORTS_TO, role.address, unit.head.address, unit.at, inferred=True)
            return
        unit = headed[unit.part_of.id] if unit.part_of else None


def _headed(team: Team) -> dict[str, Unit | None]:
    """For each unit the nearest at or above it that has a head; found once, for many units may share a long way up."""
    found: dict[str, Unit | None] = {}
    for unit in team.units.values():
        way: list[str] = []
        at: Unit | None = unit
        while at and at.id not in found:
            found[at.id] = at if at.head else None
            way.append(at.id)
            at = team.units[at.part_of.id] if at.part_of and not at.head else None
        found.update(dict.fromkeys(way, found[at.id if at else way[-1]]))
    return found
