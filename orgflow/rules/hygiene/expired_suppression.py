"""A waiver holds to its last day."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.accepting import has_ended
from orgflow.rules.rule import NO_REVIEW, Review, rule
from orgflow.text import Text, phrase


@rule("expired-suppression", Severity.ERROR, family="hygiene", needs=("waivers",))
def expired_suppression(graph: OrgGraph, *, review: Review = NO_REVIEW) -> Iterator[Problem]:
    """
    A waiver whose last day is over.

    已过期的豁免。

    **Why.** It was agreed to live with the gap until that day; from the next on it is a gap like any other, and is
    reported again.

    **Fix.** Close the gap and take the waiver out, or agree on a new day. The day to judge by is today's, or that of
    `--today`.

    **改法。** 解决该问题并删除豁免，或重新商定期限。判断以当天或 `--today` 指定的日期为准。
    """
    for waiver in graph.team.waivers.values():
        if has_ended(waiver, review.today):
            yield Problem(
                at=waiver.place("until"),
                say=phrase(
                    "the waiver {waiver} ended on {day}",
                    "豁免「{waiver}」已于 {day} 到期",
                    waiver=waiver.label,
                    day=waiver.until or "",
                ),
                subjects=(waiver.address,),
                witness=Witness("interval", (waiver.address,)),
                hint=Text(
                    en="Close the gap and take the waiver out, or agree on a new day.",
                    zh="请解决该问题并删除豁免，或重新商定期限。",
                ),
            )
