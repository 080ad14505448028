"""Promises in business time, against an account that goes through every minute of a week."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.flow.clocks import clocks
from orgflow.graph import OrgGraph
from orgflow.hours import DatedClock
from orgflow.model.hours import parse_hours
from orgflow.model.values import parse_duration, parse_percent

DAY = 24 * 60
TEXT = """\
orgflow: 1
team: {{id: t, calendar: {{open: "{hours}", zone: UTC}}}}
roles: {{a: {{}}}}
workflows:
  w:
    starts: {{s: {{next: s0}}}}
    promise: {{resolve: {promise}}}
    steps:
{steps}
      over: {{type: end}}
"""
# What is open on each day from Monday on, in hours.
OPEN = {
    "Mo-Fr 09:00-17:00": ((9, 17),) * 5 + ((0, 0),) * 2,
    "Mo-Fr 09:00-17:00; Sa 10:00-14:00": ((9, 17),) * 5 + ((10, 14), (0, 0)),
    "Mo,We 08:00-20:00; Su 06:00-07:00": ((8, 20), (0, 0), (8, 20), (0, 0), (0, 0), (0, 0), (6, 7)),
}


def written(promise: str, steps: list[str], hours: str = "Mo-Fr 09:00-17:00") -> str:
    """A workflow of steps in a row; the last does what is promised."""
    lines = [f"      s{n}: {step.replace('ON', f's{n + 1}')}" for n, step in enumerate(steps)]
    lines[-1] = lines[-1].replace(f"next: s{len(steps)}", "does: [resolve], next: over")
    return TEXT.format(hours=hours, promise=promise, steps="\n".join(lines))


def task(within: str) -> str:
    return f"{{by: a, within: {within}, next: ON}}"


def wait(until: str) -> str:
    return f"{{type: wait, arms: {{t: {{until: {until}, next: ON}}}}}}"


class Week:
    """Open minutes of many weeks, and the days on which some are open."""

    def __init__(self, days: tuple[tuple[int, int], ...]) -> None:
        spans = [(day * DAY + days[day % 7][0] * 60, day * DAY + days[day % 7][1] * 60) for day in range(140)]
        self.minutes = [minute for begin, end in spans for minute in range(begin, end)]
        self.days = [day for day, (begin, end) in enumerate(spans) if begin < end]

    def after(self, minute: int, count: int, unit: str) -> int:
        if unit == "d":
            return self.days[bisect_right(self.days, minute // DAY) + count - 1] * DAY + minute % DAY
        # The end of the last of so many open minutes.
        return self.minutes[bisect_left(self.minutes, minute) + count * 60 - 1] + 1


parts = st.tuples(st.integers(1, 6), st.sampled_from("hd"))


@settings(max_examples=25, deadline=None)
@given(hours=st.sampled_from(sorted(OPEN)), steps=st.lists(parts, min_size=1, max_size=4), promise=parts)
def test_every_minute_to_begin(
    graph_from: Callable[[str], OrgGraph], hours: str, steps: list[tuple[int, str]], promise: tuple[int, str]
) -> None:
    week = Week(OPEN[hours])
    late = False
    for begin in (minute for minute in week.minutes if minute < 7 * DAY):
        end = begin
        for count, unit in steps:
            end = week.after(end, count, unit)
        late = late or end > week.after(begin, *promise)
    said = [f"{{by: a, within: {count}{unit}, next: ON}}" for count, unit in steps]
    text = written(f"{{within: {promise[0]}{promise[1]}, clock: business}}", said, hours)
    (found,) = clocks(graph_from(text))
    assert found.answer == ("at risk" if late else "feasible")


@pytest.mark.parametrize(
    ("promise", "steps", "answer", "begin"),
    [
        # In open days a weekend passes by, in open hours the evening counts for nothing.
        ("{within: 1d, clock: business}", [task("1d")], "feasible", None),
        ("{within: 1d, clock: business}", [task("9h")], "at risk", "Thursday"),
        ("12h", [wait("open"), task("1h")], "infeasible", "Friday"),
        ("3d", [wait("open"), task("1h")], "feasible", None),
        ("25h", [wait('"09:00"'), task("1h")], "feasible", None),
        ("24h", [wait('"09:00"'), task("1h")], "at risk", None),
    ],
)
def test_cases_that_people_can_reckon(
    graph_from: Callable[[str], OrgGraph], promise: str, steps: list[str], answer: str, begin: str | None
) -> None:
    (found,) = clocks(graph_from(written(promise, steps)))
    assert found.answer == answer
    if begin:
        assert found.begin
        assert f"{found.begin:%A %H:%M}".startswith(begin)


def test_holidays_of_the_effective_year_count(graph_from: Callable[[str], OrgGraph]) -> None:
    usual = written("4d", [wait("open"), task("1h")], "Mo-Fr 09:00-17:00; PH off")
    assert clocks(graph_from(usual))[0].answer == "feasible"
    dated = usual.replace("zone: UTC}", "zone: Asia/Shanghai, holidays: CN}, effective: {from: 2025-01-01}")
    (found,) = clocks(graph_from(dated))
    assert found.answer == "infeasible"
    assert found.begin
    # The longest holidays, those in spring and those in autumn, begin on the evening before.
    assert f"{found.begin:%m-%d}" in ("01-27", "09-30")


def test_the_clock_is_put_forward_where_the_zone_does() -> None:
    begin = datetime(2025, 3, 29, 18)
    here = DatedClock(begin, zone="Europe/Berlin")
    nine = parse_hours("09:00-09:01")
    assert DatedClock(begin).until(0, nine) == 15 * 3600
    assert here.until(0, nine) == 14 * 3600
    assert here.wall(here.after(0, parse_duration("1d"))) == datetime(2025, 3, 30, 19)
    assert here.share(0, parse_duration("2h"), parse_percent("50%")) == 3600
