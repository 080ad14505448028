"""Posts that a unit borrows, and posts that a variant puts together: whom they report to, and where they belong."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from orgflow.document import Budget, Limits, Mapping, variant_trees
from orgflow.graph import Edge, OrgGraph, compile_graph
from orgflow.graph.requirements import requirements
from orgflow.model.team import build_team

LENT = """
    orgflow: 1
    team: {}
    units:
      sales: {head: sales_head}
      operations: {head: operations_head}
      service: {head: service_head, placement: cross-functional, members: {agent: sales, clerk: operations}}
    roles:
      service_head: {reports_to: none}
      sales_head: {reports_to: none}
      operations_head: {reports_to: none}
      agent: AGENT
      clerk: {reports_to: operations_head, dotted_to: {service_head: advice}}
"""


@pytest.mark.parametrize(
    ("agent", "solid", "dotted", "homes"),
    [
        ("{}", "sales_head", ["service_head"], ["service", "sales"]),
        ("{unit: service}", "service_head", ["sales_head"], ["service", "sales"]),
        ("{unit: sales, reports_to: service_head}", "service_head", ["sales_head"], ["sales", "service"]),
        ("{unit: sales, reports_to: clerk}", "clerk", ["service_head", "sales_head"], ["sales", "service"]),
    ],
)
def test_who_is_lent_belongs_to_both_units_and_has_a_line_to_both_heads(
    graph_from: Callable[[str], OrgGraph], agent: str, solid: str, dotted: list[str], homes: list[str]
) -> None:
    graph = graph_from(dedent(LENT).replace("AGENT", agent))
    (line,) = graph.out("role:agent", Edge.REPORTS_TO)
    assert line.target == f"role:{solid}"
    assert [link.target for link in graph.out("role:agent", Edge.DOTTED_TO)] == [f"role:{head}" for head in dotted]
    assert list(graph.homes("role:agent")) == [f"unit:{home}" for home in homes]


def test_a_line_of_its_own_is_not_told_again(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(dedent(LENT).replace("AGENT", "{}"))
    (line,) = graph.out("role:clerk", Edge.DOTTED_TO)
    assert (line.target, line.inferred) == ("role:service_head", False)


MERGED = """
    orgflow: 1
    team: {}
    skills: {selling: {}, packing: {}}
    units:
      house: {head: boss}
      shop: {part_of: house, head: chief}
      desk: {head: lead, requires: {selling: 1}}
      store: {part_of: house, head: packer, requires: {packing: 1}}
    roles:
      boss: {}
      director: {}
      chief: {unit: shop}
      lead: LEAD
      agent: AGENT
      packer: {unit: store}
    variants: {small: {merge: {agent: lead}}, packing: {merge: {agent: packer}}}
"""


def merged(tree_from: Callable[[str], Mapping], lead: str, agent: str, variant: str) -> OrgGraph:
    tree = tree_from(dedent(MERGED).replace("LEAD", lead).replace("AGENT", agent))
    base = build_team(tree)
    found = {each.name: each for each in variant_trees(tree, Budget(Limits()), "en", None)}[variant]
    team = build_team(found.tree, base=base, merges=found.merges)
    return compile_graph(team, variant=base.variants[variant], base=compile_graph(base))


@pytest.mark.parametrize(
    ("lead", "agent", "superior"),
    [
        # The head of its unit was its superior, and is part of it now.
        ("{reports_to: director}", "{unit: desk}", "director"),
        ("{reports_to: [agent, director]}", "{unit: desk}", "director"),
        ("{unit: shop}", "{reports_to: lead}", "chief"),
        ("{unit: shop}", "{unit: store}", "packer"),
        ("{reports_to: none}", "{unit: desk}", None),
        # It leads the desk now, as the lead did.
        ("{reports_to: director}", "{}", "director"),
        ("{reports_to: director}", "{reports_to: boss}", "boss"),
    ],
)
def test_who_absorbs_its_superior_reports_to_whom_that_one_reported_to(
    tree_from: Callable[[str], Mapping], lead: str, agent: str, superior: str | None
) -> None:
    graph = merged(tree_from, lead, agent, "small")
    lines = [link.target for link in graph.out("role:agent", Edge.REPORTS_TO)]
    assert lines == ([f"role:{superior}"] if superior else [])


def test_a_head_who_absorbs_one_of_its_own_keeps_its_superior(tree_from: Callable[[str], Mapping]) -> None:
    graph = merged(tree_from, "{}", "{unit: store}", "packing")
    assert [link.target for link in graph.out("role:agent", Edge.REPORTS_TO)] == ["role:boss"]


def test_what_the_unit_of_an_absorbed_post_requires_holds_on(tree_from: Callable[[str], Mapping]) -> None:
    graph = merged(tree_from, "{}", "{unit: desk}", "packing")
    assert [skill.id for skill in requirements(graph, "role:agent")] == ["selling", "packing"]
    assert list(graph.homes("role:agent"))[:2] == ["unit:desk", "unit:store"]
