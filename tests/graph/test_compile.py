"""What becomes an edge, where it is said to stand, and what is inferred."""

from collections.abc import Callable

from orgflow.graph import Edge, OrgGraph

GraphFrom = Callable[[str], OrgGraph]
TEXT = """\
orgflow: 1
team: {name: Desk}
units: {desk: {}}
roles:
  head: {}
  lead: {reports_to: head, deputy: [agent], dotted_to: {head: Budget}, unit: desk}
  agent: {reports_to: lead}
people: {li: {roles: {agent: 100%}}}
areas:
  refunds: {responsible: agent, accountable: lead}
duties:
  pay: {area: refunds}
  refuse: {area: refunds, responsible: lead, consulted: [desk], informed: [head]}
channels: {phone: {served_by: [agent, desk]}}
escalations:
  ladder: {levels: [{role: lead}, {within: 1d}, {party: customer}]}
workflows:
  refund:
    starts: {asked: {channels: [phone], next: check}, again: check}
    events: {late: {after: 2d, escalate: ladder, next: done}}
    steps:
      check: {duty: [refuse, pay], next: pay}
      pay:
        duty: pay
        events: {late: {after: 1d, escalate: ladder}, cold: {after: 2d, escalate: up}}
        outcomes: {paid: done, not_paid: {next: pay, at_most: 2, then: deny}}
      deny: {duty: refuse, by: head, next: other}
      other: {type: call, workflow: refund, next: done}
      done: {type: end}
"""


def edges(graph: OrgGraph, kind: Edge) -> list[tuple[str, str, int, bool]]:
    return [(link.source, link.target, link.at.line, link.inferred) for link in graph.links(kind)]


def test_organisation(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert edges(graph, Edge.REPORTS_TO) == [
        ("role:lead", "role:head", 6, False),
        ("role:agent", "role:lead", 7, False),
    ]
    assert edges(graph, Edge.DEPUTY_OF) == [("role:agent", "role:lead", 6, False)]
    assert edges(graph, Edge.DOTTED_TO) == [("role:lead", "role:head", 6, False)]
    assert edges(graph, Edge.MEMBER_OF) == [("role:lead", "unit:desk", 6, False)]
    assert edges(graph, Edge.HOLDS) == [("person:li", "role:agent", 8, False)]
    assert edges(graph, Edge.SERVES) == [
        ("role:agent", "channel:phone", 14, False),
        ("unit:desk", "channel:phone", 14, False),
    ]


def test_a_duty_that_names_nobody_is_its_areas(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert edges(graph, Edge.RESPONSIBLE) == [
        ("role:agent", "duty:pay", 10, True),
        ("role:lead", "duty:refuse", 13, False),
    ]
    assert edges(graph, Edge.ACCOUNTABLE) == [
        ("role:lead", "duty:pay", 10, True),
        ("role:lead", "duty:refuse", 10, True),
    ]
    assert edges(graph, Edge.CONSULTED) == [("unit:desk", "duty:refuse", 13, False)]
    assert edges(graph, Edge.INFORMED) == [("role:head", "duty:refuse", 13, False)]


def test_a_step_is_performed_by_whom_it_names_or_by_the_one_responsible(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert edges(graph, Edge.PERFORMS) == [
        ("role:agent", "step:refund.pay", 24, True),
        ("role:head", "step:refund.deny", 27, False),
    ]
    # Two roles are responsible for the duties of `check`: neither is meant without being named.
    assert graph.performer("step:refund.check") is None


def test_ways_and_ladders(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert edges(graph, Edge.LEADS_TO) == [
        ("start:refund.asked", "step:refund.check", 19, False),
        ("start:refund.again", "step:refund.check", 19, False),
        ("workflow:refund", "step:refund.done", 20, False),
        ("step:refund.check", "step:refund.pay", 22, False),
        ("step:refund.pay", "step:refund.done", 26, False),
        ("step:refund.pay", "step:refund.pay", 26, False),
        ("step:refund.pay", "step:refund.deny", 26, False),
        ("step:refund.deny", "step:refund.other", 27, False),
        ("step:refund.other", "step:refund.done", 28, False),
    ]
    assert edges(graph, Edge.ESCALATES_TO) == [
        ("workflow:refund", "escalation:ladder", 20, False),
        ("step:refund.pay", "escalation:ladder", 25, False),
    ]
    assert edges(graph, Edge.CLIMBS_TO) == [
        ("escalation:ladder", "role:lead", 16, False),
        ("escalation:ladder", "party:customer", 16, False),
    ]
    assert edges(graph, Edge.CALLS) == [("step:refund.other", "workflow:refund", 28, False)]


def test_every_edge_is_in_the_network_and_every_object_is_a_node(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert sum(1 for _ in graph.links()) == graph.network.number_of_edges()
    assert {link.kind for link in graph.links()} <= set(Edge)
    nodes = graph.network.nodes(data=True)
    assert {address: data["kind"] for address, data in nodes if address in graph.items} == {
        address: address.partition(":")[0] for address in graph.items
    }


def test_labels(graph_from: GraphFrom) -> None:
    graph = graph_from(TEXT)
    assert graph.label("party:customer").zh == "客户"
    assert graph.label("role:head").en == "head"
    assert graph.label("step:refund.pay").en == "pay"
    assert graph.label("team:team").en == "Desk"
