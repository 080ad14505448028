"""Somebody is there while others pause."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.rota import Turn
from orgflow.model.service import Channel
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WEEK = 7 * 24 * 60
_HELD = ("phone", "chat")


@rule("breaks-uncovered", Severity.INFO, family="coverage", needs=("channels", "shifts"))
def breaks_uncovered(graph: OrgGraph) -> Iterator[Problem]:
    """
    A shift whose only agent cannot take the break without leaving the channel alone.

    唯一接待人员一休息、渠道就无人接待的班次。

    **Why.** Either customers wait for the length of the break, or there is no break.

    **Fix.** Put a second head on the shift, let another shift overlap for the time of the break, close the channel in
    it, or say where it goes with `overflow_to`. Asked of channels of kind `phone` and `chat`, on which customers wait,
    whose posts are all on the rota: the break may be taken whenever somebody else is there or the channel is closed.

    **改法。** 该班次增加一人，让相邻班次在休息时间重叠，休息时关闭渠道，或写明分流渠道 `overflow_to`。
    """
    for channel in graph.team.channels.values():
        servers = graph.rota.servers(channel)
        if channel.kind not in _HELD or channel.open is None or channel.overflow_to:
            continue
        turns = {role: graph.rota.turns(role) for role in servers}
        # A post that no shift names is there while the team is open; a bot always is.
        if not all(turns.values()):
            continue
        told: dict[str, None] = {}
        every = [turn for found in turns.values() for turn in found]
        for turn in every:
            if turn.shift.address not in told and _is_alone(channel, turn, every):
                told[turn.shift.address] = None
                yield _problem(channel, turn)


def _is_alone(channel: Channel, turn: Turn, every: list[Turn]) -> bool:
    """Whether nobody else is there and the channel is open in every stretch that is as long as the break."""
    from orgflow.hours import usual_week
    from orgflow.hours.spans import common, minus, moved, union

    pause = (turn.shift.break_.seconds or 0) // 60 if turn.shift.break_ else 0
    spans = usual_week(turn.shift.hours).row if turn.shift.hours else ()
    # Where the hours of the shift leave the break out, everybody knows when it is.
    if not pause or turn.heads != 1 or (turn.begin, turn.end) not in spans:
        return False
    others = union(
        (other.begin + week, other.end + week)
        for other in every
        if other is not turn and other.heads
        for week in (-_WEEK, 0, _WEEK)
    )
    opened = usual_week(channel.open).row if channel.open else ()
    opened = union(span for week in (-_WEEK, 0, _WEEK) for span in moved(opened, week))
    alone = minus(((turn.begin, turn.end),), others)
    free = minus(((turn.begin, turn.end),), common(alone, opened))
    return all(end - begin < pause for begin, end in free)


def _problem(channel: Channel, turn: Turn) -> Problem:
    return Problem(
        at=turn.shift.place("break"),
        say=phrase(
            "while the only one on {shift} pauses, nobody answers {channel}",
            "「{shift}」唯一的当班人员休息时，「{channel}」无人接待",
            shift=turn.shift.label,
            channel=channel.label,
        ),
        subjects=(turn.shift.address, channel.address),
        witness=Witness("interval", (turn.shift.address, channel.address)),
        hint=Text(
            en="Put a second head on the shift, let another overlap, or say where the channel goes with `overflow_to`.",
            zh="请增加一人，让其他班次重叠，或写明分流渠道 `overflow_to`。",
        ),
    )
