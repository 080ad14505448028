"""Posts that units list as their members: lent by the unit that is their home."""

from collections.abc import Iterator, Sequence

from orgflow.graph.edges import Edge, Link
from orgflow.graph.hierarchy import Hierarchy
from orgflow.model.organisation import Unit
from orgflow.model.team import Team


def homes_of_the_lent(team: Team) -> dict[str, Unit]:
    """For each post that some unit lists as a member the unit that it comes from, the first where there are several."""
    found: dict[str, Unit] = {}
    for unit in team.units.values():
        for role, home in (unit.members or {}).items():
            found.setdefault(role.address, team.units[home.id])
    return found


def lines_of_the_lent(team: Team, solid: Sequence[Link]) -> Iterator[Link]:
    """What follows from the lists of members: each belongs to the unit that lists it and to its home, and a dotted line
    leads to the head of either who is not above it on the `solid` lines already, nor named by a line of its own."""
    if not any(unit.members for unit in team.units.values()):
        return
    superiors: dict[str, str] = {}
    for link in solid:
        superiors.setdefault(link.source, link.target)
    hierarchy = Hierarchy((role.address for role in team.roles.values()), superiors)
    # Whom a post has a line to: those it states, and those told here, for it may be lent to several units.
    told = {(role.address, to.address) for role in team.roles.values() for to in role.dotted_to or {}}
    for unit in team.units.values():
        for role, home in (unit.members or {}).items():
            for place, at in ((unit, role.at), (team.units[home.id], home.at)):
                stated = team.roles[role.id].unit
                if not stated or stated.address != place.address:
                    yield Link(Edge.MEMBER_OF, role.address, place.address, at)
                head = place.head.address if place.head else role.address
                if (
                    head != role.address
                    and (role.address, head) not in told
                    and not hierarchy.is_above(head, role.address)
                ):
                    told.add((role.address, head))
                    yield Link(Edge.DOTTED_TO, role.address, head, at, inferred=True)
