"""The paths that rules on promises show can be walked, and what they do not decide they say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.flow.clocks import clocks
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.spans import by_clock
from orgflow.graph import OrgGraph
from orgflow.model.values import parse_duration
from orgflow.rules.escalation import ESCALATION
from orgflow.rules.rule import Skip

RULES = {rule.name: rule for rule in ESCALATION}
HERE = Path(__file__).parent.parent / "rules"
FLOW = """\
orgflow: 1
team: {id: t}
roles: {a: {}}
workflows:
  w:
    starts: {s: {next: one}}
    promise: {resolve: 2d}
    steps:
      one: STEP
      two: {by: a, within: 4h, does: [resolve], next: over}
      over: {type: end}
"""


@pytest.mark.parametrize("name", ["sla-infeasible", "sla-at-risk", "escalation-after-breach"])
def test_a_path_that_is_shown_can_be_walked(name: str, graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(HERE / name / "bad.orgflow.yaml")
    paths = 0
    for found in RULES[name].run(graph, {}):
        assert not isinstance(found, Skip)
        assert found.witness
        if found.witness.kind == "path":
            (flow,) = graph.team.workflows
            walk(net(graph, flow), knowledge(graph, flow), found.witness.addresses)
            paths += 1
    assert paths


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("{by: a, next: two}", "“one” has no deadline"),
        ("{type: wait, for: customer, arms: {yes: two}}", "“one” has no deadline"),
        ("{by: a, within: 1h, outcomes: {ok: two, again: one}}", "nothing limits how often a case comes back to “one”"),
        ("{type: wait, arms: {opened: {until: open, next: two}}}", "“one” has no deadline"),
    ],
)
def test_what_nobody_can_tell_is_said(graph_from: Callable[[str], OrgGraph], step: str, reason: str) -> None:
    graph = graph_from(FLOW.replace("STEP", step))
    skips = [found for name in ("sla-infeasible", "sla-at-risk") for found in RULES[name].run(graph, {})]
    assert [isinstance(skip, Skip) and reason in (skip.reason.en or "") for skip in skips] == [True]


def test_loops_in_loops_are_given_up_with_the_reason(graph_from: Callable[[str], OrgGraph]) -> None:
    again = "".join(
        f"      s{n}: {{by: a, within: 1h, outcomes: {{ok: s{n + 1}, no: {{next: s0, at_most: 9, then: s{n + 1}}}}}}}\n"
        for n in range(6)
    )
    text = FLOW.replace("      one: STEP\n", again).replace("next: one", "next: s0").replace("      two", "      s6")
    (found,) = clocks(graph_from(text))
    assert found.answer == "not decided"
    assert found.reason
    assert "more ways than are followed" in (found.reason.en or "")


def test_what_comes_early_enough_is_no_late_escalation(graph_from: Callable[[str], OrgGraph]) -> None:
    ladder = "escalations: {l: {levels: [{role: a, decides: true}]}}\nworkflows:"
    step = "{by: a, within: %s, events: {late: {after: 100%%, escalate: l}}, next: two}"
    for within, told in (("2d", False), ("49h", True)):
        graph = graph_from(FLOW.replace("STEP", step % within).replace("workflows:", ladder))
        assert bool(list(RULES["escalation-after-breach"].run(graph, {}))) == told


@pytest.mark.parametrize(
    ("one", "within", "time"),
    [
        # Both branches do it, the sooner of them too late.
        ("{type: parallel, branches: {a: left, b: right}}", "8h", "even the quickest way takes 9 h"),
        ("{type: parallel, branches: {a: left, b: right}}", "9h", None),
        # Nothing limits how often a case comes back.
        ("{by: a, takes: 6h, outcomes: {ok: left, again: one}}", "14h", "even the quickest way takes 15 h"),
        ("{by: a, takes: 6h, outcomes: {ok: left, again: one}}", "15h", None),
    ],
)
def test_not_even_the_quickest_keeps_a_promise(
    graph_from: Callable[[str], OrgGraph], one: str, within: str, time: str | None
) -> None:
    steps = """\
      left: {by: a, takes: 9h, does: [resolve], next: over}
      right: {by: a, takes: 11h, does: [resolve], next: over}
"""
    text = FLOW.replace("STEP", one).replace("2d", within).replace("      two:", steps + "      two:")
    graph = graph_from(text)
    told = [found for found in RULES["sla-infeasible"].run(graph, {}) if not isinstance(found, Skip)]
    assert [time in (found.say.en or "") for found in told if time] == ([True] if time else [])
    assert bool(told) == bool(time)
    for found in told:
        assert found.witness
        walk(net(graph, "w"), knowledge(graph, "w"), found.witness.addresses)


@pytest.mark.parametrize(
    ("business", "dated", "said"),
    [
        (False, False, "1 day 2 h"),
        (True, False, "26 h of open time"),
        (True, True, "1 day 2 h on the calendar, closed hours included"),
    ],
)
def test_a_time_says_by_which_clock_it_is(business: bool, dated: bool, said: str) -> None:
    within = parse_duration("8h")
    assert by_clock(26 * 3600, within, business=business, dated=dated).en == said
