"""Surveys, reviews and improvements: whose they are, what they look at, and what they change."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.improvement import Action, Review, Survey


def links(team: Team) -> Iterator[Link]:
    """Who asks about what, who reviews what from what, and what changes."""
    for survey in team.surveys.values():
        yield from _survey(survey)
    for review in team.reviews.values():
        yield from _review(review)
    for action in team.actions.values():
        yield from _action(action)


def _survey(survey: "Survey") -> Iterator[Link]:
    for workflow in survey.of:
        yield link_to(Edge.ASKS_ABOUT, survey.address, workflow)
    for channel in survey.via:
        yield link_to(Edge.ASKS_ON, survey.address, channel)
    if survey.by:
        yield link_from(Edge.CONDUCTS, survey.by, survey.address)
    for record in survey.writes:
        yield link_to(Edge.WRITES, survey.address, record)


def _review(review: "Review") -> Iterator[Link]:
    for subject in review.of:
        yield link_to(Edge.REVIEWS, review.address, subject)
    if review.owner:
        yield link_from(Edge.OWNS, review.owner, review.address)
    for attendee in review.attendees:
        yield link_from(Edge.ATTENDS, attendee, review.address)
    for fact in review.inputs:
        yield link_from(Edge.FEEDS, fact, review.address)
    for record in review.outputs:
        yield link_to(Edge.WRITES, review.address, record)
    for changed in review.changes:
        yield link_to(Edge.CHANGES, review.address, changed)


def _action(action: "Action") -> Iterator[Link]:
    if action.owner:
        yield link_from(Edge.OWNS, action.owner, action.address)
    for goal in action.for_:
        yield link_to(Edge.CONTRIBUTES_TO, action.address, goal)
    for changed in action.changes:
        yield link_to(Edge.CHANGES, action.address, changed)
    if action.verified_by:
        yield link_from(Edge.VERIFIES, action.verified_by, action.address)
