"""Reporting lines: those that are stated, and those that the language promises where nothing is stated."""

from collections.abc import Iterator, Mapping

from orgflow.graph.edges import Edge, Link
from orgflow.graph.lent import homes_of_the_lent
from orgflow.model.organisation import Role, Unit
from orgflow.model.team import Team


def reporting_lines(team: Team) -> Iterator[Link]:
    """The solid lines of all roles, in the order of the roles.

    A unit stands for its head. Where a role states nothing it reports to the head of its unit, or of the unit it is
    lent from; a head reports to the head of the unit above, past units without one. A superior named twice, as a role
    and by its unit, is one line. Who is made one post with its superior reports to whom that one reported to.
    """
    headed = _headed(team)
    heading = {unit.head.address: unit for unit in reversed(team.units.values()) if unit.head}
    lent = homes_of_the_lent(team)
    for role in team.roles.values():
        if role.reports_to is not None:
            yield from _stated(team, role, role.address)
            continue
        # One whose stated line has become its own, for it has absorbed its superior, stands where that one stood.
        absorbed = team.absorbed.get(role.id, ()) if role.states("reports_to") else ()
        for post in absorbed or (role,):
            own = lent.get(post.address) or heading.get(role.address)
            unit = team.units[post.unit.id] if post.unit else own
            line = next(_inferred(team, role, unit, headed), None) if unit and unit.head else None
            if line:
                yield line
                break


def _stated(team: Team, role: Role, source: str) -> Iterator[Link]:
    """The lines that a role states, as those of the role that it is part of."""
    lines: dict[str, Link] = {}
    for target in role.reports_to or ():
        head = team.units[target.id].head if target.kind == "unit" else None
        # Whoever heads a unit and reports to it has named nobody.
        inferred = head is not None and head.address != source
        address = head.address if head and inferred else target.address
        lines.setdefault(address, Link(Edge.REPORTS_TO, source, address, target.at, inferred=inferred))
    yield from lines.values()


def _inferred(team: Team, role: Role, unit: Unit | None, headed: Mapping[str, Unit | None]) -> Iterator[Link]:
    """The line to the first head at or above a unit who is somebody else. Where a head there has become part of the
    role, that head's own lines come first."""
    seen: set[str] = set()
    absorbed = {post.id: post for post in team.absorbed.get(role.id, ())}
    while unit and unit.id not in seen:
        seen.add(unit.id)
        if unit.head and unit.head.address != role.address:
            yield Link(Edge.REPORTS_TO, role.address, unit.head.address, unit.at, inferred=True)
            return
        before = absorbed.get(str(unit.head.node.plain)) if unit.head else None
        if before and before.reports_to is not None:
            yield from (line for line in _stated(team, before, role.address) if line.target != role.address)
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
