"""What begins ends later."""

from collections.abc import Iterator
from datetime import date

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, phrase


@rule("date-order", Severity.ERROR, family="hygiene")
def date_order(graph: OrgGraph) -> Iterator[Problem]:
    """
    A day that lies before the one that it must follow.

    先后颠倒的日期。

    **Why.** One of the two is a slip of the pen, and plans are made by it.

    The specification must not end before it takes effect (`team.effective`), and neither must the next day of a review
    lie before it takes effect or after it has ended, nor an action be due after it has ended.

    **Fix.** Correct one of the two days.

    **改法。** 更正两个日期之一。
    """
    team = graph.team.profile
    effective = team.effective
    if effective is None:
        return
    place = team.place("effective")
    start, end = effective.from_, effective.to
    if _is_before(end, start):
        yield _problem(
            team.address,
            place,
            phrase(
                "it ends on {end}, before it begins on {start}",
                "于 {end} 结束，早于开始日 {start}",
                end=end or "",
                start=start or "",
            ),
        )
        return
    for review in graph.team.reviews.values():
        if _is_before(review.next, start):
            say = phrase(
                "the next {review} is on {day}, before this takes effect on {start}",
                "「{review}」下次在 {day}，早于生效日 {start}",
                review=review.label,
                day=review.next or "",
                start=start or "",
            )
            yield _problem(review.address, review.place("next"), say, place)
        if _is_before(end, review.next):
            say = phrase(
                "the next {review} is on {day}, after this has ended on {end}",
                "「{review}」下次在 {day}，晚于失效日 {end}",
                review=review.label,
                day=review.next or "",
                end=end or "",
            )
            yield _problem(review.address, review.place("next"), say, place)
    for action in graph.team.actions.values():
        if _is_before(end, action.due):
            say = phrase(
                "{action} is due on {day}, after this has ended on {end}",
                "「{action}」于 {day} 到期，晚于失效日 {end}",
                action=action.label,
                day=action.due or "",
                end=end or "",
            )
            yield _problem(action.address, action.place("due"), say, place)


def _is_before(first: str | None, second: str | None) -> bool:
    """Whether both days are stated and the first is the earlier one."""
    return first is not None and second is not None and date.fromisoformat(first) < date.fromisoformat(second)


def _problem(address: str, at: Span, say: Text, against: Span | None = None) -> Problem:
    return Problem(
        at=at,
        say=say,
        subjects=(address,),
        witness=Witness("conflict", (address,)),
        related=(Note(against, Text(en="effective from and to", zh="生效与失效日期")),) if against else (),
        hint=Text(en="Correct one of the two days.", zh="请更正其中一个日期。"),
    )
