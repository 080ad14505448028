"""In which units roles stand, who is at the top of their line, and what objects are called."""

import json
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.graph import Edge, OrgGraph
from orgflow.graph.hierarchy import Hierarchy
from orgflow.graph.requirements import requirements
from orgflow.text import Text

GraphFrom = Callable[[str], OrgGraph]
UNITS = [f"u{number}" for number in range(6)]
PARENTS = st.dictionaries(st.sampled_from(UNITS), st.sampled_from(UNITS))


def above(parents: dict[str, str], unit: str) -> list[str]:
    """A unit and all that it is part of."""
    found = [unit]
    while parents.get(found[-1], unit) not in found:
        found.append(parents[found[-1]])
    return found


@given(PARENTS, st.sampled_from(UNITS))
@settings(deadline=None)
def test_a_role_is_in_its_unit_and_in_all_that_this_is_part_of(
    graph_from: GraphFrom, parents: dict[str, str], home: str
) -> None:
    units = {unit: {"part_of": parents[unit]} if unit in parents else {} for unit in UNITS}
    graph = graph_from(json.dumps({"orgflow": 1, "team": {}, "units": units, "roles": {"r": {"unit": home}}}))
    expected = above(parents, home)
    assert [unit for unit in UNITS if graph.is_in("role:r", f"unit:{unit}")] == sorted(expected)
    assert list(graph.led_to([f"unit:{home}"], Edge.PART_OF)) == [f"unit:{unit}" for unit in expected]
    for unit in UNITS:
        below = graph.leading_to([f"unit:{unit}"], Edge.PART_OF)
        assert (f"unit:{home}" in below) == (unit in expected)


@given(PARENTS)
def test_the_top_is_where_the_line_up_ends(parents: dict[str, str]) -> None:
    hierarchy = Hierarchy(UNITS, parents)
    for unit in UNITS:
        line = above(parents, unit)
        if line[-1] not in parents:
            assert hierarchy.top(unit) == line[-1]
        else:
            assert hierarchy.top(unit) in above(parents, line[-1])


def test_heads_and_lent_members_are_at_home_in_a_unit(graph_from: GraphFrom) -> None:
    graph = graph_from(
        "orgflow: 1\n"
        "team: {}\n"
        "units: {desk: {head: lead}, shop: {}, project: {members: {agent: shop}}}\n"
        "roles: {lead: {}, agent: {unit: shop}, idler: {}}\n"
    )
    homes = {role.id: list(graph.homes(role.address)) for role in graph.roles}
    assert homes == {"lead": ["unit:desk"], "agent": ["unit:shop", "unit:project"], "idler": []}


def test_a_step_without_words_takes_those_of_its_duty_or_of_the_flow_it_calls(graph_from: GraphFrom) -> None:
    graph = graph_from(
        "orgflow: 1\n"
        "team: {}\n"
        "duties: {pay: {name: Pay the customer}}\n"
        "workflows:\n"
        "  main:\n"
        "    steps:\n"
        "      own: {duty: pay, name: Refund}\n"
        "      asks: {type: decision, question: How much?}\n"
        "      duty: {duty: pay}\n"
        "      call: {type: call, workflow: sub}\n"
        "      done: {type: end, outcome: Paid}\n"
        "      bare: {}\n"
        "  sub: {name: Visit}\n"
    )
    labels = {name: graph.label(step.address) for name, step in graph.team.workflows["main"].steps.items()}
    assert {name: label.en for name, label in labels.items()} == {
        "own": "Refund",
        "asks": "How much?",
        "duty": "Pay the customer",
        "call": "Visit",
        "done": "Paid",
        "bare": "bare",
    }
    assert graph.label("vendor:agency") == Text(en="agency", zh="agency")


def test_a_post_requires_what_its_units_require_and_the_nearest_word_holds(graph_from: GraphFrom) -> None:
    graph = graph_from(
        "orgflow: 1\n"
        "team: {}\n"
        "skills: {manners: {}, listening: {}, typing: {}}\n"
        "units:\n"
        "  whole: {requires: {manners: 1, listening: 1}, part_of: desk}\n"
        "  desk: {requires: {manners: 2, typing: 2}, part_of: whole}\n"
        "roles: {agent: {unit: desk, requires: {typing: 3}}, boss: {}}\n"
    )
    required = requirements(graph, "role:agent")
    assert [(skill.id, required[skill].level, skill.at.line) for skill in required] == [
        ("typing", 3, 7),
        ("manners", 2, 6),
        ("listening", 1, 5),
    ]
    assert requirements(graph, "role:boss") == {}
