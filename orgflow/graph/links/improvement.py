"""Improvements: whose they are, what they are for, and what they change."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.improvement import Action


def links(team: Team) -> Iterator[Link]:
    """The edges of actions."""
    for action in team.actions.values():
        yield from _action(action)


def _action(action: "Action") -> Iterator[Link]:
    if action.owner:
        yield link_from(Edge.OWNS, action.owner, action.address)
    for goal in action.for_:
        yield link_to(Edge.CONTRIBUTES_TO, action.address, goal)
    for changed in action.changes:
        yield link_to(Edge.CHANGES, action.address, changed)
    if action.verified_by:
        yield link_from(Edge.VERIFIES, action.verified_by, action.address)
