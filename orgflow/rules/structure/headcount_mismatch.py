"""The posts add up to the team."""

from collections.abc import Iterator
from heapq import nlargest

from orgflow.document.tree import Mapping
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Profile, Role
from orgflow.rules.headcounts import mismatch
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("headcount-mismatch", Severity.ERROR, family="structure")
def headcount_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A headcount that contradicts itself or the team's.

    自相矛盾或与团队总数不符的人数。

    **Why.** Rotas, spans and budgets are worked out from these figures. One of the two is wrong.

    The heads of all posts are added up, one where a post says nothing; bots and external posts do not count. Where
    ranges are stated, they must be able to meet. Silent while the team or all of its roles leave their headcounts out,
    and where somebody by name holds several posts.
    A range whose `min` is above its `max` is found too.

    **Fix.** Correct the team's figure, or that of a post.

    **改法。** 更正团队总人数或相应岗位的人数。
    """
    team = graph.team.profile
    yield from _upside_down(team)
    for role in graph.roles:
        yield from _upside_down(role)
    found = None if _shared(graph) else mismatch(graph)
    # A figure that was right in the base is the variant's own fault.
    if not found or (graph.base and mismatch(graph.base) != found):
        return
    largest = nlargest(3, found.posts, key=lambda role: role.heads)
    yield Problem(
        at=team.place("headcount"),
        say=phrase(
            "the team states {stated} heads, its posts add up to {sum}",
            "团队写明 {stated} 人，各岗位合计 {sum} 人",
            stated=found.stated,
            sum=found.sum,
        ),
        subjects=(team.address,),
        witness=Witness("conflict", (team.address,)),
        related=tuple(
            Note(
                role.place("headcount"),
                phrase("{role}: {heads}", "{role}：{heads} 人", role=role.label, heads=role.heads),
            )
            for role in largest
        ),
        hint=phrase(
            "Write {sum}, or correct the headcount of a post.",
            "请改为 {sum}，或更正岗位人数。",
            sum=found.sum,
        ),
    )


def _shared(graph: OrgGraph) -> bool:
    """Whether somebody holds several posts: then heads are fewer than posts, and nobody can tell how many."""
    return any(len(person.roles or {}) > 1 for person in graph.team.people.values())


def _upside_down(item: Profile | Role) -> Iterator[Problem]:
    node = item.node.get("headcount") if isinstance(item.node, Mapping) else None
    low, high = (node.plain.get(key) if isinstance(node, Mapping) else None for key in ("min", "max"))
    if node is None or low is None or high is None or low <= high:
        return
    yield Problem(
        at=node.span,
        say=phrase(
            "{item}: at least {low} heads, yet at most {high}",
            "{item}：至少 {low} 人，至多却只有 {high} 人",
            item=item.label,
            low=low,
            high=high,
        ),
        subjects=(item.address,),
        witness=Witness("conflict", (item.address, "min", "max")),
        hint=Text(en="Exchange `min` and `max`, or correct one.", zh="请对调 `min` 与 `max`，或更正其中之一。"),
    )
