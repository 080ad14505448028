"""Where the rules of structure speak and where they keep silent, beyond what their examples show."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS, Preset
from orgflow.text import Text

GraphFrom = Callable[[str], OrgGraph]
PLAYING_LEAD = "team: {}\nroles: {a: {}, b: {reports_to: a, front_line: true}, c: {reports_to: b, front_line: true}}\n"


def findings(graph: OrgGraph, name: str, preset: Preset = PRESETS["recommended"]) -> tuple[Finding, ...]:
    outcome = run(graph, [rule for rule in RULES if rule.name == name], preset)
    assert outcome.crashes == ()
    return outcome.findings


def said(graph_from: GraphFrom, name: str, text: str) -> list[str]:
    """What one rule finds, as `the text pointed at: message`."""
    found = findings(graph_from("orgflow: 1\n" + dedent(text)), name)
    return [f"{one.at.source.text[one.at.start : one.at.end]}: {one.problem.say.en}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team: {}\nroles: {a: {}, b: {}}", []),
        ("team: {head: a}\nroles: {a: {}, b: {}, c: {reports_to: none}}", []),
        # Several tops that nobody declares are no fault, as long as each leads somebody or heads a unit.
        ("team: {}\nroles: {a: {}, b: {reports_to: a}, c: {}, d: {reports_to: c}}", []),
        ("team: {}\nunits: {u: {head: c}}\nroles: {a: {}, b: {reports_to: a}, c: {}}", []),
        ("team: {}\nroles: {a: {}, b: {reports_to: a}, c: {}}", ["c: c reports to nobody"]),
        ("team: {head: a}\nroles: {a: {}, b: {reports_to: a}, c: {}, d: {reports_to: c}}", ["c: c reports to nobody"]),
        ("team: {}\nroles: {a: {reports_to: none}, b: {}, c: {reports_to: b}}", ["b: b reports to nobody"]),
        ("team: {}\nparties: {hq: {}}\nroles: {a: {reports_to: hq}, b: {reports_to: a}, c: {reports_to: hq}}", []),
        ("team: {head: a}\nroles: {a: {}, b: {reports_to: a}, c: {bot: true}, d: {external: true}}", []),
        # Deleting the line of a front-line role that leads others must not fall between two rules.
        (
            "team: {head: a}\nroles: {a: {}, b: {front_line: true}, c: {reports_to: b}, d: {front_line: true}}",
            ["b: b reports to nobody"],
        ),
    ],
)
def test_orphan_role(graph_from: GraphFrom, text: str, expected: list[str]) -> None:
    assert said(graph_from, "orphan-role", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team: {}\nroles: {a: {front_line: true}, b: {}}", []),
        (
            "team: {}\nroles: {a: {front_line: true}, b: {}, c: {reports_to: b}}",
            ["a: a faces customers and reports to nobody"],
        ),
        (
            "team: {}\nroles: {a: {front_line: true, reports_to: none}, b: {}, c: {reports_to: b}}",
            ["none: a faces customers and reports to nobody"],
        ),
        # The owner of a shop serves customers, and nobody is above.
        ("team: {}\nroles: {a: {front_line: true}, b: {front_line: true, reports_to: a}}", []),
        ("team: {head: a}\nroles: {a: {front_line: true}, b: {}, c: {reports_to: b}}", []),
        # Who supervises is judged only where duties say it.
        (
            PLAYING_LEAD + "duties: {d: {does: [coach], responsible: a}}",
            ["b: c reports to b, who faces customers too and supervises nobody"],
        ),
        (
            PLAYING_LEAD + "duties: {d: {does: [coach], responsible: [a, b]}}",
            [],
        ),
        ("team: {}\nparties: {hq: {kind: superior}}\nroles: {a: {front_line: true, reports_to: hq}}", []),
        (
            "team: {}\nroles: {a: {front_line: true, reports_to: customer}}",
            ["customer: a reports to customer, outside the team"],
        ),
        ("team: {}\nroles: {a: {front_line: true, reports_to: b}, b: {front_line: true, reports_to: a}}", []),
        ("team: {}\nroles: {a: {}, b: {front_line: true, bot: true}, c: {reports_to: a}}", []),
    ],
)
def test_front_line_without_supervisor(graph_from: GraphFrom, text: str, expected: list[str]) -> None:
    assert said(graph_from, "front-line-without-supervisor", text) == expected


@pytest.mark.parametrize(
    ("reports", "severity"), [("11", None), ("12", None), ("13", "warning"), ("17", "warning"), ("18", "error")]
)
def test_span_too_wide_has_two_bounds(graph_from: GraphFrom, reports: str, severity: str | None) -> None:
    graph = graph_from(f"orgflow: 1\nteam: {{}}\nroles: {{a: {{}}, b: {{reports_to: a, headcount: {reports}}}}}")
    assert [one.severity.value for one in findings(graph, "span-too-wide")] == ([severity] if severity else [])


def test_the_bounds_of_a_span_are_parameters(graph_from: GraphFrom) -> None:
    graph = graph_from("orgflow: 1\nteam: {}\nroles: {a: {}, b: {reports_to: a, headcount: 6}}")
    strict = Preset("strict", Text(en="strict", zh="严格"), parameters={"span-too-wide": {"warn": 3, "error": 5}})
    (found,) = findings(graph, "span-too-wide", strict)
    assert found.severity.value == "error"
    assert found.problem.hint is not None
    assert found.problem.hint.en == "Put team leads in between, or let 2 people hold this post."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team: {}\nroles: {a: {}, b: {reports_to: a, headcount: 1}, c: {headcount: 9}}", ["a: only b reports to a"]),
        ("team: {}\nroles: {a: {}, b: {reports_to: a}, c: {headcount: 9}}", []),
        ("team: {}\nroles: {a: {}, b: {reports_to: a, headcount: 1}, c: {headcount: 5}}", []),
        ("team: {}\nroles: {a: {}, b: {reports_to: a, headcount: 1, assistant: true}, c: {headcount: 9}}", []),
        ("team: {}\nroles: {a: {}, b: {reports_to: a, headcount: 0}, c: {headcount: 9}}", []),
        ("team: {}\nroles: {a: {reports_to: b, headcount: 4}, b: {reports_to: a, headcount: 4}}", []),
    ],
)
def test_span_too_narrow(graph_from: GraphFrom, text: str, expected: list[str]) -> None:
    assert said(graph_from, "span-too-narrow", text) == expected


@pytest.mark.parametrize(
    ("heads", "levels"),
    [(1, 3), (13, 3), (14, 4), (40, 4), (41, 5), (121, 5), (122, 6), (364, 6), (1093, 7), (1094, 8)],
)
def test_a_team_may_be_as_tall_as_its_size_needs(graph_from: GraphFrom, heads: int, levels: int) -> None:
    def chain(length: int) -> str:
        lines = [f"  r{number}: {{reports_to: {f'r{number - 1}' if number else 'none'}}}" for number in range(length)]
        return f"team: {{headcount: {heads}}}\nroles:\n" + "\n".join(lines)

    assert said(graph_from, "too-many-layers", chain(levels)) == []
    assert said(graph_from, "too-many-layers", chain(levels + 1)) == [
        f"r{levels}: {levels + 1} levels from r0 down to r{levels}; {levels} are enough for {heads} people"
    ]
    assert said(graph_from, "too-many-layers", chain(levels + 1).replace(f"{{headcount: {heads}}}", "{}")) == []


def test_a_party_or_an_assistant_makes_no_level(graph_from: GraphFrom) -> None:
    text = (
        "team: {headcount: 4}\nparties: {hq: {}}\n"
        "roles: {a: {reports_to: hq}, b: {reports_to: a}, c: {reports_to: b}, d: {reports_to: c, assistant: true}}"
    )
    assert said(graph_from, "too-many-layers", text) == []
    assert said(graph_from, "too-many-layers", text.replace(", assistant: true", "")) == [
        "d: 4 levels from a down to d; 3 are enough for 4 people"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team: {headcount: 5}\nroles: {a: {}, b: {}}", []),
        ("team: {headcount: 5}\nroles: {a: {}, b: {headcount: 4}}", []),
        (
            "team: {headcount: 5}\nroles: {a: {}, b: {headcount: 5}}",
            ["5: the team states 5 heads, its posts add up to 6"],
        ),
        ("team: {headcount: 5}\nroles: {a: {}, b: {headcount: {min: 3, max: 6}}}", []),
        (
            "team: {headcount: {min: 8, max: 9}}\nroles: {a: {}, b: {headcount: {min: 3, max: 6}}}",
            ["{min: 8, max: 9}: the team states 8–9 heads, its posts add up to 4–7"],
        ),
        (
            "team: {headcount: {min: 2, max: 9, now: 5}}\nroles: {a: {}, b: {headcount: {min: 3, max: 6, now: 3}}}",
            ["{min: 2, max: 9, now: 5}: the team states 5 heads, its posts add up to 4"],
        ),
        ("team: {headcount: 5}\nroles: {a: {headcount: 5}, b: {bot: true}, c: {external: true, headcount: 9}}", []),
        (
            "team: {headcount: {min: 9, max: 2}}\nroles: {a: {headcount: 5}}",
            ["{min: 9, max: 2}: team: at least 9 heads, yet at most 2"],
        ),
        # A range may be open at either end.
        ("team: {headcount: {max: 9}}\nroles: {a: {headcount: 5}}", []),
        ("team: {headcount: {min: 3}}\nroles: {a: {headcount: 5}}", []),
        ("team: {headcount: 9}\nroles: {a: {headcount: {min: 5}}}", []),
        (
            "team: {headcount: 4}\nroles: {a: {headcount: {min: 5}}}",
            ["4: the team states 4 heads, its posts add up to ≥ 5"],
        ),
        (
            "team: {headcount: {max: 4}}\nroles: {a: {headcount: 5}}",
            ["{max: 4}: the team states 0–4 heads, its posts add up to 5"],
        ),
    ],
)
def test_headcount_mismatch(graph_from: GraphFrom, text: str, expected: list[str]) -> None:
    assert said(graph_from, "headcount-mismatch", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("team: {}\nroles: {a: {}, b: {reports_to: a}}", []),
        (
            "team: {}\nroles: {a: {deputy: [a]}, b: {reports_to: a}}",
            ["a: nobody stands in for a, to whom others report"],
        ),
        ("team: {}\nroles: {a: {deputy: [b]}, b: {reports_to: a}}", []),
        ("team: {}\nroles: {a: {deputy: [b]}, b: {reports_to: a, bot: true, authority: {refund: 5 CNY}}}", []),
    ],
)
def test_no_deputy(graph_from: GraphFrom, text: str, expected: list[str]) -> None:
    assert said(graph_from, "no-deputy", text) == expected


def test_an_inverted_level_inside_a_circle_is_the_circles_fault(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        levels: [high, low]
        roles:
          a: {level: low, reports_to: b}
          b: {level: high, reports_to: a}
          c: {level: high, reports_to: a}
    """
    assert said(graph_from, "level-inversion", text) == ["high: c ranks above its superior a"]


def test_a_name_is_the_same_whatever_its_width_case_and_spacing(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        roles:
          lead: {}
          chief: {aliases: [Lead, ＬＥＡＤ]}
          boss: {name: {en: L ead, zh: 主管}}
    """
    assert said(graph_from, "duplicate-alias", text) == [
        "Lead: `lead` and `chief` are both called “Lead”",
        "L ead: `lead` and `boss` are both called “L ead”",
    ]


def test_parties_are_called_by_their_aliases_too(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        parties: {carrier: {aliases: [快递, courier]}, post: {aliases: [快递]}}
        roles: {rider: {name: Courier}}
    """
    assert said(graph_from, "duplicate-alias", text) == [
        "courier: `rider` and `carrier` are both called “courier”",
        "快递: `carrier` and `post` are both called “快递”",
    ]


def test_a_unit_counts_as_empty_only_beside_others_that_are_not(graph_from: GraphFrom) -> None:
    assert said(graph_from, "empty-unit", "team: {}\nunits: {u: {}, v: {}}\nroles: {a: {}}") == []
    assert said(graph_from, "empty-unit", "team: {}\nunits: {u: {}, v: {}}\nroles: {a: {unit: u}}") == [
        "v: no role belongs to v"
    ]


def test_three_superiors_are_one_fault_and_a_superior_named_twice_is_none(graph_from: GraphFrom) -> None:
    text = "team: {}\nunits: {u: {head: a}}\nroles: {a: {}, b: {}, c: {reports_to: [a, u]}, d: {reports_to: [a, b, c]}}"
    assert said(graph_from, "multiple-solid-managers", text) == ["b: d has 3 superiors: a, b, c"]
