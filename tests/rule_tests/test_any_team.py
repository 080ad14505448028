"""What holds of rules whatever the team: a bare draft is quiet, nothing crashes, findings are whole and in order."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.document import Budget, Limits, Mapping, variant_trees
from orgflow.graph import Edge, OrgGraph, compile_graph, lost
from orgflow.model.team import build_team
from orgflow.rules import RULES
from orgflow.rules.engine import Outcome, run
from orgflow.rules.presets import PRESETS, chosen

GraphFrom = Callable[[str], OrgGraph]
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ROLES = [f"r{number}" for number in range(6)]
UNITS = ["u0", "u1", "u2"]
PARTIES = ["p0", "customer"]
DUTIES = ["d0", "d1", "d2"]
STEPS = [f"s{number}" for number in range(5)]
LADDERS = ["l0", "l1"]

role_ids, unit_ids, duty_ids, step_ids = map(st.sampled_from, (ROLES, UNITS, DUTIES, STEPS))
actors = st.sampled_from([*ROLES, *UNITS, *PARTIES])
flag = st.just(value=True)


def some(ids: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=1, max_size=3, unique=True)


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


label = st.sampled_from(["Lead", "组长", {"en": "Agent", "zh": "专员"}, {"en": "Agent"}])
heads = st.one_of(st.integers(0, 20), optional(min=st.integers(0, 9), max=st.integers(0, 9)).filter(bool))
role = optional(
    name=label,
    unit=unit_ids,
    level=st.sampled_from(["high", "low"]),
    reports_to=st.one_of(st.just("none"), some(actors)),
    deputy=some(role_ids),
    headcount=heads,
    front_line=flag,
    bot=flag,
    external=flag,
    assistant=flag,
    vacant=flag,
    authority=st.just({"refund": "5 CNY"}),
    aliases=st.just(["Lead", "agent"]),
)
duty = optional(
    name=label,
    area=st.just("a0"),
    does=st.lists(st.sampled_from(["supervise", "decide"]), min_size=1),
    responsible=some(role_ids),
    accountable=some(role_ids),
)
exit_to = st.one_of(
    step_ids,
    optional(next=step_ids, at_most=st.just(2), then=step_ids, label=label).filter(
        lambda e: ("at_most" in e) == ("then" in e)
    ),
)
after = st.fixed_dictionaries(
    {"after": st.just("1d")},
    optional={"next": step_ids, "escalate": st.sampled_from([*LADDERS, "up"]), "notify": some(actors)},
)
guarded = st.one_of(
    st.fixed_dictionaries(
        {"when": st.sampled_from(['category == "c0"', 'category == "c1"', "big", "!big"])}, optional={"next": step_ids}
    ),
    st.fixed_dictionaries({"otherwise": flag}, optional={"next": step_ids}),
    exit_to,
)


def named(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(["x", "y", "z"]), values, min_size=1)


step = st.one_of(
    optional(duty=some(duty_ids), by=actors, next=step_ids, events=named(after), name=label),
    optional(by=role_ids, outcomes=named(exit_to), events=named(after)),
    st.fixed_dictionaries({"type": st.just("decision"), "branches": named(guarded)}, optional={"question": label}),
    st.fixed_dictionaries({"type": st.just("wait"), "arms": named(exit_to)}),
    st.fixed_dictionaries({"type": st.just("send"), "to": actors}, optional={"by": actors, "next": step_ids}),
    st.fixed_dictionaries({"type": st.just("end")}),
)
rung = optional(role=role_ids, decides=flag, within=st.just("1h"))


def keyed(ids: list[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict.fromkeys(ids, values))


teams = st.fixed_dictionaries(
    {
        "orgflow": st.just(1),
        "team": optional(head=role_ids, headcount=heads, languages=st.just(["zh", "en"])),
        "levels": st.just(["high", "low"]),
        "parties": st.just({"p0": {}}),
        "units": keyed(UNITS, optional(head=role_ids, part_of=unit_ids, name=label)),
        "roles": keyed(ROLES, role),
        "areas": st.fixed_dictionaries({"a0": optional(responsible=role_ids, accountable=role_ids)}),
        "duties": keyed(DUTIES, duty),
        "cases": st.just({"k": {"categories": ["c0", "c1"], "attributes": {"big": {"type": "boolean"}}}}),
        "escalations": keyed(LADDERS, optional(levels=st.lists(rung, max_size=3), clock=st.just("elapsed"))),
        "workflows": st.fixed_dictionaries(
            {
                "w": st.fixed_dictionaries(
                    {"case": st.just("k"), "steps": keyed(STEPS, step)},
                    optional={"starts": named(step_ids), "events": named(after)},
                )
            }
        ),
    }
)


def check(graph: OrgGraph) -> Outcome:
    return run(graph, RULES, PRESETS["recommended"])


def recommended(graph: OrgGraph) -> Outcome:
    return run(graph, chosen(RULES, PRESETS["recommended"]), PRESETS["recommended"])


@given(teams)
@PATIENT
def test_no_rule_fails_and_findings_are_whole(graph_from: GraphFrom, team: dict[str, Any]) -> None:
    graph = graph_from(json.dumps(team))
    outcome = check(graph)
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    assert list(outcome.findings) == sorted(outcome.findings, key=lambda finding: finding.order)
    for finding in outcome.findings:
        texts = [finding.problem.say, finding.problem.hint, *(note.say for note in finding.problem.related)]
        assert [text for text in texts if not text or not text.stated("en") or not text.stated("zh")] == []
        assert finding.pointer.startswith("/")
        assert finding.at.start < finding.at.end
    for keys in (
        [(finding.rule, finding.at.order, finding.problem.subjects) for finding in outcome.findings],
        [finding.fingerprint for finding in outcome.findings],
    ):
        assert sorted(key for key, times in Counter(keys).items() if times > 1) == []


Varied = Callable[[dict[str, Any], dict[str, Any]], tuple[OrgGraph, OrgGraph]]


@pytest.fixture(scope="session")
def varied(tree_from: Callable[[str], Mapping]) -> Varied:
    """The graphs of a team and of its one variant."""

    def compiled(team: dict[str, Any], variant: dict[str, Any]) -> tuple[OrgGraph, OrgGraph]:
        tree = tree_from(json.dumps({**team, "variants": {"v": variant}}))
        base = compile_graph(build_team(tree))
        (made,) = variant_trees(tree, Budget(Limits()), None)
        assert [finding.problem.say.en for finding in made.findings] == []
        inner = build_team(made.tree, base=base.team, merges=made.merges)
        return base, compile_graph(inner, variant=base.team.variants["v"], base=base)

    return compiled


def told(outcome: Outcome) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(f.rule, f.problem.say.en, f.problem.subjects) for f in outcome.findings]


@given(teams)
@PATIENT
def test_a_variant_that_changes_nothing_is_as_the_base(varied: Varied, team: dict[str, Any]) -> None:
    base, same = varied(team, {"patch": {}})
    assert [(link.kind, link.source, link.target) for link in same.links()] == [
        (link.kind, link.source, link.target) for link in base.links()
    ]
    drift = [finding for finding in told(check(same)) if finding[0] == "variant-drift"]
    assert len(drift) == 1
    assert [finding for finding in told(check(same)) if finding not in drift] == told(check(base))


@given(teams, st.data())
@PATIENT
def test_a_merge_keeps_every_duty_somebodys(varied: Varied, team: dict[str, Any], data: st.DataObject) -> None:
    ids = data.draw(st.permutations(ROLES))
    cut = data.draw(st.integers(1, len(ids)))
    middle = data.draw(st.integers(cut, len(ids)))
    merge = {ids[0]: ids[1:cut], **({ids[cut]: ids[cut + 1 : middle]} if cut < middle else {})}
    base, variant = varied(team, {"merge": merge})
    assert len(variant.team.roles) == len(ROLES) - sum(map(len, merge.values()))
    for kind in (Edge.RESPONSIBLE, Edge.ACCOUNTABLE, Edge.PERFORMS):
        for address in base.items:
            assert not lost(variant, address, kind), address
    outcome = check(variant)
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    assert not {"duty-lost-in-variant", "unresolved-ref"} & {finding.rule for finding in outcome.findings}
    for into in variant.team.absorbed:
        for kind in (Edge.REPORTS_TO, Edge.DEPUTY_OF, Edge.DOTTED_TO):
            assert [link.target for link in variant.out(f"role:{into}", kind) if link.target == link.source] == []


@given(
    teams, st.lists(role_ids, min_size=1, unique=True), st.lists(step_ids, unique=True), st.lists(duty_ids, unique=True)
)
@PATIENT
def test_no_fault_is_told_twice_of_a_variant_that_takes_away(
    varied: Varied, team: dict[str, Any], roles: list[str], steps: list[str], duties: list[str]
) -> None:
    patch: dict[str, Any] = {
        "roles": dict.fromkeys(roles),
        "duties": dict.fromkeys(duties),
        "workflows": {"w": {"steps": dict.fromkeys(steps)}},
    }
    base, variant = varied(team, {"patch": patch})
    outcome = check(variant)
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    owned = {link.target for link in base.links(Edge.RESPONSIBLE)}
    left = {link.target for link in variant.links(Edge.RESPONSIBLE)}
    names = ("duty-lost-in-variant", "unowned-duty", "no-accountable")
    lacking, already = (
        {name: {subjects[0] for rule, _, subjects in told(each) if rule == name} for name in names}
        for each in (outcome, check(base))
    )
    assert lacking["duty-lost-in-variant"] >= owned - left - {f"duty:{name}" for name in duties}
    assert not lacking["unowned-duty"] & owned
    # What nobody answered for in the base is no fault of the variant's.
    assert not lacking["duty-lost-in-variant"] & (lacking["no-accountable"] - already["no-accountable"])


@given(st.lists(st.integers(0, 40), max_size=40))
@PATIENT
def test_roles_and_reporting_lines_alone_are_no_fault(graph_from: GraphFrom, above: list[int]) -> None:
    """Each role but the first hangs from one written before it; nobody leads more than four."""
    led: dict[int, int] = {}
    roles: dict[str, Any] = {"r0": {}}
    for number, wish in enumerate(above, start=1):
        superior = next(s for s in range(number) if led.get((wish + s) % number, 0) < 4)
        superior = (wish + superior) % number
        led[superior] = led.get(superior, 0) + 1
        roles[f"r{number}"] = {"reports_to": f"r{superior}"}
    graph = graph_from(json.dumps({"orgflow": 1, "team": {}, "roles": roles}))
    outcome = recommended(graph)
    assert [(finding.rule, finding.problem.say.en) for finding in outcome.findings] == []
    assert outcome.skipped == ()


def test_names_alone_are_no_fault(graph_from: GraphFrom) -> None:
    """A first sitting: units, roles, duties, channels, a ladder, and nothing yet of how they hang together."""
    outcome = recommended(
        graph_from(
            "orgflow: 1\n"
            "team: {name: Service desk}\n"
            "units: {desk: {}, back_office: {}}\n"
            "roles: {head: {}, agent: {front_line: true}, clerk: {headcount: 4}}\n"
            "duties: {answer: {}, ship: {}}\n"
            "channels: {phone: {}, email: {}}\n"
            "escalations: {ladder: {}}\n"
        )
    )
    assert [(finding.rule, finding.problem.say.en) for finding in outcome.findings] == []
