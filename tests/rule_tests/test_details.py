"""Where rules speak and where they keep silent, beyond what their examples in the manual show."""

import sys
from collections.abc import Callable
from textwrap import dedent, indent

import pytest

from orgflow.graph import OrgGraph
from orgflow.rules import RULES, Rule
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

GraphFrom = Callable[[str], OrgGraph]
ROLES = "roles: {lead: {}, agent: {reports_to: lead}}\n"


def said(graph_from: GraphFrom, name: str, text: str) -> list[str]:
    """What one rule finds in a specification, as `the text pointed at: message`, and what it skips."""
    rule = next(rule for rule in RULES if rule.name == name)
    outcome = run(graph_from(f"orgflow: 1\nteam: {{}}\n{dedent(text)}"), [rule], PRESETS["recommended"])
    assert outcome.crashes == ()
    found = [(finding.at, finding.problem.say) for finding in outcome.findings]
    found += [(skipped.skip.at, skipped.skip.reason) for skipped in outcome.skipped]
    return [f"{at.source.text[at.start : at.end]}: {say.en}" for at, say in found]


def flow(steps: str, *, starts: str = "{any: {next: a}}", more: str = "") -> str:
    """A specification with one workflow `w`, whose steps are given one to a line."""
    return (
        f"{ROLES}workflows:\n  w:\n    starts: {starts}\n{indent(dedent(more), '    ')}"
        f"    steps:\n{indent(dedent(steps), '      ')}"
    )


BARE = """
    units: {desk: {}, back: {part_of: desk}}
    roles:
      head: {unit: desk}
      lead: {reports_to: head, unit: desk}
      agent: {reports_to: lead, unit: back, headcount: 4, front_line: true}
"""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.family != "structure"], ids=lambda rule: rule.name)
@pytest.mark.parametrize("text", [BARE, flow("a: {next: z}\nz: {type: end}\n"), "duties: {x: {}, y: {}}", ""])
def test_a_bare_draft_is_quiet(graph_from: GraphFrom, rule: Rule, text: str) -> None:
    assert said(graph_from, rule.name, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("no-accountable", ROLES + "duties: {x: {responsible: agent}, y: {responsible: lead}}", []),
        ("no-accountable", ROLES + "duties: {x: {responsible: agent, accountable: lead}, y: {}}", []),
        (
            "unowned-duty",
            ROLES + "duties: {x: {responsible: agent, accountable: lead}, y: {}}",
            ["y: nobody is responsible for y"],
        ),
        ("no-accountable", ROLES + "duties: {x: {accountable: lead}, y: {}}", ["y: nobody is accountable for y"]),
        ("multiple-accountable", ROLES + "duties: {x: {responsible: agent, accountable: [lead, lead]}}", []),
    ],
)
def test_who_answers(graph_from: GraphFrom, rule: str, text: str, expected: list[str]) -> None:
    assert said(graph_from, rule, text) == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        # A line with a purpose in words may be for this duty, one for another duty is not.
        ("head: {}, lead: {reports_to: head}, agent: {reports_to: head, dotted_to: {lead: coaching}}", []),
        ("head: {}, lead: {reports_to: head}, agent: {reports_to: head, dotted_to: {lead: y}}", ["lead"]),
        ("head: {}, lead: {reports_to: head}, agent: {reports_to: head, dotted_to: {lead: x}}", []),
        # Who is above the agent is not known.
        ("lead: {}, agent: {}", []),
        ("head: {reports_to: none}, lead: {reports_to: head}, agent: {}", []),
        ("head: {reports_to: none}, lead: {reports_to: head}, other: {}, agent: {reports_to: other}", []),
        ("head: {}, lead: {reports_to: head}, agent: {reports_to: other}, other: {reports_to: agent}", []),
        ("head: {}, lead: {reports_to: head}, agent: {reports_to: desk}", []),
        # Two trees of which neither is declared to be the whole.
        ("lead: {}, clerk: {reports_to: lead}, other: {}, agent: {reports_to: other}", ["lead"]),
        ("lead: {reports_to: agent}, agent: {}", ["lead"]),
        ("lead: {}, clerk: {reports_to: lead}, agent: {reports_to: board}", ["lead"]),
    ],
)
def test_authority_over_those_who_do_the_work(graph_from: GraphFrom, roles: str, expected: list[str]) -> None:
    text = f"""
        parties: {{board: {{kind: superior}}}}
        units: {{desk: {{}}}}
        roles: {{{roles}}}
        duties: {{x: {{responsible: agent, accountable: lead}}, y: {{}}}}
    """
    found = said(graph_from, "accountable-without-authority", text)
    assert found == [f"{place}: lead is accountable for x but is not above agent" for place in expected]


def test_work_comes_in_many_forms(graph_from: GraphFrom) -> None:
    text = """
        units: {desk: {}, night: {part_of: desk}, idle: {}}
        roles:
          head: {}
          deputy: {reports_to: head}
          watch: {reports_to: head, unit: night}
          lent: {reports_to: head}
          owner: {reports_to: head}
          approver: {reports_to: head, authority: {refund: 100 CNY}}
          rung: {reports_to: head}
          agent: {reports_to: head, deputy: deputy}
          adviser: {reports_to: head}
          idler: {reports_to: head, unit: idle}
          told: {reports_to: head}
        areas: {a: {accountable: head}}
        duties: {x: {responsible: agent, consulted: adviser, informed: told}}
        channels: {phone: {served_by: [desk]}}
        cases: {c: {categories: {goods: {owner: owner}}}}
        escalations: {ladder: {levels: [{role: rung}]}}
    """.replace("night: {part_of: desk}", "night: {part_of: desk, members: {lent: idle}}")
    assert said(graph_from, "role-without-duty", text) == [
        "idler: idler has no work in any duty, step, channel or ladder",
        "told: told has no work in any duty, step, channel or ladder",
    ]


def test_a_unit_performs_what_those_in_it_are_responsible_for(graph_from: GraphFrom) -> None:
    text = """
        units: {desk: {}, night: {part_of: desk}, stock: {}, shelf: {part_of: stock}}
        roles: {agent: {unit: night}, clerk: {unit: desk}}
        vendors: {agency: {}}
        people: {li_na: {roles: {clerk: 100%}}}
        duties: {x: {responsible: agent}, y: {responsible: clerk}}
        workflows:
          w:
            starts: {any: {next: a}}
            steps:
              a: {duty: x, by: desk, next: b}
              b: {duty: [x, y], by: night, next: c}
              c: {duty: x, by: agency, next: d}
              d: {duty: x, by: li_na, next: e}
              e: {duty: x, by: stock, next: f}
              f: {type: wait, for: customer, duty: x, by: clerk, arms: {done: z}}
              z: {type: end}
    """
    assert said(graph_from, "raci-vs-flow-drift", text) == [
        "night: “x” is done by night, but its duty names clerk",
        "stock: “x” is done by stock, but its duty names agent",
        "clerk: “x” is done by clerk, but its duty names agent",
    ]
    assert said(graph_from, "performer-not-role", text) == [
        "li_na: “x” is given to li_na, a person and not a role",
        "stock: “x” is given to stock, a unit in which no role stands",
    ]
    nobody_placed = text.replace("{unit: night}", "{}").replace("{unit: desk}", "{}")
    assert [line.partition(":")[0] for line in said(graph_from, "performer-not-role", nobody_placed)] == ["li_na"]


def test_assistants_and_machines_are_not_supervised(graph_from: GraphFrom) -> None:
    text = """
        roles:
          head: {}
          lead: {reports_to: head}
          aide: {reports_to: lead, assistant: true}
          bot: {reports_to: lead, bot: true}
          pro: {reports_to: head, front_line: true}
          trainee: {reports_to: pro, front_line: true}
          agency: {reports_to: head, external: true}
          temp: {reports_to: agency}
        duties: {x: {does: [coach], responsible: head}}
    """
    assert said(graph_from, "supervision-duty-missing", text) == []
    assert said(graph_from, "supervision-duty-missing", text.replace(", assistant: true", "")) == [
        "lead: lead leads others but has no duty to supervise or coach them"
    ]


@pytest.mark.parametrize(
    ("duties", "steps", "expected"),
    [
        ("x: {}", "a: {duty: x, next: b}\nb: {by: agent, next: z}", ["a: nobody performs “x”"]),
        ("x: {}, y: {responsible: lead}", "a: {duty: x, next: b}\nb: {by: agent, next: z}", []),
        (
            "x: {responsible: [lead, agent]}",
            "a: {duty: x, next: z}",
            ["x: “x” may be the work of lead, agent: it is not said whose"],
        ),
        ("x: {responsible: lead}, y: {responsible: lead}", "a: {duty: [x, y], next: z}", []),
        ("x: {}", "a: {approves: {kind: refund}, outcomes: {approved: b}}\nb: {next: z}", ["b: nobody performs “b”"]),
        ("x: {}", "a: {by: lead, next: b}\nb: {type: wait, arms: {later: {after: 1d, next: z}}}", []),
    ],
)
def test_who_performs(graph_from: GraphFrom, duties: str, steps: str, expected: list[str]) -> None:
    text = flow(f"{steps}\nz: {{type: end}}\n") + f"duties: {{{duties}}}\n"
    assert said(graph_from, "step-without-performer", text) == expected


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
        attributes: {amount: {type: money}, urgent: {type: boolean}, remark: {type: text}}
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


@pytest.mark.parametrize("languages", ["", "languages: [zh]", "languages: [en]"])
def test_a_team_of_one_language_needs_no_translation(graph_from: GraphFrom, languages: str) -> None:
    roles = "roles: {lead: {name: {en: Lead}}, agent: {name: 专员}}"
    text = f"orgflow: 1\nteam: {{name: 售后, {languages}}}\n{roles}\n"
    rule = next(rule for rule in RULES if rule.name == "missing-translation")
    assert run(graph_from(text), [rule], PRESETS["recommended"]).findings == ()
