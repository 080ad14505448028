"""Work that must not stop does not hang on one person."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph, lost
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.rules.structure.no_deputy import reason_to_wait
from orgflow.text import Text, phrase


@rule("single-point-of-failure", Severity.WARNING, family="structure")
def single_point_of_failure(graph: OrgGraph) -> Iterator[Problem]:
    """
    A critical duty or a channel that hangs on one person.

    系于一人的关键职责或渠道。

    **Why.** On the day that this one person is away, the duty is not done, or nobody answers.

    A duty marked `critical` is found when a single role with one head is responsible for it, and a channel when a
    single role that states one head serves it. A deputy is enough. Silent for bots, for external and for vacant posts,
    which are vacant-critical-post's, and where no-deputy speaks of the role: the same deputy mends both. Silent on
    channels while no role of the team names a deputy.

    **Fix.** Name a deputy, a second head or a second role.

    **改法。** 写明代理人，增加一人，或增加一个岗位。
    """
    for duty in graph.team.duties.values():
        if duty.critical:
            yield from _problem(graph, graph.into(duty.address, Edge.RESPONSIBLE), _DUTY)
    deputies_are_named = any(graph.links(Edge.DEPUTY_OF))
    for channel in graph.team.channels.values() if deputies_are_named else ():
        serving = graph.into(channel.address, Edge.SERVES)
        # Many drafts leave the number of agents open.
        if all(graph.items[link.source].states("headcount") for link in serving):
            yield from _problem(graph, serving, _CHANNEL)


_DUTY = ("{what} is critical and hangs on the one person in {role}", "关键职责「{what}」系于「{role}」一人")
_CHANNEL = ("{what} is answered by the one person in {role} alone", "渠道「{what}」仅由「{role}」一人应答")


def _problem(graph: OrgGraph, hands: list[Link], wording: tuple[str, str]) -> Iterator[Problem]:
    role = graph.items[hands[0].source] if len(hands) == 1 else None
    if not isinstance(role, Role) or role.heads != 1 or role.bot or role.external or role.vacant:
        return
    if graph.into(role.address, Edge.DEPUTY_OF) or _is_told(graph, role):
        return
    (hand,) = hands
    yield Problem(
        at=graph.items[hand.target].at if hand.inferred else hand.at,
        say=phrase(*wording, what=graph.label(hand.target), role=role.label),
        subjects=(hand.target, role.address),
        witness=Witness("absence", (role.address,)),
        related=(Note(role.at, Text(en="one head and no deputy", zh="一人，且无代理")),),
        hint=Text(en="Name who stands in for the role: `deputy: ROLE`.", zh="请为该岗位写明代理：`deputy: 岗位`。"),
    )


def _is_told(graph: OrgGraph, role: Role) -> bool:
    """Whether no-deputy, or in a variant no-backup-solo, says that nobody stands in for the role."""
    if lost(graph, role.address, Edge.DEPUTY_OF):
        return True
    return any(graph.links(Edge.DEPUTY_OF)) and reason_to_wait(graph, role) is not None
