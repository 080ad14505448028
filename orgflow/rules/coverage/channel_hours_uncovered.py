"""While a channel is open somebody who serves it is on duty."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_SHOWN = 6


@rule("channel-hours-uncovered", Severity.ERROR, family="coverage", needs=("channels", "shifts"))
def channel_hours_uncovered(graph: OrgGraph) -> Iterator[Problem]:
    """
    A channel that is open when nobody who serves it is on duty.

    渠道开放时没有接待人员当班。

    **Why.** Customers are told that somebody is there. They wait, and the first shift of the next day begins with what
    was left lying.

    **Fix.** Let a shift begin earlier or end later, put a post that serves the channel on another shift, or write
    shorter hours under `open`. Looked at is a usual week and, where hours speak of them, a public holiday. Posts on
    call count, a bot is always there, and a post that no shift names is there while the team is open (`calendar`).
    Asked of channels of kind `phone` and `chat`, on which customers wait, without `overflow_to`.
    Silent where no post that serves the channel is on a shift, or where nobody can tell when one of them is on duty.

    **改法。** 调整班次起止时间，或把接待该渠道的岗位排入其他班次，或缩短 `open`。按普通的一周计算；
    若时间中写到法定节假日，也看节假日。
    值守待命的岗位计入，机器人视为一直在岗，未排班的岗位按团队营业时间（`calendar`）计。
    """
    from orgflow.hours import uncovered

    for channel in graph.team.channels.values():
        servers = graph.rota.servers(channel)
        shifts = [shift for role in servers for shift in graph.rota.shifts(role)]
        given = graph.rota.hours_of_any(servers) if channel.open and shifts else None
        if channel.open is None or given is None or not graph.rota.is_waited_on(channel):
            continue
        gap = uncovered(channel.open, given)
        if gap:
            yield Problem(
                at=channel.place("open"),
                say=phrase(
                    "{channel} is open {gap}, but nobody who serves it is on duty then",
                    "「{channel}」在{gap} 开放，但没有接待人员当班",
                    channel=channel.label,
                    gap=gap.words,
                ),
                subjects=(channel.address,),
                witness=Witness("interval", (channel.address, gap.text)),
                related=tuple(
                    Note(shift.place("hours"), Text(en="on duty then", zh="此时当班"))
                    for shift in list({shift.address: shift for shift in shifts}.values())[:_SHOWN]
                ),
                hint=Text(
                    en="Let a shift cover these hours, or shorten `open`.", zh="请安排班次覆盖这段时间，或缩短 `open`。"
                ),
            )
