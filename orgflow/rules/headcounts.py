"""The heads that a team states, and those that its posts add up to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from orgflow.document.tree import Mapping
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Headcount, Profile, Role

# What a post counts where it says nothing.
_ONE = Headcount(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What the team states and what the posts add up to, in words; `posts` are those that state a headcount."""

    stated: str
    sum: str
    posts: tuple[Role, ...] = field(compare=False)


def mismatch(graph: OrgGraph, *, bare: bool = False) -> Mismatch | None:
    """How the posts of a team contradict its own headcount, if they do; bots and external posts do not count.

    Posts of which none states a headcount say nothing, unless `bare` ones count as one head each.
    """
    team = graph.team.profile
    posts = [role for role in graph.roles if not role.bot and not role.external]
    stated = team.headcount
    if not stated or is_upside_down(stated) or not (bare or any(role.headcount for role in posts)):
        return None
    now = sum(role.heads for role in posts)
    low, high = _sum([role.headcount or _ONE for role in posts])
    both_now = _states_now(team) and all(_states_now(role) for role in posts)
    tops = [top for top in (high, stated.high) if top is not None]
    if max(low, stated.low) <= min(tops, default=inf) and not (both_now and now != stated.now):
        return None
    return Mismatch(
        stated=str(stated.now) if both_now else _range(stated.low, stated.high),
        sum=str(now) if both_now else _range(low, high),
        posts=tuple(role for role in posts if role.headcount),
    )


def is_upside_down(heads: Headcount) -> bool:
    """Whether a range has its least above its most."""
    return heads.high is not None and heads.low > heads.high


def _sum(posts: Sequence[Headcount]) -> tuple[int, int | None]:
    """The least and the most heads in all posts together; None where nothing bounds one of them above."""
    # A range that is upside down has been reported; here its two ends are taken in order.
    ranges = [(post.high, post.low) if is_upside_down(post) else (post.low, post.high) for post in posts]
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
