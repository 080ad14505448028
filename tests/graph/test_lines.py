"""Reporting lines: loops, layers, spans, and the lines that nobody wrote."""

import json
from collections.abc import Callable
from math import ceil
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.graph import Edge, OrgGraph

GraphFrom = Callable[[str], OrgGraph]
ROLES = [f"r{number}" for number in range(7)]
SUPERIORS = st.dictionaries(st.sampled_from(ROLES), st.lists(st.sampled_from(ROLES), max_size=3), max_size=7)


def spec(**sections: Any) -> str:
    return json.dumps({"orgflow": 1, "team": {}, **sections})


def roles(superiors: dict[str, list[str]]) -> dict[str, Any]:
    return {name: {"reports_to": superiors[name] or "none"} if name in superiors else {} for name in ROLES}


def leads_to(superiors: dict[str, list[str]], start: str) -> set[str]:
    """Where lines lead from a role in one step or more."""
    found: set[str] = set()
    waiting = list(superiors.get(start, ()))
    while waiting:
        role = waiting.pop()
        if role not in found:
            found.add(role)
            waiting += superiors.get(role, ())
    return found


@given(SUPERIORS)
@settings(deadline=None)
def test_there_is_one_loop_for_each_knot_and_it_is_a_loop(
    graph_from: GraphFrom, superiors: dict[str, list[str]]
) -> None:
    graph = graph_from(spec(roles=roles(superiors)))
    knots = {
        frozenset(other for other in ROLES if other in leads_to(superiors, role) and role in leads_to(superiors, other))
        for role in ROLES
        if role in leads_to(superiors, role)
    }
    found = set()
    for loop in graph.cycles(Edge.REPORTS_TO):
        members = [line.source.removeprefix("role:") for line in loop]
        assert len(set(members)) == len(members)
        for line, onward in zip(loop, (*loop[1:], loop[0]), strict=True):
            assert line.target == onward.source
            assert line.target.removeprefix("role:") in superiors[line.source.removeprefix("role:")]
        (knot,) = [knot for knot in knots if members[0] in knot]
        assert members[0] == min(knot)  # the one that is written first
        assert knot not in found
        found.add(knot)
    assert found == knots
    for role in ROLES:
        assert graph.in_cycle(f"role:{role}", Edge.REPORTS_TO) == any(role in knot for knot in knots)


def test_a_loop_points_at_the_superiors_as_they_are_written(graph_from: GraphFrom) -> None:
    text = "orgflow: 1\nteam: {}\nroles:\n  a: {reports_to: [c, b]}\n  b: {reports_to: a}\n  c: {reports_to: none}\n"
    (loop,) = graph_from(text).cycles(Edge.REPORTS_TO)
    assert [(line.source, line.target, line.at.line, line.at.column) for line in loop] == [
        ("role:a", "role:b", 4, 23),
        ("role:b", "role:a", 5, 19),
    ]


@given(SUPERIORS)
@settings(deadline=None)
def test_the_chain_and_the_layer_follow_first_lines(graph_from: GraphFrom, superiors: dict[str, list[str]]) -> None:
    graph = graph_from(spec(roles=roles(superiors)))
    first = {role: lines[0] for role, lines in superiors.items() if lines}
    layers = []
    for role in ROLES:
        chain = [address.removeprefix("role:") for address in graph.chain(f"role:{role}")]
        walked, at = [], role
        while at in first and first[at] not in (*walked, role):
            at = first[at]
            walked.append(at)
        assert chain == walked
        layers.append(0 if at in first else len(chain) + 1)
        assert graph.layer(f"role:{role}") == layers[-1]
        assert [upper for upper in ROLES if graph.is_above(f"role:{upper}", f"role:{role}")] == sorted(chain)
    assert graph.layers == max(layers)


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.integers(0, 4),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
@settings(deadline=None)
def test_a_span_is_the_heads_below_for_each_head_above(
    graph_from: GraphFrom, below: list[int], above: int, bots: list[bool]
) -> None:
    reports = {
        f"r{number}": {"reports_to": "lead", "headcount": heads, "bot": bots[number], "vacant": True}
        for number, heads in enumerate(below)
    }
    graph = graph_from(spec(roles={"lead": {"headcount": above}, **reports}))
    span = graph.span_of_control("role:lead")
    people = sum(heads for heads, bot in zip(below, bots, strict=False) if not bot)
    assert span.heads == ceil(people / max(1, above))
    assert [line.source for line in span.links] == [f"role:{name}" for name in reports]


UNITS = [f"u{number}" for number in range(5)]


@given(
    st.dictionaries(st.sampled_from(UNITS), st.sampled_from(UNITS)),
    st.dictionaries(st.sampled_from(UNITS), st.sampled_from(ROLES)),
    st.dictionaries(st.sampled_from(ROLES), st.sampled_from(UNITS)),
)
@settings(deadline=None)
def test_who_states_no_superior_reports_to_the_head_of_his_unit(
    graph_from: GraphFrom, part_of: dict[str, str], heads: dict[str, str], homes: dict[str, str]
) -> None:
    units = {
        name: {key: value[name] for key, value in (("part_of", part_of), ("head", heads)) if name in value}
        for name in UNITS
    }
    graph = graph_from(
        spec(units=units, roles={name: {"unit": homes[name]} if name in homes else {} for name in ROLES})
    )
    for role in ROLES:
        lines = [(line.target, line.inferred) for line in graph.out(f"role:{role}", Edge.REPORTS_TO)]
        expected = expected_head(role, part_of, heads, homes)
        assert lines == ([(f"role:{expected}", True)] if expected else []), role


def expected_head(role: str, part_of: dict[str, str], heads: dict[str, str], homes: dict[str, str]) -> str | None:
    """The language page: its unit's head; for a head, the head of the unit above, past units without one."""
    unit = homes.get(role) or next((name for name in UNITS if heads.get(name) == role), None)
    if unit is None or unit not in heads:
        return None
    for _ in UNITS:
        if unit in heads and heads[unit] != role:
            return heads[unit]
        if unit not in part_of:
            return None
        unit = part_of[unit]
    return None


def test_a_line_to_a_unit_is_one_to_its_head(graph_from: GraphFrom) -> None:
    graph = graph_from(
        "orgflow: 1\n"
        "team: {}\n"
        "units: {led: {head: lead}, headless: {}}\n"
        "roles:\n"
        "  lead: {reports_to: led}\n"
        "  agent: {reports_to: led}\n"
        "  twice: {reports_to: [lead, led]}\n"
        "  lost: {reports_to: headless}\n"
    )
    lines = [(line.source, line.target, line.inferred, line.at.line) for line in graph.links(Edge.REPORTS_TO)]
    assert lines == [
        ("role:lead", "unit:led", False, 5),
        ("role:agent", "role:lead", True, 6),
        ("role:twice", "role:lead", False, 7),
        ("role:lost", "unit:headless", False, 8),
    ]


def test_the_nearest_head_is_found_past_thousands_of_units_without_one(graph_from: GraphFrom) -> None:
    count = 2000
    units = {f"u{n}": {"part_of": f"u{n - 1}"} if n else {"head": "top"} for n in range(count)}
    led = {f"v{n}": {"part_of": f"u{count - 1}", "head": f"h{n}"} for n in range(count)}
    graph = graph_from(
        spec(units={**units, **led}, roles={"top": {}, **{f"h{n}": {"unit": f"v{n}"} for n in range(count)}})
    )
    assert len(graph.reports("role:top")) == count
