"""What counts as handed to and fro, and that a case can really go the way that is shown."""

from collections.abc import Callable

import pytest

from orgflow.flow.handing import handing
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import path, walk
from orgflow.graph import OrgGraph
from orgflow.rules import Skip
from orgflow.rules.flow.lane_ping_pong import lane_ping_pong

GraphFrom = Callable[[str], OrgGraph]
TEAM = """
orgflow: 1
team: {id: t}
roles: {a: {}, b: {}, c: {}, machine: {bot: true}}
cases: {k: {attributes: {n: {type: integer, min: 0, max: 9, given: true}, m: {type: integer, min: 0, max: 9}}}}
workflows:
  w:
    case: k
    starts: {s: {next: one}}
    steps:
"""


def team(steps: str) -> str:
    return TEAM + "".join(f"      {line}\n" for line in steps.strip().splitlines()) + "      z: {type: end}\n"


PLAIN = """
one: {by: a, next: two}
two: {by: b, next: three}
three: {by: a, next: four}
four: {by: b, next: z}
"""
BRANCHED = """
one: {by: a, next: two}
two: {by: b, next: which}
which: {type: decision, branches: {low: {when: "n < 5", next: three}, high: {otherwise: true, next: z}}}
three: {by: a, next: four}
four: {by: b, next: z}
"""
PARALLEL = """
one: {type: parallel, branches: [two, other]}
other: {by: c, next: j}
two: {by: b, next: three}
three: {by: a, next: four}
four: {by: b, next: five}
five: {by: a, next: j}
j: {type: join, of: one, next: z}
"""
REMINDED = """
one: {by: a, next: z, events: {nudge: {after: 1h, next: two, interrupting: false}}}
two: {by: b, next: three}
three: {by: a, next: four}
four: {by: b, next: five}
five: {by: a, next: z}
"""


@pytest.mark.parametrize(
    ("steps", "turns"),
    [
        (PLAIN, ["one", "two", "three", "four"]),
        (BRANCHED, ["one", "two", "three", "four"]),
        (PARALLEL, ["two", "three", "four", "five"]),
        (REMINDED, ["two", "three", "four", "five"]),
    ],
)
def test_the_way_that_is_shown_can_be_gone(graph_from: GraphFrom, steps: str, turns: list[str]) -> None:
    graph = graph_from(team(steps))
    (one,) = handing(graph, "w").found
    assert [step.id for step in one.turns] == turns
    said = path(net(graph, "w"), one.begin, one.firings)
    walk(net(graph, "w"), knowledge(graph, "w"), said)
    assert f"step:w.{turns[-1]}" in said
    (problem,) = lane_ping_pong.run(graph, {})
    assert not isinstance(problem, Skip)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Three in turn, and two who take one turn each.
        ("three: {by: a", "three: {by: c"),
        ("two: {by: b", "two: {by: a"),
        # A step that nobody in particular performs is no turn.
        ("two: {by: b", "two: {name: x"),
        ("two: {by: b", "two: {by: machine"),
        ("two: {by: b", "two: {by: customer"),
        ("three: {by: a", "three: {by: a, does: [decide]"),
        (
            "two: {by: b, next: three}",
            "two: {by: b, next: hear}\nhear: {type: wait, for: customer, arms: {said: three}}",
        ),
        # Back to an earlier step is doing again.
        ("three: {by: a, next: four}\nfour: {by: b, next: z}", "three: {by: c, outcomes: {bad: one, good: z}}"),
    ],
)
def test_what_is_no_to_and_fro(graph_from: GraphFrom, before: str, after: str) -> None:
    assert before in PLAIN
    assert handing(graph_from(team(PLAIN.replace(before, after))), "w").found == ()


def test_a_way_that_conditions_forbid_is_none(graph_from: GraphFrom) -> None:
    again = "which2: {type: decision, branches: {low: {when: 'n < 5', next: z}, high: {otherwise: true, next: four}}}"
    steps = BRANCHED.replace("three: {by: a, next: four}", "three: {by: a, next: which2}\n" + again)
    assert handing(graph_from(team(steps)), "w").found == ()


def test_what_depends_on_conditions_that_are_not_followed_is_not_decided(graph_from: GraphFrom) -> None:
    (told,) = lane_ping_pong.run(graph_from(team(BRANCHED.replace("n < 5", "n < m"))), {})
    assert isinstance(told, Skip)


def test_posts_that_a_variant_has_put_together_take_turns(graph_from: GraphFrom) -> None:
    graph = graph_from(team(PLAIN))
    graph.absorbed["role:a"] = ["role:c"]
    assert handing(graph, "w").found == ()
