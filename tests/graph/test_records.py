"""Who writes, reads, keeps and moves records."""

from collections.abc import Callable

from orgflow.graph import Edge, OrgGraph

TEXT = """\
orgflow: 1
team: {}
units: {desk: {}}
roles: {agent: {}, editor: {}, bot: {bot: true}}
duties: {collect: {output: unusual, receives: [answers]}}
records:
  answers: {fields: [question], owner: editor, written_by: [editor], read_by: [bot, customer], system: bot}
  unusual: {fields: {question: 问题}, owner: desk, promote: {to: answers, same: question, after: 5, per: 1w, by: move}}
systems: {bot: {kind: bot, owner: desk}, sheet: {holds: [unusual]}}
workflows:
  move:
    starts: {weekly: {every: weekly, next: pick}, written: {record: unusual, next: pick},
             then: {after: move, next: pick}}
    steps:
      pick: {by: editor, uses: [sheet], reads: [unusual], writes: [answers], next: done}
      done: {type: end}
"""


def test_links_of_records_and_systems(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT)

    def edges(kind: Edge) -> list[tuple[str, str, int]]:
        return [(link.source, link.target, link.at.line) for link in graph.links(kind)]

    assert edges(Edge.WRITES) == [
        ("duty:collect", "record:unusual", 5),
        ("step:move.pick", "record:answers", 15),
        ("role:editor", "record:answers", 7),
    ]
    assert edges(Edge.READS) == [
        ("duty:collect", "record:answers", 5),
        ("step:move.pick", "record:unusual", 15),
        ("role:bot", "record:answers", 7),
        ("party:customer", "record:answers", 7),
    ]
    assert edges(Edge.OWNS) == [
        ("role:editor", "record:answers", 7),
        ("unit:desk", "record:unusual", 8),
        ("unit:desk", "system:bot", 9),
    ]
    assert edges(Edge.KEEPS) == [("system:bot", "record:answers", 7), ("system:sheet", "record:unusual", 9)]
    assert edges(Edge.USES) == [("step:move.pick", "system:sheet", 15)]
    assert edges(Edge.PROMOTES_TO) == [("record:unusual", "record:answers", 8)]
    assert edges(Edge.MOVES) == [("workflow:move", "record:unusual", 8)]
    assert edges(Edge.TRIGGERS) == [
        ("record:unusual", "start:move.written", 12),
        ("workflow:move", "start:move.then", 13),
    ]
