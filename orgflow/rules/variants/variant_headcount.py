"""The posts of a variant add up to its team."""

from collections.abc import Iterator
from heapq import nlargest

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.headcounts import mismatch
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("variant-headcount", Severity.ERROR, family="variants", needs=("variants",))
def variant_headcount(graph: OrgGraph) -> Iterator[Problem]:
    """
    A variant whose posts do not add up to its headcount.

    岗位人数与团队总人数不符的变体。

    **Why.** An edition for two people that adds up to four is not an edition for two. Either posts were forgotten that
    should have gone, or the figure is still that of the base.

    Counted as for `headcount-mismatch`, which speaks where the base has the same fault. A post that absorbs others
    keeps its own headcount. Where no post states one, each counts as one head if that adds up in the base.

    **Fix.** State the variant's size in its patch (`team: {headcount: N}`), or correct, merge or take away posts.

    **改法。** 在变体的 `patch` 中写明团队人数（`team: {headcount: N}`），或更正、合并、取消相应岗位。
    """
    if graph.variant is None or graph.base is None:
        return
    adds_up = graph.base.team.profile.headcount is not None and not mismatch(graph.base, bare=True)
    found = mismatch(graph, bare=adds_up)
    if found is None or found == mismatch(graph.base):
        return
    team, base = graph.team.profile, graph.base.team.profile
    own = team.place("headcount") != base.place("headcount")
    yield Problem(
        at=team.place("headcount") if own else graph.variant.at,
        say=phrase(
            "{variant} has {stated} heads, its posts add up to {sum}",
            "「{variant}」写明 {stated} 人，各岗位合计 {sum} 人",
            variant=graph.variant.label,
            stated=found.stated,
            sum=found.sum,
        ),
        subjects=(graph.variant.address,),
        witness=Witness("conflict", (graph.variant.address, team.address)),
        related=(
            *(() if own else (Note(team.place("headcount"), phrase("stated in the base", "基础版本写明的人数")),)),
            *(
                Note(
                    role.place("headcount"),
                    phrase("{role}: {heads}", "{role}：{heads} 人", role=role.label, heads=role.heads),
                )
                for role in nlargest(3, found.posts, key=lambda role: role.heads)
            ),
        ),
        hint=phrase(
            "In its patch write `team: {{headcount: {sum}}}`, or correct its posts.",
            "请在其 `patch` 中写 `team: {{headcount: {sum}}}`，或更正岗位。",
            sum=found.sum,
        ),
    )
