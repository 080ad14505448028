"""Where rules on posts and duties speak and where they keep silent, beyond what their examples in the manual show."""

import pytest
from saying import ROLES, GraphFrom, flow, said

from orgflow.rules import RULES, Rule
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

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


@pytest.mark.parametrize("languages", ["", "languages: [zh]", "languages: [en]"])
def test_a_team_of_one_language_needs_no_translation(graph_from: GraphFrom, languages: str) -> None:
    roles = "roles: {lead: {name: {en: Lead}}, agent: {name: 专员}}"
    text = f"orgflow: 1\nteam: {{name: 售后, {languages}}}\n{roles}\n"
    rule = next(rule for rule in RULES if rule.name == "missing-translation")
    assert run(graph_from(text), [rule], PRESETS["recommended"]).findings == ()
