"""What must not be in the same hands is not in the same hands."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph, brought_together
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("person-role-collision", Severity.ERROR, family="separation")
def person_role_collision(graph: OrgGraph) -> Iterator[Problem]:
    """
    One person who does two duties that `not_with` keeps apart.

    `not_with` 规定分开的两项职责落在同一个人手里。

    **Why.** Somebody has said that these two must not be done by one person, and the way posts are filled breaks it.

    **Fix.** Let another post be responsible for one of them, or another person hold one of the posts. Asked where there
    is no doubt: a post with a single head does both, or one person by name holds two such posts. A post with several
    heads can keep them apart by itself.

    **改法。** 让另一岗位负责其中一项，或由另一人担任其中一个岗位。只在确定冲突时提示。
    """
    told: dict[frozenset[str], None] = {}
    for duty in graph.team.duties.values():
        for other in duty.not_with:
            pair = frozenset((duty.address, other.address))
            if pair in told:
                continue
            told[pair] = None
            yield from _in_one_hand(graph, duty, other)


def _in_one_hand(graph: OrgGraph, duty: Duty, other: Ref) -> Iterator[Problem]:
    here, there = _sole(graph, duty.address), _sole(graph, other.address)
    if here is None or there is None:
        return
    role = graph.items[here.source]
    if here.source == there.source:
        # What a merge has put together is told by `merged-sod`.
        merged = brought_together(graph, here.source, duty.address, other.address)
        if isinstance(role, Role) and role.heads == 1 and not merged:
            yield _problem(graph, duty, other, here.source, (here, there))
        return
    other_role = graph.items[there.source]
    if not (isinstance(role, Role) and isinstance(other_role, Role) and role.heads == other_role.heads == 1):
        return
    holders = {link.source: link for link in graph.into(there.source, Edge.HOLDS)}
    for link in graph.into(here.source, Edge.HOLDS):
        if link.source in holders:
            yield _problem(graph, duty, other, link.source, (link, holders[link.source]))


def in_one_hand(graph: OrgGraph, duty: Duty, other: Ref) -> bool:
    """Whether this rule, or `merged-sod` where a variant has put them together, tells of two duties."""
    here, there = _sole(graph, duty.address), _sole(graph, other.address)
    if here is None or there is None:
        return False
    if here.source == there.source:
        return graph.heads(here.source) == 1
    return any(_in_one_hand(graph, duty, other))


def _sole(graph: OrgGraph, duty: str) -> Link | None:
    links = graph.into(duty, Edge.RESPONSIBLE)
    return links[0] if len(links) == 1 else None


def _problem(graph: OrgGraph, duty: Duty, other: Ref, who: str, links: tuple[Link, Link]) -> Problem:
    return Problem(
        at=other.at,
        say=phrase(
            "{who} does both {duty} and {other}, which must not be in the same hands",
            "「{who}」同时承担「{duty}」和「{other}」，而两者不得由同一人承担",
            who=graph.label(who),
            duty=duty.label,
            other=graph.label(other.address),
        ),
        subjects=(duty.address, other.address),
        witness=Witness("conflict", (who, duty.address, other.address)),
        related=tuple(Note(link.at, Text(en="in one hand by this", zh="由此落在同一人手里")) for link in links),
        hint=Text(en="Give one of the two to somebody else.", zh="请把其中一项交给其他人。"),
    )
