"""Where rules on workflows speak and where they keep silent, beyond what their examples in the manual show."""

import sys
from textwrap import dedent, indent

import pytest
from saying import ROLES, GraphFrom, flow, said


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # An event may be all that ends a wait; a task is done some day.
        ("a: {type: wait, events: {late: {after: 1d, next: z}}}", []),
        ("a: {events: {late: {after: 1d, next: z}}}", ["a: after “a” the case goes nowhere"]),
        ("a: {type: wait, events: {late: {after: 1d, notify: lead}}}", ["a: after “a” the case goes nowhere"]),
        ("a: {type: parallel}", ["a: after “a” the case goes nowhere"]),
        ("a: {type: decision, branches: {}}", ["a: after “a” the case goes nowhere"]),
        ("a: {outcomes: {good: z, bad: {escalate: up}}}", []),
        ("a: {outcomes: {good: z, bad: {notify: lead}}}", ["bad: the outcome “bad” of “a” leads nowhere"]),
        ("a: {next: a, at_most: 2}", ["2: the way on of “a” leads nowhere after 2×"]),
        ("a: {next: z, events: {nudge: {after: 1h, notify: lead, at_most: 2}}}", []),
    ],
)
def test_dead_ends(graph_from: GraphFrom, steps: str, expected: list[str]) -> None:
    assert said(graph_from, "dead-end", flow(f"{steps}\nz: {{type: end}}\n")) == expected


def test_a_flow_whose_starts_lead_nowhere_is_reported_once(graph_from: GraphFrom) -> None:
    text = flow("a: {next: z}\nz: {type: end}\n", starts="{any: {channels: []}}")
    assert said(graph_from, "unreachable-step", text) == []
    assert said(graph_from, "dead-end", text) == ["any: the start “any” of w leads nowhere"]


@pytest.mark.parametrize(
    ("steps", "more", "expected"),
    [
        # A deadline of the whole case ends the round; a message may never come.
        ("a: {next: b}\nb: {next: a}\nz: {type: end}", "events: {stop: {after: 9d, next: z}}", []),
        (
            "a: {next: b}\nb: {next: a}\nz: {type: end}",
            "events: {stop: {message: no, next: z}}",
            ["a: from “a”, “b” no way leads to an end"],
        ),
        # To escalate without `next` moves nothing.
        ("a: {outcomes: {bad: {escalate: up}}}\nz: {type: end}", "", ["a: from “a” no way leads to an end"]),
        # A dead end on the round is the one thing to mend.
        ("a: {outcomes: {good: {}, bad: b}}\nb: {next: a}\nz: {type: end}", "", []),
        ("a: {next: b}\nb: {by: agent}", "", []),
        # Without any end that is the one thing to mend.
        ("a: {next: b}\nb: {next: a}", "", []),
        (
            "a: {next: b}\nb: {next: c}\nc: {next: d}\nd: {next: a}\nz: {type: end}",
            "",
            ["a: from “a”, “b”, “c” and 1 more no way leads to an end"],
        ),
    ],
)
def test_traps(graph_from: GraphFrom, steps: str, more: str, expected: list[str]) -> None:
    assert said(graph_from, "cannot-complete", flow(steps + "\n", more=more + "\n" if more else "")) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("a: {next: b}\nb: {next: a}", ["w: w has no end"]),
        ("a: {next: b}\nb: {next: a}\nz: {type: end}", []),
        # Where a case goes nowhere the end is missing there.
        ("a: {next: b}\nb: {by: agent}", []),
    ],
)
def test_workflows_without_an_end(graph_from: GraphFrom, steps: str, expected: list[str]) -> None:
    assert said(graph_from, "missing-end", flow(steps + "\n")) == expected


UNDECIDED = (
    "a condition reckons with `amount`, or compares it with another attribute; "
    "the extra `smt` may tell: `pip install 'orgflow[smt]'`"
)
CASE = """
    cases:
      case:
        categories: {goods: {kinds: [lost, late]}, service: {kinds: [rude]}}
        severities: {low: {}, high: {}}
        attributes:
          amount: {type: money}
          urgent: {type: boolean}
          remark: {type: text}
          paid: {type: money, min: 0 CNY, max: 9 CNY}
"""


@pytest.mark.parametrize(
    ("rule", "decision", "expected"),
    [
        ("guard-gap", "branches: {p: z, q: z}", []),
        (
            "guard-gap",
            "branches: {p: {when: 'severity == \"low\"', next: z}, q: {when: 'severity == \"high\"', next: z}}",
            [],
        ),
        (
            "enum-value-unrouted",
            "branches: {p: {when: \"kind in ['lost', 'rude']\", next: z}}",
            ["[lost, late]: no workflow has a branch for late, though “a” asks for it"],
        ),
        ("guard-gap", "branches: {p: {when: urgent, next: z}}", ["a: “a” has no branch for: not urgent"]),
        ("guard-gap", "branches: {p: {when: urgent, next: z}, q: {when: '!urgent', next: z}}", []),
        # What has a lowest value is that value, and no less.
        ("guard-gap", "branches: {p: {when: paid > 0, next: z}}", ["a: “a” has no branch for: paid = 0\u00a0CNY"]),
        ("guard-gap", "branches: {p: {when: paid < 9, next: z}}", ["a: “a” has no branch for: paid = 9\u00a0CNY"]),
        ("guard-gap", "branches: {p: {when: amount > 0, next: z}}", ["a: “a” has no branch for: amount ≤ 0"]),
        (
            "guard-gap",
            "branches: {p: {when: 'remark == \"x\"', next: z}}",
            ["a: “a” has no branch for: remark is not x"],
        ),
        (
            "missing-default",
            "branches: {p: {when: urgent, next: z}, q: {otherwise: true, next: z}, r: z}",
            ["r: the branch “r” of “a” has no condition, unlike the others"],
        ),
        ("guard-gap", "table: {inputs: [urgent], rows: {r: [true, z], s: [false, z]}}", []),
        ("guard-gap", "table: {inputs: [urgent], rows: {r: [true, z]}}", ["a: “a” has no branch for: not urgent"]),
        ("guard-gap", "table: {inputs: [severity, amount], rows: {r: [low, '-', z], s: ['-', '-', z]}}", []),
        ("guard-gap", "table: {inputs: [amount], rows: {r: ['<= 500', z], s: ['> 500', z]}}", []),
        (
            "guard-gap",
            "table: {inputs: [amount, urgent], rows: {r: ['<= 500', '-', z], s: ['> 500', 'false', z]}}",
            ["a: “a” has no branch for: amount > 500 and urgent"],
        ),
        (
            "guard-gap",
            "branches: {p: {when: 'amount > 500 || urgent', next: z}, q: {when: 'amount + 1 < 3', next: z}}",
            ["a: “a” has no branch for: amount ≤ 500 and not urgent and amount + 1 ≥ 3"],
        ),
    ],
)
def test_what_a_decision_leaves_out(graph_from: GraphFrom, rule: str, decision: str, expected: list[str]) -> None:
    text = flow(f"a: {{type: decision, {decision}}}\nz: {{type: end}}\n", more="case: case\n") + dedent(CASE)
    assert said(graph_from, rule, text) == expected


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("missing-default", "whether “a” has a branch for every case"),
        ("guard-overlap", "whether branches of “a” overlap"),
    ],
)
def test_what_nobody_can_tell_of_a_decision(
    graph_from: GraphFrom, monkeypatch: pytest.MonkeyPatch, rule: str, what: str
) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    decision = "branches: {p: {when: 'amount > 500 || urgent', next: z}, q: {when: 'amount + 1 < 3', next: z}}"
    text = flow(f"a: {{type: decision, {decision}}}\nz: {{type: end}}\n", more="case: case\n") + dedent(CASE)
    assert said(graph_from, rule, text) == [f"a: {what}: {UNDECIDED}"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("next: z", []),
        ("outcomes: {good: z}, next: z", []),
        ("outcomes: {good: z, bad: z}", []),
        ("outcomes: {good: z}", ["a: “a” does not say where the case goes when sub ends in bad"]),
    ],
)
def test_ends_that_a_call_leaves_open(graph_from: GraphFrom, call: str, expected: list[str]) -> None:
    sub = """
      sub:
        starts: {called: {called: true, next: b}}
        steps: {b: {by: agent, outcomes: {g: good, h: bad}}, good: {type: end}, bad: {type: end}}
    """
    text = flow(f"a: {{type: call, workflow: sub, {call}}}\nz: {{type: end}}\n") + indent(dedent(sub), "  ")
    assert said(graph_from, "missing-default", text) == expected


def test_up_is_the_line_of_whoever_performs(graph_from: GraphFrom) -> None:
    late = "events: {late: {after: 1d, escalate: up}}"
    steps = f"""\
        a: {{by: agent, {late}, next: b}}
        b: {{by: customer, {late}, next: c}}
        c: {{approves: {{kind: refund}}, {late}, outcomes: {{approved: d}}}}
        d: {{by: lead, events: {{late: {{after: 1d, escalate: up, next: e}}}}, next: e}}
        e: {{by: lead, {late}, next: z}}
        z: {{type: end}}
    """
    assert said(graph_from, "escalation-without-target", flow(steps)) == [
        "up: “b” escalates up, but customer reports to nobody",
        "up: “e” escalates up, but lead reports to nobody",
    ]


def test_up_does_not_lead_to_a_unit_without_head(graph_from: GraphFrom) -> None:
    text = """\
units: {headed: {head: lead}, empty: {}}
roles: {lead: {}, agent: {reports_to: headed}}
workflows: {w: {steps: {a: {by: agent, events: {late: {after: 1d, escalate: up}}, next: z}, z: {type: end}}}}
"""
    assert said(graph_from, "escalation-without-target", text) == []
    assert said(graph_from, "escalation-without-target", text.replace("reports_to: headed", "reports_to: empty")) == [
        "up: “a” escalates up, but agent reports to nobody"
    ]


def test_ladders(graph_from: GraphFrom) -> None:
    undecided = ROLES + "escalations: {one: {levels: [{role: agent}, {role: lead}]}, two: {}}\n"
    for rule in ("ladder-has-no-final-decider", "escalation-without-target", "escalation-cycle"):
        assert said(graph_from, rule, undecided) == []
    round_and_round = (
        ROLES + "escalations: {one: {levels: [{role: agent}, {role: lead}, {role: agent}, {role: lead}]}}\n"
    )
    assert said(graph_from, "escalation-cycle", round_and_round) == [
        "agent: level 3 of one goes back to agent, who had the case on level 1",
        "lead: level 4 of one goes back to lead, who had the case on level 2",
    ]


def test_a_last_level_with_a_deadline_must_decide(graph_from: GraphFrom) -> None:
    text = ROLES + "escalations: {one: {levels: [{role: agent, within: 1h}, {role: lead, within: 1d}]}}\n"
    assert said(graph_from, "ladder-has-no-final-decider", text) == [
        "{role: lead, within: 1d}: nobody decides on the last level of one"
    ]


def test_no_ladder_is_called_up(graph_from: GraphFrom) -> None:
    text = ROLES + "escalations: {up: {levels: [{role: lead}]}}\n"
    assert said(graph_from, "escalation-without-target", text) == [
        "up: the ladder up cannot be reached: `escalate: up` is the performer's own line"
    ]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("{role: agent}, {role: lead}", []),
        ("{role: lead}, {role: agent}", ["agent: level 2 of one leads from lead down to agent, who reports to them"]),
        # First and second call; and who had it before is told of by another rule.
        ("{role: lead}, {role: lead}", []),
        ("{role: agent}, {role: lead}, {role: agent}", []),
    ],
)
def test_levels_lead_up(graph_from: GraphFrom, levels: str, expected: list[str]) -> None:
    text = ROLES + f"escalations: {{one: {{levels: [{levels}]}}}}\n"
    assert said(graph_from, "escalates-down-or-sideways", text) == expected


@pytest.mark.parametrize(("approver", "expected"), [("lead", []), ("head", ["head"]), ("agent", [])])
def test_above_the_top_post_there_is_nobody_to_approve(
    graph_from: GraphFrom, approver: str, expected: list[str]
) -> None:
    roles = "".join(
        f"  {role}: {{{line}{', authority: {refund: 500 CNY}' if role == approver else ''}}}\n"
        for role, line in (("head", "note: top"), ("lead", "reports_to: head"), ("agent", "reports_to: lead"))
    )
    text = f"""\
roles:
{roles}cases: {{c: {{attributes: {{amount: {{type: money, min: 0 CNY, max: 500 CNY, given: true}}}}}}}}
workflows:
  w:
    case: c
    starts: {{s: {{next: ask}}}}
    steps:
      ask: {{by: agent, next: approve}}
      approve:
        approves: {{kind: refund, amount: amount}}
        within: 1d
        events: {{late: {{after: 100%, escalate: up}}}}
        outcomes: {{approved: z}}
      z: {{type: end}}
"""
    assert said(graph_from, "escalation-without-target", text) == [
        f"up: “approve” escalates up, but {post} reports to nobody" for post in expected
    ]


@pytest.mark.parametrize(
    ("promise", "event", "late"),
    [
        ("{resolve: 2d}", "{after: 3d, escalate: one}", True),
        ("{resolve: 2d}", "{after: 2d, escalate: one}", False),
        ("{acknowledge: 1h, resolve: 2d}", "{after: 1d, escalate: one}", False),
        ("{acknowledge: 1h, resolve: 2d}", "{after: 1d, of: acknowledge, escalate: one}", True),
        ("{resolve: {within: 2d, pauses: [a]}}", "{after: 3d, escalate: one}", False),
        ("{acknowledge: 1h, resolve: {within: 2d, clock: business}}", "{after: 3d, escalate: one}", False),
    ],
)
def test_an_event_of_the_case_after_every_promise(graph_from: GraphFrom, promise: str, event: str, late: bool) -> None:
    more = f"promise: {promise}\nevents: {{e: {event}}}\n"
    text = flow("a: {by: agent, does: [resolve], next: z}\nz: {type: end}\n", more=more)
    text += "\nescalations: {one: {levels: [{role: lead}]}}\n"
    assert bool(said(graph_from, "escalation-after-breach", text)) == late


@pytest.mark.parametrize(
    ("attributes", "asks", "expected"),
    [
        ("amount: {type: integer}, other: {type: integer}", "amount", []),
        ("amount: {type: integer, given: true}, other: {type: integer}", "amount", []),
        ("amount: {type: integer}, other: {type: integer, given: true}", "amount", ["amount > 1"]),
    ],
)
def test_what_nobody_sets_is_said_where_something_is_given(
    graph_from: GraphFrom, attributes: str, asks: str, expected: list[str]
) -> None:
    branches = f"{{p: {{when: {asks} > 1, next: z}}, q: {{otherwise: true, next: z}}}}"
    text = flow(f"a: {{type: decision, branches: {branches}}}\nz: {{type: end}}\n", more="case: c\n")
    text += f"\ncases: {{c: {{attributes: {{{attributes}}}}}}}\n"
    assert [each.partition(":")[0] for each in said(graph_from, "data-used-before-set", text)] == expected


@pytest.mark.parametrize(
    ("takes", "expected"), [("3h", ["2h: “sub” has 2 h, but “sub”, which it calls, takes at least 3 h"]), ("2h", [])]
)
def test_a_call_gives_the_time_that_the_called_workflow_needs(
    graph_from: GraphFrom, takes: str, expected: list[str]
) -> None:
    sub = f"""\
    sub:
      starts: {{called: {{called: true, next: b}}}}
      steps:
        b: {{by: agent, outcomes: {{g: c, h: d}}}}
        c: {{by: agent, takes: {takes}, next: e}}
        d: {{by: agent, takes: 9h, next: e}}
        e: {{type: end}}
"""
    text = flow("a: {type: call, workflow: sub, within: 2h, next: z}\nz: {type: end}\n") + indent(dedent(sub), "  ")
    assert said(graph_from, "child-sla-exceeds-parent", text) == expected


def test_the_way_back_is_named_in_whatever_order_steps_are_written(graph_from: GraphFrom) -> None:
    """The review stands before the draft that it goes back to."""
    review = "review: {by: lead, outcomes: {poor: b, good: z}}\n"
    steps = review + "a: {by: agent, next: b}\nb: {by: agent, outcomes: {done: review, never: z}}\nz: {type: end}\n"
    assert said(graph_from, "unbounded-loop", flow(steps)) == [
        "poor: from “review” a case may go back to “b” any number of times"
    ]
