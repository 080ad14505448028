"""Solid and dotted lines do not pull at the same work."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_PARTS = (Edge.RESPONSIBLE, Edge.ACCOUNTABLE, Edge.CONSULTED)


@rule("matrix-conflict", Severity.WARNING, family="structure", needs=("duties",))
def matrix_conflict(graph: OrgGraph) -> Iterator[Problem]:
    """
    A dotted line for a duty for which the superior on the solid line is accountable.

    虚线与实线上级争夺同一项职责。

    **Why.** Both superiors direct the same work. When they disagree, those below choose whom to please.

    A dotted line for a duty says that its upper end directs that duty. It is a conflict when somebody above the role on
    its solid line is accountable for the duty, and the upper end of the dotted line has no part in it: it is neither
    responsible nor accountable nor consulted. Two accountable roles are `multiple-accountable`'s.

    **Fix.** Make the dotted superior accountable, or consulted where it only advises; or drop the dotted line.

    **改法。** 由虚线上级对该职责负责；若其只提建议，写入 `consulted`；或删除虚线。
    """
    for role in graph.roles:
        for upper, purpose in (role.dotted_to or {}).items():
            if isinstance(purpose, Ref) and not _has_part(graph, upper.address, purpose.address):
                answering = graph.into(purpose.address, Edge.ACCOUNTABLE)
                above = next((link for link in answering if graph.is_above(link.source, role.address)), None)
                if above:
                    yield _problem(graph, role, upper, purpose, above)


def _has_part(graph: OrgGraph, role: str, duty: str) -> bool:
    return any(link.source == role for kind in _PARTS for link in graph.into(duty, kind))


def _problem(graph: OrgGraph, role: Role, upper: Ref, purpose: Ref, answering: Link) -> Problem:
    return Problem(
        at=purpose.at,
        say=phrase(
            "{dotted} directs {role} in “{duty}” by a dotted line, but {solid} above it is accountable for that duty",
            "「{dotted}」以虚线指挥「{role}」的「{duty}」，而对该职责负责的是其实线上级「{solid}」",
            dotted=graph.label(upper.address),
            role=role.label,
            duty=graph.label(purpose.address),
            solid=graph.label(answering.source),
        ),
        subjects=(role.address, upper.address, purpose.address),
        witness=Witness("conflict", (upper.address, answering.source)),
        related=(Note(answering.at, Text(en="accountable here", zh="在此写明负责")),),
        hint=phrase(
            "Name {dotted} under `accountable`, or under `consulted` if it only advises; or drop the line.",
            "请把「{dotted}」写入 `accountable`；若只提建议，写入 `consulted`；或删除虚线。",
            dotted=graph.label(upper.address),
        ),
    )
