"""Who answers for a duty must be able to direct it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.organisation import Party, Role
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("accountable-without-authority", Severity.WARNING, family="duties", needs=("duties",))
def accountable_without_authority(graph: OrgGraph) -> Iterator[Problem]:
    """
    An accountable role that has no say over those who do the work.

    负责的岗位管不到执行的岗位。

    **Why.** Who is accountable signs off the work. Without a line to those who do it, it can neither direct nor stop
    them, and is blamed for what it could not change.

    **Fix.** Name as `accountable` the role itself or one above all that are responsible; or give each of those a
    `dotted_to` line to the accountable role for this duty. Silent for roles that stand in a reporting circle or whose
    own line is not stated: `reporting-cycle` and `orphan-role` speak of them.

    **改法。** `accountable` 写执行岗位自身或其共同上级；或让各执行岗位为该职责写一条指向负责岗位的 `dotted_to` 虚线。
    """
    tops_are_stated = graph.team.profile.head is not None or any(role.reports_to == () for role in graph.roles)
    for duty in graph.team.duties.values():
        doing = [
            link
            for link in graph.into(duty.address, Edge.RESPONSIBLE)
            if _is_placed(graph, link.source, tops_are_stated)
        ]
        for answering in graph.into(duty.address, Edge.ACCOUNTABLE):
            if any(link.source == answering.source for link in graph.into(duty.address, Edge.RESPONSIBLE)):
                continue
            beyond = [link for link in doing if not _may_direct(graph, answering.source, link.source, duty)]
            if beyond:
                yield _problem(graph, duty, answering, beyond)


def _is_placed(graph: OrgGraph, address: str, tops_are_stated: bool) -> bool:
    """Whether all who are above a role are known: its line runs into no circle and ends where it is meant to."""
    top = graph.items.get(graph.top(address))
    if graph.layer(address) == 0 or not isinstance(top, Role):
        return isinstance(top, Party)
    head = graph.team.profile.head
    if tops_are_stated:
        return top.reports_to == () or (head is not None and head.address == top.address)
    return bool(graph.reports(top.address))


def _may_direct(graph: OrgGraph, upper: str, lower: str, duty: Duty) -> bool:
    role = graph.items[lower]
    dotted = role.dotted_to or {} if isinstance(role, Role) else {}
    return graph.is_above(upper, lower) or any(
        # A purpose in words may well be this duty.
        target.address == upper and (not isinstance(purpose, Ref) or purpose.address == duty.address)
        for target, purpose in dotted.items()
    )


def _problem(graph: OrgGraph, duty: Duty, answering: Link, beyond: list[Link]) -> Problem:
    own = Text(en="does the work", zh="由其执行")
    names = listed(graph.label(link.source) for link in beyond)
    area = (Note(answering.at, Text(en="as its area says", zh="领域如此规定")),) if answering.inferred else ()
    return Problem(
        at=duty.at if answering.inferred else answering.at,
        say=phrase(
            "{upper} is accountable for {duty} but is not above {names}",
            "「{upper}」对「{duty}」负责，却不是{names}的上级",
            upper=graph.label(answering.source),
            duty=duty.label,
            names=names,
        ),
        subjects=(duty.address, answering.source, *(link.source for link in beyond)),
        witness=Witness("conflict", (answering.source, *(link.source for link in beyond))),
        related=(*area, *(Note(link.at, own) for link in beyond)),
        hint=phrase(
            "Name a role above {names}, or let them have a `dotted_to` line to {upper} for this duty.",
            "请改为{names}的上级，或让其为该职责写一条指向「{upper}」的 `dotted_to`。",
            names=names,
            upper=graph.label(answering.source),
        ),
    )
