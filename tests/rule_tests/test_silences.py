"""Where a rule would say what is not so, it keeps silent; and where it cannot tell, it says so."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.hours import is_country, is_zone, nearest_country, nearest_zone
from orgflow.rules import RULES
from orgflow.rules.engine import Outcome, run
from orgflow.rules.presets import PRESETS

GraphFrom = Callable[[str], OrgGraph]


def outcome(graph_from: GraphFrom, name: str, text: str, preset: str = "recommended") -> Outcome:
    graph = graph_from(f"orgflow: 1\n{dedent(text)}")
    found = run(graph, [rule for rule in RULES if rule.name == name], PRESETS[preset])
    assert found.crashes == ()
    return found


def said(graph_from: GraphFrom, name: str, text: str, preset: str = "recommended") -> list[str]:
    found = outcome(graph_from, name, text, preset)
    assert found.skipped == ()
    return [finding.problem.say.en or "" for finding in found.findings]


DISPUTE = """
    team: {}
    roles: {judge: {}}
    parties: {seller: {kind: supplier}, court: {kind: authority}}
    workflows:
      w:
        kind: dispute
        starts: {any: {message: it, from: FROM, next: hear}}
        steps:
          hear: {type: send, by: judge, to: customer, does: [hear-evidence], next: rule}
          rule: {by: judge, does: [decide], next: z}
          z: {type: end, tells: TELLS}
"""


@pytest.mark.parametrize(
    ("sender", "tells", "speaks"),
    [
        ("customer", "[customer, seller]", True),
        ("seller", "[customer]", True),
        # The customer complains of the team itself.
        ("customer", "[customer]", False),
        ("customer", "[customer, court]", False),
    ],
)
def test_the_team_may_be_the_other_side_of_a_dispute(
    graph_from: GraphFrom, sender: str, tells: str, speaks: bool
) -> None:
    text = DISPUTE.replace("FROM", sender).replace("TELLS", tells)
    expected = ["only customer is heard before the ruling in “w”"] if speaks else []
    assert said(graph_from, "evidence-step-missing", text) == expected


@pytest.mark.parametrize(
    ("before", "asks"),
    [
        ("by: lead", True),
        ("by: lead, does: [negotiate, record]", True),
        ("by: lead, does: [classify]", False),
        ("by: lead, does: [intake, record]", False),
        ("by: lead, does: [decide]", False),
        ("type: send, by: lead, to: agent", False),
    ],
)
def test_only_who_asks_is_a_requester(graph_from: GraphFrom, before: str, asks: bool) -> None:
    text = f"""
        team: {{}}
        roles: {{lead: {{}}, agent: {{reports_to: lead}}}}
        workflows:
          w:
            starts: {{any: {{next: a}}}}
            steps: {{a: {{{before}, next: b}}, b: {{by: agent, does: [approve], next: z}}, z: {{type: end}}}}
        """
    assert bool(said(graph_from, "approver-below-requester", text)) == asks


@pytest.mark.parametrize(
    ("post", "speaks"),
    [("headcount: 0", True), ("headcount: 0, external: true", False), ("vacant: true, external: true", True)],
)
def test_the_heads_of_an_external_post_are_the_vendor_s(graph_from: GraphFrom, post: str, speaks: bool) -> None:
    text = f"""
        team: {{}}
        roles: {{boss: {{}}, night: {{reports_to: boss, {post}}}}}
        duties: {{watch: {{responsible: night}}}}
        """
    assert bool(said(graph_from, "vacant-critical-post", text)) == speaks


LIMITS = """
    team: {}
    roles: {boss: {authority: {refund: BOSS}}, agent: {reports_to: boss, authority: {refund: AGENT}}}
    cases: {c: {attributes: {amount: {type: money, max: 500 CNY}}}}
    workflows:
      w:
        case: c
        starts: {any: {next: ask}}
        steps:
          ask: {by: agent, next: yes_}
          yes_: {approves: {kind: refund, amount: amount}, outcomes: {approved: z}}
          z: {type: end}
"""


@pytest.mark.parametrize(
    ("agent", "boss", "found", "skipped"),
    [
        ("50 CNY", "400 CNY", True, False),
        ("50 CNY", "500 CNY", False, False),
        # The higher figure covers nothing in another currency, and the lower one in it may cover all.
        ("50 CNY", "900 USD", False, True),
        ("500 CNY", "90 USD", False, False),
        ("500 CNY", "900 USD", False, False),
    ],
)
def test_limits_in_several_currencies_are_skipped(
    graph_from: GraphFrom, agent: str, boss: str, found: bool, skipped: bool
) -> None:
    result = outcome(graph_from, "limit-ladder-gap", LIMITS.replace("AGENT", agent).replace("BOSS", boss))
    assert (bool(result.findings), bool(result.skipped)) == (found, skipped)


def test_only_amounts_with_which_a_case_can_come_need_somebody(graph_from: GraphFrom) -> None:
    sort = (
        "sort: {type: decision, branches: "
        "{small: {when: 'amount <= 400', next: ask}, rest: {otherwise: true, next: z}}}"
    )
    text = LIMITS.replace("AGENT", "50 CNY").replace("{next: ask}", "{next: sort}")
    text = text.replace("ask: {by", f"{sort}\n{' ' * 10}ask: {{by")
    result = outcome(graph_from, "limit-ladder-gap", text.replace("BOSS", "400 CNY"))
    assert (len(result.findings), len(result.skipped)) == (0, 0)
    (found,) = outcome(graph_from, "limit-ladder-gap", text.replace("BOSS", "300 CNY")).findings
    assert "more than 300\u00a0CNY in “yes_”, but it may be 400\u00a0CNY" in str(found.problem.say.en)


@pytest.mark.parametrize(("preset", "speaks"), [("recommended", False), ("strict", True)])
def test_a_last_word_is_expected_at_strict(graph_from: GraphFrom, preset: str, speaks: bool) -> None:
    text = "team: {}\nroles: {a: {}}\nescalations: {up: {levels: [{role: a}]}}"
    assert bool(said(graph_from, "ladder-has-no-final-decider", text, preset)) == speaks


@pytest.mark.parametrize(("target", "speaks"), [("≥ 5%", False), ("<= 30s", False), ('"5%"', True), ("none", True)])
def test_a_sign_says_which_way_is_better(graph_from: GraphFrom, target: str, speaks: bool) -> None:
    text = f"team: {{}}\nkpis: {{k: {{target: {target}, unit: '%'}}}}".replace("'%'", "s" if "s" in target else "'%'")
    assert bool(said(graph_from, "kpi-without-target", text, "strict")) == speaks


PLACES = """
    team: {head: boss}
    units: {desk: {head: lead}, shop: {members: {clerk: desk}}}
    roles:
      boss: {}
      lead: {reports_to: boss}
      agent: {unit: desk}
      clerk: {reports_to: lead}
      stray: {}
"""


def test_who_has_a_place_already_need_not_state_it(graph_from: GraphFrom) -> None:
    assert said(graph_from, "post-without-unit", PLACES, "strict") == ["stray does not state its unit"]
    lacking = said(graph_from, "post-left-to-defaults", PLACES.replace("levels", ""), "strict")
    # A default is no answer where everything is expected to be written.
    superiors = [say.partition(" ")[0] for say in lacking if "whom it reports to" in say]
    assert superiors == ["boss", "agent", "stray"]


@pytest.mark.parametrize(
    ("boss", "agent", "speaks"),
    [("500 CNY", "500 CNY", False), ("400 CNY", "500 CNY", True), ("900 USD", "500 CNY", True)],
)
def test_an_approval_goes_up_where_somebody_above_may_give_it(
    graph_from: GraphFrom, boss: str, agent: str, speaks: bool
) -> None:
    text = f"""
        team: {{}}
        roles:
          boss: {{deputy: clerk, authority: {{refund: {boss}}}}}
          agent: {{reports_to: boss, authority: {{refund: {agent}}}}}
          clerk: {{reports_to: boss}}
        """
    assert bool(said(graph_from, "no-deputy", text)) == speaks


def test_a_first_course_is_a_beginning(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        roles:
          lead: {}
          agent: {reports_to: lead, front_line: true, requires: {tact: 1}}
        skills: {tact: {kind: skill}, law: {kind: knowledge}}
        courses: {c: {tier: advanced, for: lead, teaches: {law: 1}}}
        """
    assert said(graph_from, "no-onboarding", text) == []
    assert said(graph_from, "no-onboarding", text, "strict") == ["agent is taught no basics"]
    (found,) = outcome(graph_from, "required-skill-not-trained", text).findings
    assert found.severity is Severity.WARNING
    promised = text.replace("{tact: 1}", "{tact: {level: 1, by: training}}")
    (found,) = outcome(graph_from, "required-skill-not-trained", promised).findings
    assert found.severity is Severity.ERROR


def test_roles_with_the_same_measures_are_told_once(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        roles: {a: {kpis: [sold]}, b: {kpis: [sold]}, c: {kpis: [sold, calls]}, d: {kpis: [sold, praise]}}
        kpis: {sold: {kind: sales}, calls: {kind: volume}, praise: {kind: quality}}
        """
    assert said(graph_from, "no-counter-metric", text) == [
        "a, b are measured by sold, and by nothing that says how well",
        "c is measured by calls, sold, and by nothing that says how well",
    ]


@pytest.mark.parametrize(
    ("calendar", "rule", "hints"),
    [
        ("zone: Asia/Shanghai", "timezone-unknown", []),
        ("zone: shanghai", "timezone-unknown", ["Did you mean `Asia/Shanghai`?"]),
        ("zone: Asia", "timezone-unknown", ["Write a zone of the IANA database, such as `Asia/Shanghai`."]),
        ("zone: ../zone", "timezone-unknown", ["Write a zone of the IANA database, such as `Asia/Shanghai`."]),
        ("holidays: CN", "holidays-unknown", []),
        ("holidays: FJ", "holidays-unknown", []),
        ("holidays: China", "holidays-unknown", ["Did you mean `CN`?"]),
        ("holidays: cn", "holidays-unknown", ["Did you mean `CN`?"]),
        ("holidays: XX", "holidays-unknown", ["Write the code of the country, such as `CN`, or leave it out."]),
    ],
)
def test_zone_and_country_are_looked_up(graph_from: GraphFrom, calendar: str, rule: str, hints: list[str]) -> None:
    found = outcome(graph_from, rule, f"team: {{calendar: {{open: 24/7, {calendar}}}}}")
    assert [finding.problem.hint and finding.problem.hint.en for finding in found.findings] == hints


def test_the_countries_that_are_known_without_the_library_are_known_to_it() -> None:
    from orgflow.hours import places

    assert set(places._countries().values()) >= places._SURE
    assert is_country("FJ")
    assert is_zone("UTC")
    assert nearest_zone("x" * 1000) is nearest_country("x" * 1000) is None


def test_a_list_that_names_the_same_twice(graph_from: GraphFrom) -> None:
    text = """
        team: {}
        roles: {a: {deputy: [b, b]}, b: {}}
        duties: {d: {does: [score, score], responsible: [a, b]}}
        workflows:
          w:
            steps: {s: {by: a, next: z}, z: {type: end}}
            policies: {p: {separate: [s, s]}}
        """
    assert said(graph_from, "repeated-entry", text) == [
        "`b` is named here twice and counts once",
        "`score` is named here twice and counts once",
    ]
