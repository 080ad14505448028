"""Whoever looks for a record knows in which tool it is."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import phrase


@rule(
    "record-without-system",
    Severity.WARNING,
    family="coverage",
    columns=("records.system",),
    needs=("records",),
    asks=lambda graph: (
        (record, "records.system", bool(graph.into(record.address, Edge.KEEPS)))
        for record in graph.team.records.values()
    ),
)
def record_without_system(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A record that no system holds.

    没有存放在任何系统中的记录。

    **Why.** It is in somebody's file or in a chat group: gone with the person, closed to the others, and never deleted.

    **Fix.** Write `system` at the record, or name it under `holds` of the system. Silent while no record is in any,
    unless the preset expects it.

    **改法。** 在记录处写明 `system`，或写入系统的 `holds`。若没有任何记录写明系统，且预设也不要求，则不提示。
    """
    if not ("records.system" in expects or any(graph.links(Edge.KEEPS))):
        return
    for record in graph.team.records.values():
        if not graph.into(record.address, Edge.KEEPS):
            yield Problem(
                at=record.at,
                say=phrase("no system holds {record}", "没有系统存放「{record}」", record=record.label),
                subjects=(record.address,),
                witness=Witness("absence", (record.address,)),
                hint=phrase(
                    "Write `system: …`, or `holds: [{id}]` at a system.",
                    "请写 `system: …`，或在系统处写 `holds: [{id}]`。",
                    id=record.id,
                ),
            )
