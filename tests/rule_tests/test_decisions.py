"""What rules say of decisions is so: the cases that they name as evidence are taken as they say."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from orgflow.expressions.domains import Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.finding import Finding
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.decisions import DECISIONS
from orgflow.rules.engine import Outcome, run
from orgflow.rules.presets import PRESETS

GraphFrom = Callable[[str], OrgGraph]
HERE = Path(__file__).parents[1] / "rules"
# How many of the branches that a finding names take the case that it names.
TAKING: dict[str, Callable[[list[str], list[str]], bool]] = {
    "guard-gap": lambda taking, _: taking == [],
    "guard-overlap": lambda taking, named: {*named} <= {*taking},
    "conflicting-rows": lambda taking, named: {*named} <= {*taking},
    "misleading-row": lambda taking, named: {*named} <= {*taking},
}


def found(graph: OrgGraph, *names: str) -> Outcome:
    outcome = run(graph, [rule for rule in RULES if rule.name in names], PRESETS["recommended"])
    assert outcome.crashes == ()
    return outcome


def case_of(finding: Finding, decision: Decision) -> dict[str, Value]:
    assert finding.problem.witness
    case: dict[str, Value] = {}
    for part in finding.problem.witness.addresses:
        name, equals, value = part.partition("=")
        if equals and name in decision.domains:
            kind = decision.domains[name].kind
            case[name] = value == "true" if kind == "boolean" else value if kind in ("enum", "text") else Decimal(value)
    return case


def replayed(graph: OrgGraph, finding: Finding) -> tuple[list[str], list[str]]:
    """The branches that take the case of a finding, and those that it names."""
    (decision,) = (each for each in decisions(graph) if each.step.address in finding.problem.subjects)
    case = case_of(finding, decision)
    assert finding.problem.witness
    named = [part.rpartition(".")[2] for part in finding.problem.witness.addresses if part.startswith("exit:")]
    return [name for name, guard in decision.guards.items() if holds(compiled(guard.condition), case)], named


@pytest.mark.parametrize("name", TAKING)
def test_the_case_that_a_finding_names_is_taken_as_it_says(name: str, graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(HERE / name / "bad.orgflow.yaml")
    findings = found(graph, name).findings
    assert findings
    for finding in findings:
        taking, named = replayed(graph, finding)
        assert TAKING[name](taking, named), finding.problem.say.en


def test_an_unrouted_value_is_taken_by_nothing(graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(HERE / "enum-value-unrouted" / "bad.orgflow.yaml")
    (finding,) = found(graph, "enum-value-unrouted").findings
    assert replayed(graph, finding) == ([], [])


def test_a_boundary_is_taken_by_neither_side(graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(HERE / "boundary-gap" / "bad.orgflow.yaml")
    findings = [one for one in found(graph, "boundary-gap").findings if one.problem.subjects[0].startswith("step:")]
    assert len(findings) == 2
    for finding in findings:
        taking, named = replayed(graph, finding)
        assert taking == []
        assert len(named) == 2


def told(graph_from: GraphFrom, decision: str, more: str = "") -> dict[str, list[str]]:
    """What all rules of the family say of a decision `a`, by rule, and what they skip."""
    text = f"""\
        orgflow: 1
        team: {{languages: [en]}}
        roles: {{agent: {{}}}}
        cases:
          c:
            categories: [product, parcel, service]
            attributes:
              amount: {{type: money, min: 0 CNY}}
              budget: {{type: money, min: 0 CNY}}
              tries: {{type: integer}}
              debt: {{type: money, min: -9 CNY}}
              vip: {{type: boolean}}
        workflows:
          w:
            case: c
            starts: {{any: {{next: a}}}}
            steps: {{a: {{type: decision, {decision}}}, b: {{by: agent, next: z}}, z: {{type: end}}}}
            {more}
    """
    outcome = found(graph_from(dedent(text)), *(rule.name for rule in DECISIONS))
    said: dict[str, list[str]] = {}
    for finding in outcome.findings:
        said.setdefault(finding.rule, []).append(finding.problem.say.en or "")
    for skipped in outcome.skipped:
        said.setdefault(f"skipped {skipped.rule}", []).append(skipped.skip.reason.en or "")
    return said


ROWS = "table: {inputs: [category, vip], %s rows: {%s}}"


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        # One fault, one rule.
        ("branches: {p: {when: amount < 5, next: b}, q: {when: amount > 5, next: z}}", {"boundary-gap"}),
        ("branches: {p: {when: amount < 5, next: b}, q: {when: amount > 9, next: z}}", {"guard-gap"}),
        (
            "branches: {p: {when: vip, next: b}, q: {when: vip, next: z}, r: {when: '!vip', next: z}}",
            {"conflicting-rows"},
        ),
        ("branches: {p: {when: vip, next: b}, q: {when: vip, next: b}, r: {when: '!vip', next: z}}", {"duplicate-row"}),
        (
            "hit: first, branches: {p: {when: vip, next: b}, q: {when: vip, next: b}, r: {otherwise: true, next: z}}",
            {"duplicate-row"},
        ),
        (
            "hit: first, branches: {p: {when: vip, next: b}, q: {when: vip, next: z}, r: {otherwise: true, next: z}}",
            {"masked-row"},
        ),
        ("branches: {p: {when: \"category == 'product'\", next: b}}", {"enum-value-unrouted"}),
        (
            "branches: {p: {when: \"category == 'parcel' && vip\", next: b}, q: {when: category != 'parcel', next: z}}",
            {"guard-gap"},
        ),
        # A category that is misspelt is not one that nobody thought of.
        (
            """branches: {p: {when: 'category == "prodct"', next: b}, q: {when: 'category != "product"', next: z}}""",
            {"unknown-enum-value"},
        ),
        ("""branches: {q: {when: 'category != "product"', next: z}}""", {"enum-value-unrouted"}),
        # What lies between may be meant.
        (
            "branches: {p: {when: tries < 3, next: b}, q: {when: tries > 3, next: z}, r: {otherwise: true, next: z}}",
            set(),
        ),
        (
            "branches: {p: {when: debt < 0, next: b}, q: {when: debt > 0, next: z}, r: {otherwise: true, next: b}}",
            set(),
        ),
        (
            "branches: {p: {when: amount < 5, next: b}, q: {when: amount > 5, next: z}, r: {otherwise: true, next: z}}",
            {"boundary-gap"},
        ),
        # The same branch on both sides is one branch.
        ("branches: {p: {when: amount != 5, next: b}, r: {otherwise: true, next: z}}", set()),
        ("branches: {p: {when: amount <= 5, next: b}, q: {when: amount >= 6, next: z}}", {"boundary-gap"}),
        ("branches: {p: {when: amount <= 5, next: b}, q: {when: amount >= 7, next: z}}", {"guard-gap"}),
        # Rows that collect leave out what they like, and may say one thing twice over.
        (ROWS % ("hit: collect,", "r: [product, true, b], s: [product, '-', z]"), set()),
        (ROWS % ("hit: any,", "r: [product, true, b], s: ['-', '-', b]"), set()),
        (ROWS % ("hit: any,", "r: [product, true, b], s: ['-', '-', z]"), {"conflicting-rows"}),
        # An exception before the rule misleads nobody; what crosses does.
        (ROWS % ("hit: priority,", "r: [product, true, b], s: ['-', '-', z]"), set()),
        (ROWS % ("hit: priority,", "r: [product, '-', b], s: ['-', true, z], t: ['-', '-', b]"), {"misleading-row"}),
        (ROWS % ("", "r: [product, '-', b], s: ['parcel, service', '-', z]"), set()),
        (ROWS % ("", "r: [product, '-', b], s: [parcel, '-', z], t: [service, '-', z]"), {"contractible-rows"}),
        # Where the order decides, a row in between can be the reason for two.
        (
            ROWS
            % (
                "hit: priority,",
                "r: [product, '-', z], s: [parcel, true, b], t: [parcel, '-', z], u: [service, '-', z]",
            ),
            {"contractible-rows"},
        ),
        (
            ROWS
            % ("hit: priority,", "r: [product, true, z], s: [service, true, b], t: [parcel, '-', z], u: ['-', '-', b]"),
            set(),
        ),
    ],
)
def test_one_fault_is_told_by_one_rule(graph_from: GraphFrom, decision: str, expected: set[str]) -> None:
    said = told(graph_from, decision)
    assert set(said) == expected, said


def test_conditions_of_policies_are_read_too(graph_from: GraphFrom) -> None:
    more = "policies: {p: {existence: [b], when: 'amount > \"x\"'}, q: {existence: [b], when: 'amout > 3'}"
    more += ", r: {existence: [b], when: \"category == 'produkt'\"}}"
    said = told(graph_from, "branches: {p: {when: vip, next: b}, q: {otherwise: true, next: z}}", more)
    assert said == {
        "type-mismatch": ["in the policy “p” this is text, where a number is needed"],
        "invalid-condition": ["in the policy “q” the case has no attribute `amout`"],
        "unknown-enum-value": ["in “r” category is compared with `produkt`, which it can never be"],
    }


@pytest.mark.parametrize("hit", ["unique", "first"])
def test_what_compares_two_attributes_is_decided_with_the_extra(graph_from: GraphFrom, hit: str) -> None:
    two = f"hit: {hit}, branches: {{p: {{when: amount <= budget, next: b}}, q: {{when: amount > budget - 5, next: z}}}}"
    said = told(graph_from, two)
    assert "guard-gap" not in said
    assert ("guard-overlap" in said) == (hit == "unique")
