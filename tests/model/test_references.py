"""Every name must lead somewhere: all failures at once, each with its place and what was probably meant."""

from collections.abc import Callable

import pytest

from orgflow.finding import Finding, Rejected
from orgflow.model.team import Team

TeamFrom = Callable[[str], Team]


def refused(team_from: TeamFrom, text: str) -> list[str]:
    with pytest.raises(Rejected) as caught:
        team_from(text)
    return [described(finding) for finding in caught.value.findings]


def described(finding: Finding) -> str:
    problem = finding.problem
    assert (finding.family, finding.confidence, finding.severity.value) == ("spec", "proven", "error")
    assert problem.hint
    assert problem.say.zh
    assert problem.hint.zh
    return f"{finding.at.line}:{finding.at.column} {finding.rule}: {problem.say.en}. {problem.hint.en}"


def test_all_failures_are_told_each_at_the_name_that_leads_nowhere(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\n"
        "team: {head: manger}\n"
        "roles:\n"
        "  manager: {name: {en: Service manager, zh: 客服经理}, deputy: [lead, ghost]}\n"
        "  lead: {reports_to: 客服经理, unit: desk, dotted_to: {menager: pay}}\n"
        "duties:\n"
        "  pay: {responsible: [lead, led], area: refunds}\n"
    )
    assert refused(team_from, text) == [
        "2:14 unresolved-ref: there is no role `manger`. Did you mean `manager`?",
        "4:67 unresolved-ref: there is no role `ghost`. Declare it, or correct the name.",
        "5:22 unresolved-ref: there is no role or unit or party `客服经理`. Did you mean `manager`?",
        "5:34 unresolved-ref: there is no unit `desk`. Declare it, or correct the name.",
        "5:52 unresolved-ref: there is no role `menager`. Did you mean `manager`?",
        "7:29 unresolved-ref: there is no role `led`. Did you mean `lead`?",
        "7:41 unresolved-ref: there is no area `refunds`. Declare it, or correct the name.",
    ]


def test_names_inside_a_workflow_are_its_own(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\n"
        "team: {}\n"
        "cases: {complaint_case: {attributes: {amount: {type: money}}}}\n"
        "workflows:\n"
        "  one:\n"
        "    case: complaint_case\n"
        "    starts: {asked: check}\n"
        "    phases: {intake: Intake}\n"
        "    promise: {resolve: {within: 2d, pauses: [wait]}}\n"
        "    steps:\n"
        "      check: {phase: closing, sets: [amount, severity], next: finish}\n"
        "      finish: {type: end}\n"
        "  two:\n"
        "    steps:\n"
        "      call_one: {type: call, workflow: one, outcomes: {finished: check, finish: wait}}\n"
        "      wait: {type: end}\n"
        "    policies: {first: {precedence: [check, decide]}}\n"
    )
    assert refused(team_from, text) == [
        "9:46 unresolved-ref: there is no step `wait`. Declare it, or correct the name.",
        "11:22 unresolved-ref: there is no phase `closing`. Declare it, or correct the name.",
        "11:46 unresolved-ref: there is no attribute of the case `severity`. Declare it, or correct the name.",
        "15:56 unresolved-ref: there is no end of the called workflow `finished`. Did you mean `finish`?",
        "15:66 unresolved-ref: there is no step `check`. Declare it, or correct the name.",
        "17:37 unresolved-ref: there is no step `check`. Declare it, or correct the name.",
    ]


def test_actors_share_their_names(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\n"
        "team: {}\n"
        "parties: {carrier: {}}\n"
        "units: {sales: {}}\n"
        "roles: {sales: {}, carrier: {}}\n"
        "people: {sales: {}}\n"
        "duties: {sales: {responsible: sales}}\n"
    )
    words = "names two actors. Roles, units, parties, vendors and people share their names: rename one."
    assert refused(team_from, text) == [
        f"3:11 duplicate-id: `carrier` {words}",
        f"4:9 duplicate-id: `sales` {words}",
        f"6:10 duplicate-id: `sales` {words}",
    ]
    with pytest.raises(Rejected) as caught:
        team_from(text)
    notes = [note for finding in caught.value.findings for note in finding.problem.related]
    assert [(note.at.line, note.say.en) for note in notes] == [(5, "first used here")] * 3


def test_the_customer_exists_and_parties_have_other_names(team_from: TeamFrom) -> None:
    team = team_from(
        "orgflow: 1\n"
        "team: {}\n"
        "parties: {carrier: {aliases: [快递, courier]}}\n"
        "workflows:\n"
        "  w: {steps: {tell: {type: send, to: [customer, courier], next: done}, done: {type: end, tells: [快递]}}}\n"
    )
    steps = team.workflows["w"].steps
    told = [(ref.address, ref.node.plain) for ref in (*steps["tell"].to, *steps["done"].tells)]
    assert told == [("party:customer", "customer"), ("party:carrier", "courier"), ("party:carrier", "快递")]


def test_who_is_named_twice_is_named_once(team_from: TeamFrom) -> None:
    team = team_from("orgflow: 1\nteam: {}\nroles: {a: {}, b: {}}\nduties: {d: {informed: [a, b, a]}}\n")
    assert [(ref.address, ref.at.column) for ref in team.duties["d"].informed] == [("role:a", 25), ("role:b", 28)]


def test_sources_are_cited_by_section(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\n"
        "team: {}\n"
        "sources:\n"
        "  brief: {sections: {A1: Roles, A2: Duties}}\n"
        "  notes: {sections: {A2: Other, N1: Posts}}\n"
        "roles:\n"
        "  a: {source: brief.A1}\n"
        "  b: {source: [N1, brief.A2]}\n"
        "  c: {source: said on the phone}\n"
    )
    team = team_from(text)
    assert [ref.id for ref in cited(team, "a")] == ["brief.A1"]
    assert [ref.id for ref in cited(team, "b")] == ["notes.N1", "brief.A2"]
    assert team.roles["c"].source is not None
    assert not isinstance(team.roles["c"].source, tuple)
    assert refused(team_from, text.replace("brief.A1}", "brief.A7}")) == [
        "7:15 unresolved-ref: there is no section of a source `brief.A7`. Did you mean `brief.A2`?"
    ]


@pytest.mark.parametrize("row", ["[one]", "[product, '-', one]"])
def test_a_row_has_a_cell_for_each_input(team_from: TeamFrom, row: str) -> None:
    text = """\
orgflow: 1
team: {}
cases: {c: {categories: [product, parcel]}}
workflows:
  w:
    case: c
    steps:
      which: {type: decision, table: {inputs: [category], rows: {good: [product, one], bad: ROW}}}
      one: {type: end}
"""
    assert team_from(text.replace("ROW", "[parcel, one]")).workflows["w"].steps["which"].table
    (said,) = refused(team_from, text.replace("ROW", row))
    say = (
        f"the row `bad` has not one cell for each input ({row.count(',')} for 1) before its step. Write a cell for each"
    )
    assert said.startswith(f"8:88 schema-violation: {say}")


def test_a_source_is_not_mistaken_for_a_section_of_its_name(team_from: TeamFrom) -> None:
    sources = "{talks: {sections: {brief: Opening}}, brief: {sections: {brief: Summary}}}"
    team = team_from(
        f"orgflow: 1\nteam: {{}}\nsources: {sources}\n"
        "roles: {a: {source: brief}, b: {source: talks.brief}, c: {source: brief.brief}}\n"
    )
    assert [ref.id for role in "abc" for ref in cited(team, role)] == ["brief", "talks.brief", "brief.brief"]


def cited(team: Team, role: str) -> tuple[object, ...]:
    source = team.roles[role].source
    assert isinstance(source, tuple)
    return source


def test_where_the_case_is_missing_its_attributes_are_not_told_too(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\n"
        "team: {}\n"
        "workflows:\n"
        "  w:\n"
        "    case: complaint\n"
        "    steps: {ask: {sets: [amount], next: done}, done: {type: end}}\n"
    )
    assert refused(team_from, text) == [
        "5:11 unresolved-ref: there is no case type `complaint`. Declare it, or correct the name."
    ]
    assert refused(team_from, text.replace("    case: complaint\n", "")) == [
        "5:26 unresolved-ref: there is no attribute of the case `amount`. Declare it, or correct the name."
    ]


def test_citations_are_kept_wherever_they_are_written(team_from: TeamFrom) -> None:
    team = team_from(
        "orgflow: 1\nteam: {source: brief}\n"
        "sources: {brief: {sections: {A1.1: x, A1.2: y}}, norm: {sections: {n1: z}}}\n"
        "duties: {ask: {source: [A1.1, brief.A1.2], basis: [norm.n1]}, tell: {source: interview with the owner}}\n"
    )
    assert [ref.address for ref in team.citations] == [
        "section:brief.A1.1",
        "section:brief.A1.2",
        "section:norm.n1",
        "section:brief",
    ]


def test_a_list_that_declares_an_id_twice(team_from: TeamFrom) -> None:
    text = (
        "orgflow: 1\nteam: {}\nlevels: [top, low, top]\n"
        "cases: {c: {categories: [parts, parts]}}\nworkflows: {w: {phases: [in, in], steps: {z: {type: end}}}}\n"
    )
    assert refused(team_from, text) == [
        "3:20 duplicate-id: `top` is declared twice. Keep one of them, or rename the other.",
        "4:33 duplicate-id: `parts` is declared twice. Keep one of them, or rename the other.",
        "5:30 duplicate-id: `in` is declared twice. Keep one of them, or rename the other.",
    ]
