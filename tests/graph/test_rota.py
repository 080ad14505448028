"""When posts are on duty, who follows whom, and what nobody can tell."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.graph import OrgGraph
from orgflow.graph.rota import turns

GraphFrom = Callable[[str], OrgGraph]
WEEK = 7 * 24 * 60
DAYS = ["Mo-Su", "Mo-Fr", "Sa-Su", "Su", "Mo,We"]
TIMES = ["00:00-08:00", "08:00-16:00", "09:00-12:00,13:00-18:00", "15:00-23:00", "22:00-06:00", "06:00-22:00"]


def team(shifts: str, roles: str = "agent: {headcount: 4}", more: str = "team: {}") -> str:
    return f"orgflow: 1\n{more}\nroles: {{{roles}}}\nshifts: {{{shifts}}}\n"


def on_duty(graph: OrgGraph, role: str) -> list[str] | None:
    hours = graph.rota.hours(f"role:{role}")
    return None if hours is None else [each.text for each in hours]


def test_shifts_say_when_a_post_is_on_duty_else_the_calendar(graph_from: GraphFrom) -> None:
    shifts = 'early: {hours: "Mo-Fr 08:00-16:00", roles: {agent: 2}}, empty: {roles: {clerk: 1}}'
    roles = "agent: {}, clerk: {}, lead: {}, bot: {bot: true}, vendor_agent: {external: true}"
    graph = graph_from(team(shifts, roles, 'team: {calendar: {open: "Mo-Fr 09:00-18:00"}}'))
    assert on_duty(graph, "agent") == ["Mo-Fr 08:00-16:00"]
    assert on_duty(graph, "clerk") is None
    assert on_duty(graph, "lead") == ["Mo-Fr 09:00-18:00"]
    assert on_duty(graph, "bot") == ["24/7"]
    assert on_duty(graph, "vendor_agent") is None
    assert graph.rota.hours_of_any(["role:agent", "role:clerk"]) is None
    assert on_duty(graph_from(team(shifts, roles)), "lead") is None


def test_of_a_post_with_holders_who_are_not_named_nobody_can_tell(graph_from: GraphFrom) -> None:
    text = team('early: {hours: "08:00-16:00", roles: {agent: 1}}, late: {hours: "14:00-22:00", roles: {agent: 1}}')
    text += "people: {li: {roles: {agent: 100%}, shifts: [early], languages: [de]}, wang: {roles: {agent: 100%}}}\n"

    def speaking(language: str, heads: int) -> list[str] | None:
        graph = graph_from(text.replace("headcount: 4", f"headcount: {heads}"))
        hours = graph.rota.hours_of_those("role:agent", lambda person: language in person.languages)
        return None if hours is None else [each.text for each in hours]

    assert speaking("de", heads=2) == ["08:00-16:00"]
    assert speaking("fr", heads=2) == []
    assert speaking("de", heads=3) is None


@pytest.mark.parametrize(
    ("hours", "pause", "expected"),
    [
        ("Mo 09:00-18:00", "1h", [(540, 1080, 480)]),
        ("Mo 09:00-12:00,13:00-18:00", "30m", [(540, 1080, 480)]),
        ("Mo 08:00-10:00,18:00-20:00", "", [(480, 600, 120), (1080, 1200, 120)]),
        ("Mo,Tu 22:00-06:00", "", [(1320, 1800, 480), (2760, 3240, 480)]),
        ("24/7", "", [(0, WEEK, WEEK)]),
    ],
)
def test_a_day_of_work_is_one_turn(
    graph_from: GraphFrom, hours: str, pause: str, expected: list[tuple[int, int, int]]
) -> None:
    stated = f', break: "{pause}"' if pause else ""
    graph = graph_from(team(f'one: {{hours: "{hours}", roles: {{agent: 1}}{stated}}}'))
    (shift,) = graph.team.shifts.values()
    assert [(turn.begin, turn.end, turn.worked) for turn in turns(shift, 1)] == expected


def test_whoever_is_on_call_has_no_turn(graph_from: GraphFrom) -> None:
    graph = graph_from(team('night: {hours: "22:00-06:00", on_call: true, roles: {agent: 1}}'))
    assert graph.rota.turns("role:agent") == []


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(TIMES)), min_size=1, max_size=5))
def test_overlaps_are_those_that_looking_at_every_pair_finds(
    graph_from: GraphFrom, shifts: list[tuple[str, str]]
) -> None:
    stated = ", ".join(
        f's{number}: {{hours: "{days} {times}", roles: {{agent: 1}}}}' for number, (days, times) in enumerate(shifts)
    )
    graph = graph_from(team(stated))
    expected: dict[str, int] = {}
    work = graph.rota.turns("role:agent")
    for turn in work:
        there = [
            turn.end - max(turn.begin, other.begin + later)
            for other in work
            for later in (0, WEEK)
            if other.begin + later <= turn.end < other.end + later
        ]
        if there:
            longest = max(there)
            expected[turn.shift.address] = min(longest, expected.get(turn.shift.address, longest))
    assert {shift: minutes for shift, (_, minutes) in graph.rota.overlaps.items()} == expected


def test_the_posts_of_a_unit_serve_its_channels(graph_from: GraphFrom) -> None:
    text = """
        orgflow: 1
        team: {}
        units: {front: {}, chat_group: {part_of: front}, back: {}}
        roles: {agent: {unit: chat_group}, lead: {unit: front}, clerk: {unit: back}, bot: {unit: back, bot: true}}
        channels: {chat: {served_by: [front, clerk]}, help: {served_by: bot}, form: {}}
    """
    graph = graph_from(dedent(text))
    chat, helping, form = graph.team.channels.values()
    assert sorted(graph.rota.servers(chat)) == ["role:agent", "role:clerk", "role:lead"]
    assert [graph.rota.is_manned(channel) for channel in (chat, helping, form)] == [True, False, True]
