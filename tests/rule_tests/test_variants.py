"""What rules say of variants in their corners: which one speaks, where, and which is then silent."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from orgflow.api import check
from orgflow.finding import Finding

Told = Callable[..., list[tuple[str, int, tuple[str, ...]]]]


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., tuple[Finding, ...]]:
    """What some rules find in a specification and its variants."""

    def checking(text: str, *rules: str) -> tuple[Finding, ...]:
        path = tmp_path / "t.orgflow.yaml"
        path.write_text("orgflow: 1\n" + dedent(text), encoding="utf-8")
        report = check(path, select=rules, preset="recommended")
        assert [finding.problem.say.en for finding in report.findings if finding.family == "spec"] == []
        return report.findings

    return checking


@pytest.fixture
def told(findings: Callable[..., tuple[Finding, ...]]) -> Told:
    """The same as rule, line and variants."""
    return lambda text, *rules: [(each.rule, each.at.line, each.variants) for each in findings(text, *rules)]


HANDS = """\
    team: {id: t}
    roles: {boss: {}, buyer: {reports_to: boss}, payer: {reports_to: boss}, checker: {reports_to: boss}}
    duties:
      order: {responsible: buyer, not_with: [pay]}
      pay: {responsible: payer, not_with: [order]}
      check: {does: [audit], responsible: checker}
    variants:
      small: {merge: {buyer: payer}}
      solo: {extends: small, merge: {buyer: checker}}
"""


def test_a_merge_that_breaks_separation_is_told_once(findings: Callable[..., tuple[Finding, ...]]) -> None:
    found = findings(HANDS, "merged-sod", "person-role-collision")
    assert [(each.rule, each.at.line, each.severity.value, each.variants) for each in found] == [
        ("merged-sod", 5, "warning", ("small",)),
        ("merged-sod", 5, "error", ("solo",)),
    ]
    small, solo = found
    assert [(note.at.line, note.say.en) for note in small.problem.related] == [(7, "somebody else checks here")]
    assert solo.problem.related == ()


def test_several_heads_can_keep_duties_apart(told: Told) -> None:
    text = HANDS.replace("buyer: {reports_to: boss}", "buyer: {reports_to: boss, headcount: 2}")
    assert told(text, "merged-sod", "person-role-collision") == []


def test_what_was_in_one_hand_before_is_not_the_merge_s_fault(told: Told) -> None:
    text = HANDS.replace("responsible: payer", "responsible: buyer")
    assert told(text, "merged-sod", "person-role-collision") == [
        ("person-role-collision", 5, ("base", "small", "solo")),
    ]


@pytest.mark.parametrize(
    ("headcount", "heads", "patch", "expected"),
    [
        (3, 1, "merge: {a: b}", [("variant-headcount", 5, ("v",))]),
        (3, 1, "patch: {team: {headcount: 2}}", [("variant-headcount", 5, ("v",))]),
        (3, 1, "patch: {team: {headcount: 2}}, merge: {a: b}", []),
        (4, 2, "merge: {a: b}", [("variant-headcount", 5, ("v",))]),
        (5, 2, "merge: {a: b}", [("headcount-mismatch", 3, ("base",)), ("variant-headcount", 5, ("v",))]),
        (5, 2, "patch: {}", [("headcount-mismatch", 3, ("base", "v"))]),
    ],
)
def test_whose_fault_a_headcount_is(
    told: Told, headcount: int, heads: int, patch: str, expected: list[tuple[str, int, tuple[str, ...]]]
) -> None:
    stated = f"headcount: {heads}" if heads > 1 else ""
    text = f"""\
        # team and variant
        team: {{id: t, headcount: {headcount}}}
        roles: {{a: {{{stated}}}, b: {{}}, c: {{}}}}
        variants: {{v: {{{patch}}}}}
    """
    assert told(text, "variant-headcount", "headcount-mismatch") == expected


def test_bare_posts_say_nothing_where_they_do_not_add_up_in_the_base(told: Told) -> None:
    text = "team: {id: t, headcount: 7}\nroles: {a: {}, b: {}}\nvariants: {v: {merge: {a: b}}}\n"
    assert told(text, "variant-headcount", "headcount-mismatch") == []


def test_shares_of_merged_posts_add_up(findings: Callable[..., tuple[Finding, ...]]) -> None:
    text = """\
        team: {id: t}
        roles: {host: {}, cutter: {}, clerk: {}}
        people: {zhou: {roles: {host: 60%, cutter: 40%, clerk: 0.5%}}}
        variants: {v: {merge: {host: cutter}}}
    """
    base, variant = findings(text, "person-overload")
    for finding in (base, variant):
        assert finding.problem.say.en == "the posts of zhou take 100.5 % of their time"
    assert [note.say.en for note in base.problem.related] == ["host: 60 %", "cutter: 40 %", "clerk: 0.5 %"]
    assert [note.say.en for note in variant.problem.related] == ["host: 100 %", "clerk: 0.5 %"]


CHANNEL = """\
    team: {id: t}
    roles: {desk: {}, chatter: {}}
    channels: {phone: {served_by: desk}, chat: {served_by: chatter}}
    variants: {v: {patch: {roles: {chatter: null}}}}
"""


def test_a_field_that_a_variant_empties_is_missed(findings: Callable[..., tuple[Finding, ...]]) -> None:
    (finding,) = findings(CHANNEL, "channel-unstaffed")
    assert (finding.at.line, finding.variants) == (4, ("v",))
    assert [(note.at.column, note.say.en) for note in finding.problem.related] == [
        (56, "what is named here is gone in this variant")
    ]


def test_even_where_it_empties_the_whole_column(told: Told) -> None:
    text = CHANNEL.replace("{chatter: null}", "{chatter: null, desk: null}")
    assert told(text, "channel-unstaffed") == [("channel-unstaffed", 4, ("v",))] * 2


DUTY = """\
    team: {id: t}
    roles: {boss: {}, clerk: {reports_to: boss}}
    areas: {desk: {responsible: boss, accountable: boss}}
    duties:
      file: {area: desk, responsible: clerk, accountable: boss}
      sort: {area: desk, responsible: boss, accountable: clerk}
      none: {name: Nobody's, accountable: boss}
"""
RULES = ("duty-lost-in-variant", "unowned-duty", "no-accountable")


def test_a_lost_duty_does_not_fall_back_to_its_area(findings: Callable[..., tuple[Finding, ...]]) -> None:
    found = findings(DUTY + "    variants: {v: {patch: {roles: {clerk: null}}}}\n", *RULES)
    assert [(each.rule, each.at.line, each.variants, each.problem.say.en) for each in found] == [
        ("duty-lost-in-variant", 6, ("v",), "nobody is responsible for file any more"),
        ("duty-lost-in-variant", 7, ("v",), "nobody is accountable for sort any more"),
        ("unowned-duty", 8, ("base", "v"), "nobody is responsible for Nobody's"),
    ]


def test_a_duty_that_goes_with_its_post_is_not_lost(told: Told) -> None:
    patch = "{roles: {clerk: null}, duties: {file: null, sort: {accountable: boss}}}"
    assert told(DUTY + f"    variants: {{v: {{patch: {patch}}}}}\n", *RULES) == [("unowned-duty", 8, ("base", "v"))]


def test_where_it_was_taken_away_is_shown_along_what_a_variant_extends(
    findings: Callable[..., tuple[Finding, ...]],
) -> None:
    text = (
        DUTY
        + "    variants:\n      a: {patch: {roles: {clerk: null}}}\n      b: {extends: a, patch: {team: {note: B}}}\n"
    )
    lost, *_ = findings(text, *RULES)
    assert lost.variants == ("a", "b")
    assert [(note.at.line, note.say.en) for note in lost.problem.related] == [(10, "clerk is taken away here")]


def test_a_deputy_lost_with_a_merge_is_told_once(told: Told) -> None:
    text = """\
        team: {id: t}
        roles:
          boss: {deputy: second, authority: {refund: 5 CNY}}
          second: {reports_to: boss, deputy: boss}
          third: {reports_to: second}
        duties: {hold: {responsible: boss, critical: true}}
        variants: {v: {merge: {boss: second}}, w: {patch: {roles: {second: {deputy: third}}}, merge: {boss: second}}}
    """
    rules = ("no-backup-solo", "no-deputy", "single-point-of-failure")
    # Merged into another, a post brings no deputy along: who stands in is a matter of the one that stays.
    assert told(text, *rules) == [("no-backup-solo", 4, ("v", "w"))]
