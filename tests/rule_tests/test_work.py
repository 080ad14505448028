"""Where rules on posts, their hours and those who could replace them are silent, and where they are not."""

from collections.abc import Callable, Iterator

import pytest

from orgflow.graph import OrgGraph
from orgflow.rules import RULES, Skip

GraphFrom = Callable[[str], OrgGraph]
BY_NAME = {rule.name: rule for rule in RULES}
ONE = """
orgflow: 1
team: {id: t, work: {week: 40h}}
roles: {boss: {}, a: {headcount: 1, reports_to: boss}, b: {reports_to: boss}, out: {external: true}}
vendors: {v: {roles: [out]}}
channels: {phone: {kind: phone, open: "Mo-Fr 09:00-17:00", served_by: [a, b]}}
shifts:
  early: {hours: "Mo-Fr 09:00-13:00", roles: {a: 1}, break: 30m}
  late: {hours: "Mo-Fr 13:00-17:00", roles: {b: 1}}
duties:
  x: {name: Pack, responsible: a, accountable: boss, cadence: daily, effort: 8h}
  y: {name: pack!, responsible: b, accountable: boss, cadence: daily, effort: 8h}
  z: {name: Watch, responsible: out, critical: true}
  w: {name: Sort, responsible: a, accountable: boss, cadence: yearly, effort: 1h}
"""


def told(graph: OrgGraph, rule: str) -> Iterator[str | None]:
    for problem in BY_NAME[rule].run(graph, {}):
        assert not isinstance(problem, Skip)
        yield problem.say.en


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("overloaded-role", "the recurring duties of a take 40.1 hours a week; there are 40"),
        ("duplicate-duty", "“pack!” is a duty of a and another of b"),
        ("single-vendor-critical", "only posts of v do “Watch”, which is critical"),
        ("breaks-uncovered", "while the only one on early pauses, nobody answers phone"),
    ],
)
def test_what_is_told(graph_from: GraphFrom, rule: str, expected: str) -> None:
    assert list(told(graph_from(ONE), rule)) == [expected]


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("overloaded-role", "effort: 1h", "effort: 1mo"),
        # A day of work is no day and night.
        ("overloaded-role", "effort: 8h}\n  y", "effort: 1h}\n  v: {responsible: a, cadence: weekly, effort: 4d}\n  y"),
        ("overloaded-role", "cadence: yearly, ", ""),
        ("overloaded-role", "{week: 40h}", "{rest: 11h}"),
        ("overloaded-role", "headcount: 1", "headcount: 2"),
        (
            "overloaded-role",
            "responsible: a, accountable: boss, cadence: yearly",
            "responsible: [a, b], cadence: yearly",
        ),
        ("duplicate-duty", "name: pack!", "name: pack more"),
        ("duplicate-duty", "responsible: b, accountable: boss, cadence: daily", "responsible: b, cadence: weekly"),
        ("duplicate-duty", "name: pack!, responsible: b", "name: pack!, responsible: [a, b]"),
        ("single-vendor-critical", "responsible: out", "responsible: [out, a]"),
        ("single-vendor-critical", "{external: true}", "{external: true, deputy: [b]}"),
        ("single-vendor-critical", "{roles: [out]}", "{roles: [out], exit_plan: we take over}"),
        ("single-vendor-critical", "{roles: [out]}", "{}"),
        # The break can be taken while the other is there already, while the channel is closed, or at its own time.
        ("breaks-uncovered", "Mo-Fr 13:00-17:00", "Mo-Fr 12:30-17:00"),
        ("breaks-uncovered", 'open: "Mo-Fr 09:00-17:00"', 'open: "Mo-Fr 09:30-17:00"'),
        ("breaks-uncovered", "Mo-Fr 09:00-13:00", "Mo-Fr 09:00-11:00,11:30-13:00"),
        ("breaks-uncovered", "roles: {a: 1}, break", "roles: {a: 2}, break"),
        ("breaks-uncovered", "kind: phone", "kind: email"),
        # Who is on no shift is there while the team is open.
        ("breaks-uncovered", "roles: {b: 1}", "roles: {boss: 1}"),
    ],
)
def test_what_is_not(graph_from: GraphFrom, rule: str, before: str, after: str) -> None:
    assert before in ONE
    assert list(told(graph_from(ONE.replace(before, after)), rule)) == []
