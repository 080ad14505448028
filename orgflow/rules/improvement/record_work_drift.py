"""Who may write a record is who has work that writes it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.records import Record

_WRITES = Text(en="writes it", zh="写入该记录")
_WORK = (Edge.RESPONSIBLE, Edge.PERFORMS, Edge.COLLECTS, Edge.CONDUCTS, Edge.OWNS)


@rule("record-work-drift", Severity.INFO, family="improvement", needs=("records",))
def record_work_drift(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that is to write a record and has no work that writes it.

    岗位被列为记录的登记者，却没有任何工作会写入该记录。

    **Why.** Either the work was forgotten, and then the record stays empty, or the right is one that nobody needs.

    **Fix.** Name the record under `output` of a duty of the post or under `writes` of one of its steps, or take the
    post out of `written_by`. Asked of records that some duty, step, survey or review writes.

    **改法。** 在该岗位的职责 `output` 或步骤 `writes` 中写明该记录，或从 `written_by` 中去掉该岗位。
    """
    for record in graph.team.records.values():
        work = {
            link.source: None
            for link in graph.into(record.address, Edge.WRITES)
            if link.source.startswith(("duty:", "step:", "survey:", "review:"))
        }
        if work:
            yield from _idle(graph, record, work)


def _idle(graph: OrgGraph, record: "Record", work: dict[str, None]) -> Iterator[Problem]:
    writers = {link.source: None for item in work for kind in _WORK for link in graph.into(item, kind)}
    for writer in record.written_by:
        if writer.kind == "role" and writer.address not in writers:
            yield Problem(
                at=writer.at,
                say=phrase(
                    "{role} is to write {record}, but no stated work of it does",
                    "「{role}」被列为「{record}」的登记者，但没有任何工作写入该记录",
                    role=graph.label(writer.address),
                    record=record.label,
                ),
                subjects=(record.address, writer.address),
                witness=Witness("absence", (writer.address, record.address)),
                related=tuple(Note(graph.items[item].at, _WRITES) for item in list(work)[:3]),
                hint=Text(
                    en="Name the record under `output` of its duty, or take it out of `written_by`.",
                    zh="请在其职责的 `output` 中写明该记录，或从 `written_by` 中去掉。",
                ),
            )
