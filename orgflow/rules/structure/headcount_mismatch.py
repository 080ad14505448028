"""The posts add up to the team."""

from collections.abc import Iterator
from heapq import nlargest
from math import inf

from orgflow.document.tree import Mapping
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Headcount, Profile, Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# What a post counts where it says nothing.
_ONE = Headcount(1, 1, 1)


@rule("headcount-mismatch", Severity.ERROR, family="structure")
def headcount_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A headcount that contradicts itself or the team's.

    自相矛盾或与团队总数不符的人数。

    **Why.** Rotas, spans and budgets are worked out from these figures. One of the two is wrong.

    The heads of all posts are added up, one where a post says nothing; bots and external posts do not count. Where
    ranges are stated, they must be able to meet. Silent while the team or all of its roles leave their headcounts out.
    A range whose `min` is above its `max` is found too.

    **Fix.** Correct the team's figure, or that of a post.

    **改法。** 更正团队总人数或相应岗位的人数。
    """
    team = graph.team.profile
    yield from _upside_down(team)
    for role in graph.roles:
        yield from _upside_down(role)
    posts = [role for role in graph.roles if not role.bot and not role.external]
    stated = team.headcount
    if not stated or _is_upside_down(stated) or not any(role.headcount for role in posts):
        return
    now = sum(role.heads for role in posts)
    low, high = _sum([role.headcount or _ONE for role in posts])
    both_now = _states_now(team) and all(_states_now(role) for role in posts)
    tops = [top for top in (high, stated.high) if top is not None]
    if max(low, stated.low) <= min(tops, default=inf) and not (both_now and now != stated.now):
        return
    largest = nlargest(3, (role for role in posts if role.headcount), key=lambda role: role.heads)
    yield Problem(
        at=team.place("headcount"),
        say=phrase(
            "the team states {stated} heads, its posts add up to {sum}",
            "团队写明 {stated} 人，各岗位合计 {sum} 人",
            stated=stated.now if both_now else _range(stated.low, stated.high),
            sum=now if both_now else _range(low, high),
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
            sum=now if both_now else _range(low, high),
        ),
    )


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


def _is_upside_down(heads: Headcount) -> bool:
    return heads.high is not None and heads.low > heads.high


def _sum(posts: list[Headcount]) -> tuple[int, int | None]:
    """The least and the most heads in all posts together; None where nothing bounds one of them above."""
    # A range that is upside down has been reported; here its two ends are taken in order.
    ranges = [(post.high, post.low) if _is_upside_down(post) else (post.low, post.high) for post in posts]
    tops = [high for _, high in ranges if high is not None]
    return sum(low or 0 for low, _ in ranges), sum(tops) if len(tops) == len(ranges) else None


def _states_now(item: Profile | Role) -> bool:
    """Whether today's number is known: a bare number, `now` of a range, or nothing, which is one."""
    node = item.node.get("headcount") if isinstance(item.node, Mapping) else None
    return not isinstance(node, Mapping) or "now" in node.entries


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}–{high}"
