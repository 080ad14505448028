"""Careers: from which post to which, between which posts people change, and who may follow whom."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.careers import Career


def links(team: Team) -> Iterator[Link]:
    """The edges of career ladders."""
    for career in team.careers.values():
        yield from _career(career)


def _career(career: "Career") -> Iterator[Link]:
    for step in (career.steps or {}).values():
        if step.from_ and step.to:
            yield Link(Edge.ADVANCES_TO, step.from_.address, step.to.address, step.to.at, via=step)
    for rotation in (career.rotation or {}).values():
        for first, second in pairwise(rotation.between):
            yield Link(Edge.ROTATES_WITH, first.address, second.address, second.at, via=rotation)
    if career.counselling:
        yield link_from(Edge.COUNSELS, career.counselling, career.address)
    for post, candidates in (career.talent_pool or {}).items():
        for candidate in candidates:
            yield link_from(Edge.CANDIDATE_FOR, candidate, post.address)
