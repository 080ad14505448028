"""The network shows what links the objects of a part of the graph, and says what it leaves out."""

from collections.abc import Callable

from orgflow.graph import OrgGraph, select
from orgflow.graph.edges import Edge
from orgflow.views import Wording
from orgflow.views.network import network
from orgflow.views.relations import relation

TEAM = """
orgflow: 1
team: {id: desk}
units: {care: {}}
roles: {lead: {unit: care}, agent: {unit: care, reports_to: lead}}
channels: {phone: {kind: phone, served_by: [agent]}}
"""


def test_only_links_between_selected_objects_are_drawn(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEAM)
    drawn = network(select(graph, "kind:role kind:channel").alone(graph), Wording("en"), "desk")
    assert [(stop.id, stop.detail) for stop in drawn.stops] == [
        ("role:lead", "role"),
        ("role:agent", "role"),
        ("channel:phone", "channel"),
    ]
    assert [(link.source, link.target, link.label) for link in drawn.links] == [
        ("role:agent", "role:lead", "reports to"),
        ("role:agent", "channel:phone", "serves"),
    ]
    assert drawn.caption.title == "3 objects of 2 kinds and 2 links between them"


def test_what_is_too_much_for_a_slide_is_left_out_and_counted(graph_from: Callable[[str], OrgGraph]) -> None:
    roles = ", ".join(f"r{number}: {{reports_to: head}}" for number in range(30))
    graph = graph_from(f"orgflow: 1\nteam: {{id: desk}}\nroles: {{head: {{}}, {roles}}}\n")
    drawn = network(graph, Wording("en"), "desk")
    assert [stop.id for stop in drawn.stops] == ["role:head", *(f"role:r{number}" for number in range(11))]
    assert drawn.caption.subtitle.endswith("19 more with fewer links left out")


def test_every_kind_of_link_has_a_word_in_each_language() -> None:
    assert all(relation(kind).get("zh") and relation(kind).get("en") for kind in Edge)
