"""Who is on duty, what comes in, and what vendors and units owe each other."""

from collections.abc import Callable

from orgflow.graph import Edge, OrgGraph

TEXT = """\
orgflow: 1
team: {}
units: {desk: {}, store: {}}
roles: {agent: {}, lead: {}, clerk: {}}
people: {li: {roles: {agent: 100%}, shifts: [day]}}
channels: {phone: {overflow_to: chat}, chat: {}}
cases: {question: {categories: [price]}}
kpis: {speed: {}}
escalations: {ladder: {levels: [{role: lead}]}}
records: {file: {}}
shifts: {day: {hours: "Mo-Su 09:00-18:00", roles: {agent: 3, lead: 1}}}
demand: {calls: {of: phone}, prices: {of: price}}
vendors:
  centre: {roles: agent, accountable: lead, sla: {speed: "≤ 30s"}, trained_by: desk, checked_by: [lead],
           escalates_to: [lead, ladder], data_access: [file]}
handoffs: {parcels: {from: desk, to: store, contact: clerk}, half: {from: desk}}
"""


def test_links(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT)

    def edges(kind: Edge) -> list[tuple[str, str, int]]:
        return [(link.source, link.target, link.at.line) for link in graph.links(kind)]

    assert edges(Edge.WORKS) == [("person:li", "shift:day", 5)]
    assert edges(Edge.STAFFS) == [("shift:day", "role:agent", 11), ("shift:day", "role:lead", 11)]
    assert edges(Edge.OVERFLOWS_TO) == [("channel:phone", "channel:chat", 6)]
    assert edges(Edge.LOADS) == [
        ("demand:calls", "channel:phone", 12),
        ("demand:prices", "category:question.price", 12),
    ]
    assert edges(Edge.PROVIDES) == [("vendor:centre", "role:agent", 14)]
    assert edges(Edge.ANSWERS_FOR) == [("role:lead", "vendor:centre", 14)]
    assert edges(Edge.PROMISES) == [("vendor:centre", "kpi:speed", 14)]
    assert edges(Edge.TRAINS) == [("unit:desk", "vendor:centre", 14)]
    assert edges(Edge.CHECKS) == [("role:lead", "vendor:centre", 14)]
    assert edges(Edge.ESCALATES_TO) == [
        ("vendor:centre", "role:lead", 15),
        ("vendor:centre", "escalation:ladder", 15),
    ]
    assert edges(Edge.READS) == [("vendor:centre", "record:file", 15)]
    assert edges(Edge.HANDS_TO) == [("unit:desk", "unit:store", 16)]
    (handover,) = graph.links(Edge.HANDS_TO)
    assert handover.via is graph.items["handoff:parcels"]
