"""What becomes of a team in its variants: roles that are merged, and references to what is taken away."""

from collections.abc import Callable
from typing import Any

import pytest

from orgflow.document import Budget, Limits, Mapping, variant_trees
from orgflow.finding import Rejected
from orgflow.model.items import Ref
from orgflow.model.team import Team, build_team
from orgflow.schema import validate

BASE = """\
orgflow: 1
team: {head: chief}
skills: {tact: {}, cutting: {}}
parties: {bank: {}}
units: {studio: {head: operator, members: {editor: studio, host: studio}}}
roles:
  chief: {reports_to: none}
  host: {reports_to: chief, deputy: [operator, editor]}
  operator: {reports_to: [editor], dotted_to: {editor: cut}, authority: {refund: 100 CNY, gift: 9 CNY}}
  editor:
    reports_to: chief
    requires: {cutting: 2}
    authority: {refund: 500 CNY, gift: 5 CNY, scrap: 1 CNY}
people: {zhou: {roles: {operator: 50%, editor: 40%}}}
duties:
  run: {responsible: operator, accountable: chief, consulted: [editor, operator]}
  cut: {responsible: editor, accountable: operator}
  answer: {responsible: [service, operator], accountable: host}
principles: {care: {shown_by: ["role:editor", "duty:cut"]}}
escalations: {ladder: {levels: [{role: editor}, {role: operator}, {role: service, decides: true}]}}
workflows:
  w:
    steps:
      ask: {by: service, next: check}
      check: {duty: cut, outcomes: {ok: done, no: {next: ask, notify: [service, host]}}}
      done: {type: end, tells: [customer]}
    policies: {order: {precedence: [ask, check]}}
    promise: {resolve: {within: 1d, pauses: [ask]}}
"""
SERVICE = "  service: {reports_to: operator}\n"
FULL = BASE.replace("people:", f"{SERVICE}people:")

Vary = Callable[[str], Team]


@pytest.fixture
def vary(tree_from: Callable[[str], Mapping]) -> Vary:
    """The team of the one variant `v`, which is written in flow style; raises `Rejected`."""

    def build(variant: str) -> Team:
        tree = tree_from(f"{FULL}variants:\n  v: {variant}\n")
        base = build_team(tree)
        (varied,) = variant_trees(tree, Budget(Limits()), None)
        assert varied.findings == ()
        assert [finding.problem.say.en for finding in validate(varied.tree)] == []
        return build_team(varied.tree, base=base, merges=varied.merges)

    return build


def ids(refs: Any) -> list[str]:
    return [ref.id for ref in refs or ()]


def test_references_to_an_absorbed_role_lead_to_the_one_that_stays(vary: Vary) -> None:
    team = vary("{merge: {operator: editor}}")
    assert list(team.roles) == ["chief", "host", "operator", "service"]
    assert ids(team.duties["cut"].responsible) == ["operator"]
    assert ids(team.duties["run"].consulted) == ["operator"]
    assert ids(team.roles["host"].deputy) == ["operator"]
    assert ids(team.units["studio"].members) == ["operator", "host"]
    assert ids(team.people["zhou"].roles) == ["operator"]
    assert [ref.address for ref in team.principles["care"].shown_by] == ["role:operator", "duty:cut"]
    assert [rung.role and rung.role.id for rung in team.escalations["ladder"].levels] == [
        "operator",
        "operator",
        "service",
    ]


def test_a_reference_stands_where_it_is_written(vary: Vary) -> None:
    (ref,) = vary("{merge: {operator: editor}}").duties["cut"].responsible
    assert (ref.at.line, ref.node.plain) == (18, "editor")


def test_the_role_that_stays_takes_over_requirements_authority_and_line(vary: Vary) -> None:
    role = vary("{merge: {operator: [editor]}}").roles["operator"]
    # It had reported to the editor, who reports to the chief.
    assert ids(role.reports_to) == ["chief"]
    assert role.dotted_to is None
    assert ids(role.requires) == ["cutting"]
    assert {kind: money.words() for kind, money in (role.authority or {}).items()} == {
        "refund": "500\u00a0CNY",
        "gift": "9\u00a0CNY",
        "scrap": "1\u00a0CNY",
    }


def test_a_line_of_its_own_stays(vary: Vary) -> None:
    role = vary("{merge: {host: [operator, editor]}}").roles["host"]
    assert ids(role.reports_to) == ["chief"]
    assert role.deputy == ()


def test_a_merged_head_who_reports_to_nobody_is_the_top(vary: Vary) -> None:
    team = vary("{merge: {host: [chief]}}")
    assert team.roles["host"].reports_to == ()
    assert team.profile.head is not None
    assert team.profile.head.id == "host"


def test_no_career_leads_from_a_post_to_itself(tree_from: Callable[[str], Mapping]) -> None:
    tree = tree_from(
        f"{FULL}"
        "careers:\n"
        "  c:\n"
        "    steps: {a: {from: editor, to: operator}, b: {from: service, to: operator}}\n"
        "    rotation: {x: {between: [editor, operator]}, y: {between: [editor, service]}}\n"
        "    talent_pool: {operator: [editor, service]}\n"
        "variants: {v: {merge: {operator: editor}}}\n"
    )
    base = build_team(tree)
    (varied,) = variant_trees(tree, Budget(Limits()), None)
    career = build_team(varied.tree, base=base, merges=varied.merges).careers["c"]
    assert list(career.steps or ()) == ["b"]
    assert list(career.rotation or ()) == ["y"]
    assert [(post.id, ids(successors)) for post, successors in (career.talent_pool or {}).items()] == [
        ("operator", ["service"])
    ]
    assert list(base.careers["c"].steps or ()) == ["a", "b"]


def test_merges_add_up_along_what_a_variant_extends(tree_from: Callable[[str], Mapping]) -> None:
    tree = tree_from(
        f"{FULL}variants: {{a: {{merge: {{operator: editor}}}}, b: {{extends: a, merge: {{host: [operator]}}}}}}\n"
    )
    base = build_team(tree)
    *_, last = variant_trees(tree, Budget(Limits()), None)
    team = build_team(last.tree, base=base, merges=last.merges)
    assert list(team.roles) == ["chief", "host", "service"]
    assert ids(team.duties["cut"].responsible) == ["host"]


@pytest.mark.parametrize(
    ("variant", "rule", "column", "words"),
    [
        ("{merge: {boss: editor}}", "unresolved-ref", 15, "there is no role `boss`"),
        ("{merge: {host: [editr]}}", "unresolved-ref", 22, "there is no role `editr`"),
        ("{merge: {host: [host]}}", "schema-violation", 22, "`host` stands in this merge twice"),
        ("{merge: {host: editor, editor: chief}}", "schema-violation", 29, "`editor` stands in this merge twice"),
        ("{merge: {host: editor, chief: editor}}", "schema-violation", 36, "`editor` stands in this merge twice"),
        ("{patch: {duties: {new: {responsible: nobody}}}}", "unresolved-ref", 43, "there is no role `nobody`"),
    ],
)
def test_a_wrong_name_is_told_at_its_place(vary: Vary, variant: str, rule: str, column: int, words: str) -> None:
    with pytest.raises(Rejected) as rejected:
        vary(variant)
    told = [(each.rule, each.at.line, each.at.column, each.problem.say.en) for each in rejected.value.findings]
    assert told == [(rule, FULL.count("\n") + 2, column, words)]


def test_what_is_taken_away_is_referred_to_no_more(vary: Vary) -> None:
    team = vary("{patch: {roles: {service: null, editor: null}}}")
    assert ids(team.duties["answer"].responsible) == ["operator"]
    assert team.duties["cut"].responsible == ()
    assert team.duties["cut"].states("responsible")
    assert ids(team.units["studio"].members) == ["host"]
    assert [rung.role and rung.role.id for rung in team.escalations["ladder"].levels] == [None, "operator", None]
    assert team.workflows["w"].steps["ask"].by is None
    # Whoever has lost all superiors has not declared to have none.
    assert team.roles["operator"].reports_to is None
    assert team.roles["operator"].dotted_to == {}
    assert [ref.address for ref in team.principles["care"].shown_by] == ["duty:cut"]


def test_steps_duties_and_skills_may_be_taken_away_too(vary: Vary) -> None:
    team = vary("{patch: {duties: {cut: null}, skills: {cutting: null}, workflows: {w: {steps: {ask: null}}}}}")
    check = team.workflows["w"].steps["check"]
    assert check.duty == ()
    assert [exit_.next and exit_.next.id for exit_ in (check.outcomes or {}).values()] == ["w.done", None]
    assert team.workflows["w"].policies == {}
    assert team.roles["editor"].requires == {}


def test_a_base_refers_to_what_is_there_only(tree_from: Callable[[str], Mapping]) -> None:
    with pytest.raises(Rejected) as rejected:
        build_team(tree_from(BASE))
    assert [each.rule for each in rejected.value.findings] == ["unresolved-ref"] * 4
    assert all("`service`" in str(each.problem.say.en) for each in rejected.value.findings)


@pytest.mark.parametrize(
    ("variants", "column"),
    [("{a: {extends: a}}", 25), ("{a: {extends: b}, b: {extends: c}, c: {extends: b}}", 42)],
)
def test_variants_in_a_circle_are_refused_once(tree_from: Callable[[str], Mapping], variants: str, column: int) -> None:
    with pytest.raises(Rejected) as rejected:
        build_team(tree_from(f"orgflow: 1\nteam: {{}}\nvariants: {variants}\n"))
    told = [(each.rule, each.at.line, each.at.column) for each in rejected.value.findings]
    assert told == [("schema-violation", 3, column)]


def test_a_variant_is_not_called_what_the_base_is_called(tree_from: Callable[[str], Mapping]) -> None:
    with pytest.raises(Rejected) as rejected:
        build_team(tree_from("orgflow: 1\nteam: {edition: {id: full}}\nvariants: {base: {}, full: {}, lite: {}}\n"))
    told = [(each.rule, each.at.column, each.problem.say.en) for each in rejected.value.findings]
    assert told == [
        ("duplicate-id", 12, "`base` names the specification itself"),
        ("duplicate-id", 22, "`full` names the specification itself"),
    ]


def test_every_reference_of_a_variant_is_resolved(vary: Vary, inside: Callable[[object], Any]) -> None:
    team = vary("{merge: {host: [operator, editor]}, patch: {roles: {service: null}}}")
    known = {item.address for item in team.items()} | {"party:customer"}
    for ref in inside(team):
        if isinstance(ref, Ref) and ref.kind not in ("end", "up"):
            assert ref.address in known
