"""A review is held on its day."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import NO_REVIEW, Review, rule
from orgflow.text import Text, phrase


@rule("review-expired", Severity.WARNING, family="improvement", needs=("reviews",))
def review_expired(graph: OrgGraph, *, review: Review = NO_REVIEW) -> Iterator[Problem]:
    """
    A review whose next day is over.

    下次日期已过的评审。

    **Why.** Either it was not held, or it was held and nobody wrote down when the next one is. Both mean that nobody is
    waiting for it.

    **Fix.** Hold it, and write the next day under `next`. The day to judge by is today's, or that of `--today`.

    **改法。** 举行评审，并在 `next` 写明下次日期。判断以当天或 `--today` 指定的日期为准。
    """
    today = review.today.isoformat() if review.today else ""
    for each in graph.team.reviews.values():
        if each.next and each.next < today:
            yield Problem(
                at=each.place("next"),
                say=phrase(
                    "the next day of {review} was {day}",
                    "「{review}」的下次日期 {day} 已过",
                    review=each.label,
                    day=each.next,
                ),
                subjects=(each.address,),
                witness=Witness("interval", (each.address,)),
                hint=Text(en="Hold it, and write the next day under `next`.", zh="请举行评审，并更新 `next`。"),
            )
