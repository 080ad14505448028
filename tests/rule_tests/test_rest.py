"""What a rota asks of people, whoever shares the turns how."""

from collections.abc import Callable

import pytest

from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

GraphFrom = Callable[[str], OrgGraph]


def said(graph: OrgGraph, rule: str = "rest-violation") -> list[str]:
    outcome = run(graph, [one for one in RULES if one.name == rule], PRESETS["recommended"])
    assert outcome.crashes == ()
    return [f"{one.problem.subjects[0]}: {one.problem.say.en}" for one in outcome.findings]


def team(shifts: dict[str, tuple[str, int]], heads: int, work: str, people: str = "") -> str:
    stated = ", ".join(f'{name}: {{hours: "{hours}", roles: {{a: {n}}}}}' for name, (hours, n) in shifts.items())
    return (
        f"orgflow: 1\nteam: {{work: {{{work}}}}}\nroles: {{a: {{headcount: {heads}}}}}\n"
        f"shifts: {{{stated}}}\npeople: {{{people}}}\n"
    )


LATE_AND_EARLY = {"late": ("Mo 14:00-22:00", 2), "early": ("Tu 06:00-14:00", 2)}


@pytest.mark.parametrize(
    ("heads", "rest", "expected"),
    [
        (3, "11h", ["role:a: the shifts ask too much of a: 8 h of rest between late and early"]),
        (4, "11h", []),
        (3, "8h", []),
    ],
)
def test_two_turns_that_take_more_than_all_share_somebody(
    graph_from: GraphFrom, heads: int, rest: str, expected: list[str]
) -> None:
    assert said(graph_from(team(LATE_AND_EARLY, heads, f"rest: {rest}"))) == expected


def test_rest_is_counted_from_sunday_to_monday(graph_from: GraphFrom) -> None:
    shifts = {"late": ("Su 14:00-22:00", 1), "early": ("Mo 06:00-14:00", 1)}
    assert said(graph_from(team(shifts, 1, "rest: 11h"))) == [
        "role:a: the shifts ask too much of a: 8 h of rest between late and early"
    ]


def test_two_turns_of_one_day_are_a_split_day(graph_from: GraphFrom) -> None:
    shifts = {"morning": ("Mo 08:00-12:00", 1), "evening": ("Mo 17:00-21:00", 1)}
    assert said(graph_from(team(shifts, 1, "rest: 11h"))) == []


@pytest.mark.parametrize(
    ("hours", "limit", "expected"),
    [
        ("Mo-Sa 09:00-17:00", 5, ["role:a: the shifts ask too much of a: 6 days running"]),
        ("Sa-Su,Mo 09:00-17:00", 2, ["role:a: the shifts ask too much of a: 3 days running"]),
        ("Mo-Su 09:00-17:00", 6, ["role:a: the shifts ask too much of a: every day without a day off"]),
        ("Mo-Sa 09:00-17:00", 6, []),
    ],
)
def test_days_running_are_those_that_take_everybody(
    graph_from: GraphFrom, hours: str, limit: int, expected: list[str]
) -> None:
    assert said(graph_from(team({"day": (hours, 2)}, 2, f"days_running: {limit}"))) == expected
    assert said(graph_from(team({"day": (hours, 1)}, 2, f"days_running: {limit}"))) == []


def test_a_person_who_is_alone_on_a_shift_works_all_of_it(graph_from: GraphFrom) -> None:
    shifts = {"day": ("Mo-Sa 09:00-17:00", 1)}
    alone = "li: {roles: {a: 100%}, shifts: [day]}"
    assert said(graph_from(team(shifts, 3, "week: 40h", alone))) == [
        "person:li: the shifts ask too much of li: 48 h a week, at most 40 are allowed"
    ]
    assert said(graph_from(team(shifts, 3, "week: 40h", f"{alone}, wu: {{roles: {{a: 100%}}, shifts: [day]}}"))) == []


def test_an_end_frees_heads_for_the_begin_of_the_same_minute(graph_from: GraphFrom) -> None:
    shifts = {"early": ("Mo 06:00-14:00", 2), "late": ("Mo 14:00-22:00", 2)}
    assert said(graph_from(team(shifts, 2, "")), "rota-beyond-heads") == []
    shifts["late"] = ("Mo 13:00-22:00", 2)
    assert said(graph_from(team(shifts, 2, "")), "rota-beyond-heads") == [
        "role:a: the shifts take 4 heads of a at once; it has 2"
    ]
