"""No taller than the team needs."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("too-many-layers", Severity.WARNING, family="structure")
def too_many_layers(graph: OrgGraph, *, span: int = 3, least: int = 3) -> Iterator[Problem]:
    """
    More levels of management than a team of this size needs.

    层级多于团队规模所需。

    **Why.** Every level delays what climbs and bends what is passed down.

    A team may be as tall as it would be if everybody who leads led `span` heads, and always `least` levels: 3 levels up
    to 13 heads, 4 up to 40, 5 up to 121, 6 up to 364, 7 up to 1093. The measure is ours; the usual advice, a span of 5
    to 8, would be stricter. Assistants and bots make no level. Silent where the size is not known, that is where
    neither the team nor every role states a headcount.

    **Fix.** Take out the level that leads the fewest, and let its reports answer to the level above.

    **改法。** 取消下属最少的一级，让其下属直接向上一级汇报。
    """
    posts = [role for role in graph.roles if not role.bot]
    stated = graph.team.profile.headcount
    if not posts or not (stated or all(role.headcount for role in posts)):
        return
    heads = stated.now if stated else sum(role.heads for role in posts)
    limit = max(least, _levels(heads, span))
    lowest = max(
        (role for role in posts if not role.assistant), key=lambda role: graph.layer(role.address), default=None
    )
    if lowest is None or graph.layer(lowest.address) <= limit:
        return
    path = [lowest.address, *(address for address in graph.chain(lowest.address) if graph.layer(address))][::-1]
    thinnest = min(path[1:-1], key=lambda address: graph.span_of_control(address).heads)
    yield Problem(
        at=lowest.at,
        say=phrase(
            "{levels} levels from {top} down to {lowest}; {limit} are enough for {heads} people",
            "从{top}到{lowest}有 {levels} 级；{heads} 人的团队 {limit} 级就够",
            levels=len(path),
            top=graph.label(path[0]),
            lowest=lowest.label,
            limit=limit,
            heads=heads,
        ),
        subjects=(lowest.address,),
        witness=Witness("path", tuple(path)),
        related=(Note(graph.items[thinnest].at, Text(en="the level that leads the fewest", zh="下属最少的一级")),),
        hint=phrase(
            "Let those who report to {thinnest} report to {above}.",
            "让{thinnest}的下属直接向{above}汇报。",
            thinnest=graph.label(thinnest),
            above=graph.label(path[path.index(thinnest) - 1]),
        ),
    )


def _levels(heads: int, span: int) -> int:
    """The height of the flattest tree of so many heads in which nobody leads more than `span`."""
    levels, room, width = 0, 0, 1
    while room < heads:
        levels, room, width = levels + 1, room + width, width * span
    return levels
