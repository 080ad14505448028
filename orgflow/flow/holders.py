"""Which persons can do what an actor is to do, the unnamed among them.

A person is the address of somebody named, or the address of a post with a number: holders whom nobody names are as many
as the headcount leaves, and nobody is told from another. Of bots and of those outside there are always enough.
"""

from orgflow.graph import Edge, OrgGraph
from orgflow.graph.rota import bound
from orgflow.model.organisation import Role

Person = str


def holders(graph: OrgGraph, actor: str, enough: int) -> tuple[Person, ...]:
    """The persons in a post, a unit, or outside; of the unnamed no more than `enough`."""
    item = graph.items.get(actor)
    if isinstance(item, Role) and not item.bot and not item.external:
        named = [person.address for person in graph.rota.holders(actor)]
        heads = 1 if item.headcount is None else bound(item)
        unnamed = enough if heads is None else max(0, min(enough, heads - len(named)))
        return (*named, *(f"{actor}#{number}" for number in range(unnamed)))
    if actor.startswith("unit:"):
        inside = (person for post in _posts(graph, actor) for person in holders(graph, post, enough))
        return tuple(dict.fromkeys(inside))
    if actor.startswith("person:"):
        return (actor,)
    return tuple(f"{actor}*{number}" for number in range(enough))


def deputies(graph: OrgGraph, actor: str, absent: Person, enough: int) -> tuple[Person, ...]:
    """The persons who act for a post while somebody who holds it is away."""
    found: dict[Person, None] = {}
    for post in _posts(graph, actor):
        if absent in holders(graph, post, enough):
            for link in graph.into(post, Edge.DEPUTY_OF):
                found |= dict.fromkeys(holders(graph, link.source, enough))
    return tuple(found)


def is_named(person: Person) -> bool:
    """Whether it is somebody whom the specification names."""
    return person.startswith("person:")


def is_on_duty(graph: OrgGraph, person: Person, post: str) -> bool:
    """Whether somebody ever works in a shift that names the post, if shifts do and theirs are stated."""
    shifts = {shift.address for shift in graph.rota.shifts(post)}
    own = [link.target for link in graph.out(person, Edge.WORKS)]
    return not shifts or not own or not shifts.isdisjoint(own)


def _posts(graph: OrgGraph, actor: str) -> list[str]:
    """The posts in a unit; a post itself."""
    if not actor.startswith("unit:"):
        return [actor]
    return [role.address for role in graph.roles if graph.is_in(role.address, actor)]
