"""Hours against channels and shifts: how many are on duty in each hour of a usual week, and when nobody is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgflow.diagram import Cell, Column, Label, Matrix, Phase, Row
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.hours import Week, day_names, usual_week
from orgflow.model.hours import DAY, Hours
from orgflow.text import Text, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.heat import heat
from orgflow.views.presence import Presence, State, presence
from orgflow.views.words import Wording, counted

NAME = "hours"
_SHIFTS = "shifts"
_HOURS = range(24)
_CELLS: dict[State, Cell] = {
    "machine": Cell("✓", "tint"),
    "later": Cell("", heat=0),
    "unknown": Cell("?"),
    "nobody": Cell("0", "missing"),
}
_SAID: dict[State, Text] = {
    "on duty": Text(en="heads on duty", zh="在岗人数"),
    "on call": Text(en="heads on call only", zh="仅值守待命人数"),
    "machine": Text(en="a bot answers", zh="机器人应答"),
    "later": Text(en="open, answered later or elsewhere", zh="可留言，稍后处理或转其他渠道"),
    "unknown": Text(en="open, not stated who is on duty", zh="开放，未写明谁在岗"),
    "nobody": Text(en="open, nobody on duty", zh="开放但无人在岗"),
}


class _Line(NamedTuple):
    """A row before it is drawn: what it is about, its group, its times, and what there is in each hour of the day."""

    address: str
    group: str
    times: Text
    hours: tuple[tuple[State, int] | None, ...]


def hours(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Matrix:
    """The matrix of a usual week; with `findings`, those about channels and shifts become callouts."""
    served = [presence(graph, channel) for channel in graph.team.channels.values() if channel.open]
    groups = _alike(served)
    lines = [*_channels(served, groups), *_shifts(graph)]
    used = [hour for hour in _HOURS if any(line.hours[hour] for line in lines)]
    shown = range(used[0], used[-1] + 1) if used else _HOURS
    most = max((each[1] for line in lines for each in line.hours if each), default=0)
    rows = tuple(_row(graph, line, number, shown, most, wording) for number, line in enumerate(lines))
    marked = callouts(findings, wording, lambda finding: _targets(finding, rows))
    names = {str(number): day_names(days) for number, days in enumerate(groups)}
    names[_SHIFTS] = Text(en="Shifts", zh="班次")
    found = [each[0] for line in lines for each in line.hours if each]
    key = [(_cell(state, 3, 5), said) for state, said in _SAID.items() if state in found]
    return Matrix(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(served, lines),
            subtitle=phrase(
                "{team}: heads on duty by hour, in a usual week",
                "{team}：一周各时段在岗人数（不含节假日安排）",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Hours of {team}: {channels}, {shifts}.",
                "{team}的值班时段图：{channels}，{shifts}。",
                team=graph.team.profile.label,
                channels=counted(len(served), "channel", "channels", "个渠道"),
                shifts=counted(len(graph.team.shifts), "shift", "shifts", "个班次"),
            ),
        ),
        tuple(Column(f"hour:{hour}", Label(f"{hour:02}")) for hour in shown),
        rows,
        tuple(Phase(name, wording.label(names[name])) for name in dict.fromkeys(line.group for line in lines)),
        verdict=wording.say(Text(en="Times", zh="时间")),
        key=tuple((cell, wording.label(said)) for cell, said in key),
        callouts=marked,
    )


def has_hours(graph: OrgGraph) -> bool:
    """Whether it can be told of any hour who is there: by a shift, or of a channel that is open."""
    if any(shift.hours for shift in graph.team.shifts.values()):
        return True
    opened = (channel for channel in graph.team.channels.values() if channel.open)
    return any(graph.rota.hours_of_any(graph.rota.servers(channel)) for channel in opened)


def _alike(served: Sequence[Presence]) -> list[list[int]]:
    """Weekdays on which all channels have the same hours and heads, together."""
    groups: dict[object, list[int]] = {}
    for weekday in range(7):
        groups.setdefault(tuple(_day(each, weekday) for each in served), []).append(weekday)
    return list(groups.values())


def _day(served: Presence, weekday: int) -> tuple[tuple[State, int] | None, ...]:
    begins = (weekday * DAY + hour * 60 for hour in _HOURS)
    return tuple(served.during(begin, begin + 60) for begin in begins)


def _channels(served: Sequence[Presence], groups: Sequence[Sequence[int]]) -> Iterator[_Line]:
    for number, days in enumerate(groups):
        for each in served:
            found = _day(each, days[0])
            if any(found):
                yield _Line(each.channel.address, str(number), _times(each.channel.open, days), found)


def _shifts(graph: OrgGraph) -> Iterator[_Line]:
    """Each shift on the days it begins on; those after midnight stand at their hours all the same."""
    for shift in graph.team.shifts.values():
        there: tuple[State, int] = ("on call" if shift.on_call else "on duty", sum((shift.roles or {}).values()))
        alike: dict[tuple[tuple[State, int] | None, ...], list[int]] = {}
        for weekday, spans in enumerate(usual_week(shift.hours).days if shift.hours else ()):
            worked = {minute % DAY // 60 for begin, end in spans for minute in range(begin, end)}
            if worked:
                alike.setdefault(tuple(there if hour in worked else None for hour in _HOURS), []).append(weekday)
        for found, days in alike.items():
            yield _Line(shift.address, _SHIFTS, _times(shift.hours, days), found)


def _times(hours: Hours | None, days: Sequence[int]) -> Text:
    """What opens on some days of the week, in words."""
    week = usual_week(hours).days if hours else ((),) * 7
    return Week(tuple(spans if weekday in days else () for weekday, spans in enumerate(week))).words


def _row(graph: OrgGraph, line: _Line, number: int, shown: Sequence[int], most: int, wording: Wording) -> Row:
    cells = tuple(each and _cell(*each, most) for each in (line.hours[hour] for hour in shown))
    lost = any(each and each[0] == "nobody" for each in line.hours)
    label = wording.label(graph.label(line.address))
    return Row(f"{line.address}@{number}", label, cells, line.group, "gap" if lost else None, wording.say(line.times))


def _cell(state: State, heads: int, most: int) -> Cell:
    if state == "on call":
        return Cell(str(heads), "outline")
    return heat(heads, most) if state == "on duty" else _CELLS[state]


def _title(served: Sequence[Presence], lines: Sequence[_Line]) -> Text:
    channels = counted(len(served), "channel", "channels", "个渠道")
    alone = sum(each.alone for each in served)
    if alone:
        return phrase(
            "{channels}: open with nobody on duty for {n} h a week",
            "{channels}每周有 {n} 小时开放但无人在岗",
            channels=channels,
            n=f"{alone / 60:.1f}".removesuffix(".0"),
        )
    there = [each for line in lines if line.group != _SHIFTS for each in line.hours if each]
    heads = [each[1] for each in there if each[0] == "on duty"]
    if heads and len(heads) == len(there):
        return phrase(
            "{channels}: {least} or more on duty in every open hour",
            "{channels}：开放时段始终至少 {least} 人在岗",
            channels=channels,
            least=min(heads),
        )
    if heads:
        least, most = min(heads), max(heads)
        return phrase(
            "{channels}: {n} on duty while people answer",
            "{channels}：人工时段有 {n} 人在岗",
            channels=channels,
            n=phrase("{least} to {most}", "{least}–{most}", least=least, most=most) if least < most else str(least),
        )
    shifts = [line for line in lines if line.group == _SHIFTS]
    if shifts and not served:
        return counted(len({line.address for line in shifts}), "shift", "shifts", "个班次")
    return phrase("{channels} with opening hours", "{channels}写明了开放时间", channels=channels)


def _targets(finding: Finding, rows: Sequence[Row]) -> tuple[str, ...] | None:
    """All rows of the channels and shifts that a finding is about."""
    if finding.family != "coverage":
        return None
    subjects = finding.problem.subjects
    return tuple(row.id for row in rows if row.id.partition("@")[0] in subjects) or None
