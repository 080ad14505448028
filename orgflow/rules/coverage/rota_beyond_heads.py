"""No more heads are on duty at once than there are."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.rota import Turn, bound
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("rota-beyond-heads", Severity.ERROR, family="coverage", needs=("shifts", "roles"))
def rota_beyond_heads(graph: OrgGraph) -> Iterator[Problem]:
    """
    Shifts that take more heads of a post at once than the post has.

    排班同时需要的人数超过岗位人数。

    **Why.** On paper the hour is staffed, in truth somebody is missing each time.

    **Fix.** Ask for fewer heads in `roles` of the shifts, let them overlap less, or raise the `headcount` of the post.
    Of a range the upper end counts. Silent on posts without `headcount`, and on shifts on call.

    **改法。** 减少班次 `roles` 中的人数，减少班次重叠，或增加岗位 `headcount`。编制写成区间的，按上限计。
    未写明 `headcount` 的岗位不提示。
    """
    for role in graph.roles:
        heads = bound(role)
        if heads is None or role.bot:
            continue
        most, turn = _most(graph.rota.turns(role.address))
        if turn and most > heads:
            yield Problem(
                at=turn.shift.place("roles"),
                say=phrase(
                    "the shifts take {most} heads of {post} at once; it has {heads}",
                    "班次同时需要「{post}」{most} 人，但该岗位只有 {heads} 人",
                    most=most,
                    post=role.label,
                    heads=heads,
                ),
                subjects=(role.address, turn.shift.address),
                witness=Witness("conflict", (role.address, turn.shift.address)),
                related=(Note(role.place("headcount"), Text(en="so many there are", zh="岗位人数")),),
                hint=Text(
                    en="Ask for fewer heads in `roles`, or raise `headcount`.",
                    zh="请减少 `roles` 中的人数，或增加 `headcount`。",
                ),
            )


def _most(turns: list[Turn]) -> tuple[int, Turn | None]:
    """How many heads are on duty at once at most, and the turn with whose begin they are."""
    # What ends at a moment is over before what begins at it.
    moments = sorted(
        [(turn.begin, turn.heads, number) for number, turn in enumerate(turns)]
        + [(turn.end, -turn.heads, number) for number, turn in enumerate(turns)]
    )
    there, most, latest = 0, 0, None
    for _, heads, number in moments:
        there += heads
        if there > most:
            most, latest = there, turns[number]
    return most, latest
