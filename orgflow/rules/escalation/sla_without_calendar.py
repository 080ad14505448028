"""Business time is counted by hours that somebody has stated."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.pledges import pledges
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("sla-without-calendar", Severity.WARNING, family="escalation")
def sla_without_calendar(graph: OrgGraph) -> Iterator[Problem]:
    """
    A promise or a ladder in business time, while nobody says when the team is open.

    按营业时间计时，却没有写明营业时间。

    **Why.** Four hours of business time end today or on Monday, depending on who counts. A customer counts otherwise
    than the team.

    **Fix.** Write `calendar: {open: …, zone: …}` of the team, or `clock: elapsed`, which is also what holds where no
    clock is stated.

    **改法。** 在 `team` 写明 `calendar: {open: …, zone: …}`，或改为 `clock: elapsed`（不写时即按自然时间计）。
    """
    calendar = graph.team.profile.calendar
    if calendar and calendar.open:
        return
    for workflow in graph.team.workflows.values():
        for pledge in pledges(graph, workflow):
            if pledge.clock == "business" and pledge.owner is workflow:
                yield Problem(
                    at=pledge.at,
                    say=phrase(
                        "“{flow}” promises `{act}` in business time, but nobody says when the team is open",
                        "「{flow}」按营业时间承诺 `{act}`，但团队没有写明营业时间",
                        flow=workflow.label,
                        act=pledge.act,
                    ),
                    subjects=(workflow.address,),
                    witness=Witness("absence", (workflow.address, pledge.act)),
                    hint=_HINT,
                )
    for ladder in graph.team.escalations.values():
        if ladder.clock == "business":
            yield Problem(
                at=ladder.place("clock"),
                say=phrase(
                    "{ladder} runs in business time, but nobody says when the team is open",
                    "「{ladder}」按营业时间计时，但团队没有写明营业时间",
                    ladder=ladder.label,
                ),
                subjects=(ladder.address,),
                witness=Witness("absence", (ladder.address,)),
                hint=_HINT,
            )


_HINT = Text(
    en="Write `calendar: {open: …, zone: …}` of the team, or `clock: elapsed`.",
    zh="请在 `team` 写明 `calendar: {open: …, zone: …}`，或写 `clock: elapsed`。",
)
