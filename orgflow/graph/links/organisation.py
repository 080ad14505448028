"""Units, posts and the people in them."""

from collections.abc import Iterator, Sequence

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.graph.lent import lines_of_the_lent
from orgflow.graph.superiors import reporting_lines
from orgflow.model.organisation import Role
from orgflow.model.team import Team


def links(team: Team) -> Iterator[Link]:
    """Where units belong, who leads them, who reports to whom, who holds which post."""
    for unit in team.units.values():
        if unit.part_of:
            yield link_to(Edge.PART_OF, unit.address, unit.part_of)
        if unit.head:
            yield link_from(Edge.HEADS, unit.head, unit.address)
    solid = list(reporting_lines(team))
    yield from solid
    for role in team.roles.values():
        yield from _role(role)
    yield from lines_of_the_lent(team, solid)
    for name, absorbed in team.absorbed.items():
        yield from _taken_over(team.roles[name], absorbed)
    for person in team.people.values():
        for post in person.roles or {}:
            yield link_to(Edge.HOLDS, person.address, post)


def _role(role: Role) -> Iterator[Link]:
    for target in role.dotted_to or {}:
        yield link_to(Edge.DOTTED_TO, role.address, target)
    if role.unit:
        yield link_to(Edge.MEMBER_OF, role.address, role.unit)
    for deputy in role.deputy:
        yield link_from(Edge.DEPUTY_OF, deputy, role.address)


def _taken_over(role: Role, absorbed: Sequence[Role]) -> Iterator[Link]:
    """Who takes over the work of other posts stands in their units, too: what these require holds for it."""
    units = {role.unit.address: None} if role.unit else {}
    for post in absorbed:
        if post.unit and post.unit.address not in units:
            units[post.unit.address] = None
            yield link_to(Edge.MEMBER_OF, role.address, post.unit)
