"""Merging posts keeps apart what must be kept apart."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph, brought_together
from orgflow.model.items import Ref
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# Duties that look over the work of others.
_CONTROLS = ("audit", "reconcile")


@rule("merged-sod", Severity.ERROR, family="variants", needs=("variants", "duties"))
def merged_sod(graph: OrgGraph) -> Iterator[Problem]:
    """
    Two duties that `not_with` keeps apart, put into one pair of hands by a merge.

    `not_with` 规定分开的两项职责，因岗位合并落入同一人手中。

    **Why.** In the base one post pays and another approves. In the small edition they are one, and nobody is left to
    notice a mistake, or worse.

    An error, unless somebody else audits or reconciles: then a warning, with the place of that duty. Asked of merged
    posts with one head that alone are responsible for both; with several heads they can still be kept apart.

    **Fix.** Leave one of the two with another post, or outside the team. Where the team is too small for that, let
    somebody else check afterwards (`does: [audit]`), and accept the finding with its `control`.

    **改法。** 把其中一项留给其他岗位或团队外部承担；人手不够时，由他人事后核查（`does: [audit]`），
    并以写明 `control` 的豁免接受。
    """
    told: set[frozenset[str]] = set()
    for duty in graph.team.duties.values():
        for other in duty.not_with:
            pair = frozenset((duty.address, other.address))
            role = sole_hand(graph, duty.address, other.address)
            together = role and graph.heads(role) == 1 and brought_together(graph, role, duty.address, other.address)
            if role and together and pair not in told:
                told.add(pair)
                yield _problem(graph, duty, other, role)


def sole_hand(graph: OrgGraph, first: str, second: str) -> str | None:
    """The role that alone is responsible for both of two duties."""
    hands = [graph.into(duty, Edge.RESPONSIBLE) for duty in (first, second)]
    if any(len(links) != 1 for links in hands):
        return None
    here, there = (links[0].source for links in hands)
    return here if here == there else None


def _problem(graph: OrgGraph, duty: Duty, other: Ref, role: str) -> Problem:
    control = _control(graph, role)
    return Problem(
        at=other.at,
        say=phrase(
            "both merged into {role}: {duty} and {other}, which must not be in the same hands",
            "「{duty}」和「{other}」因合并都由「{role}」承担，而两者不得由同一人承担",
            role=graph.label(role),
            duty=duty.label,
            other=graph.label(other.address),
        ),
        subjects=(duty.address, other.address),
        witness=Witness("conflict", (role, duty.address, other.address)),
        related=(Note(control.at, Text(en="somebody else checks here", zh="这里由他人核查")),) if control else (),
        hint=Text(
            en="Leave one of the two with another post, or let somebody else check afterwards (`does: [audit]`).",
            zh="请把其中一项留给其他岗位，或由他人事后核查（`does: [audit]`）。",
        ),
        severity=Severity.WARNING if control else None,
    )


def _control(graph: OrgGraph, role: str) -> Duty | None:
    """A duty by which somebody else looks over the work."""
    for duty in graph.team.duties.values():
        others = [link for link in graph.into(duty.address, Edge.RESPONSIBLE) if link.source != role]
        if others and not set(_CONTROLS).isdisjoint(duty.does):
            return duty
    return None
