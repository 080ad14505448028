"""What one duty produces somebody takes up."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# Of what these write, report-without-reader speaks.
_REPORTING = frozenset(("report", "measure", "analyse-cause"))
_DRAWING = (Edge.READS, Edge.TAKEN_FROM)
_GOING_ON = (Edge.FEEDS, Edge.PROMOTES_TO, Edge.TRIGGERS)


@rule("handoff-without-receiver", Severity.ERROR, family="duties", needs=("duties", "records"))
def handoff_without_receiver(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty whose output nobody takes up.

    产出无人接收的职责。

    **Why.** “Passed on to the departments concerned” (传递给相关部门): written down, filed, and read by nobody. What
    the customer said is lost at the desk where it arrived.

    The output of a duty is taken up when a role, unit, party, duty or step reads the record, when a review, a KPI or
    the start of a workflow draws on it, or when its entries move up into another record. Silent while nobody in the
    team is said to read any record, and on duties that report, measure or analyse: of these report-without-reader
    speaks.

    **Fix.** Name under `receives` of the next duty, or under `read_by` of the record, who works on with it.

    **改法。** 在后续职责的 `receives` 或该记录的 `read_by` 中写明由谁接着处理。
    """
    if not any(graph.links(Edge.READS)):
        return
    for duty in graph.team.duties.values():
        for record in duty.output if _REPORTING.isdisjoint(duty.does) else ():
            if not _is_taken_up(graph, record.address, besides=duty.address):
                yield Problem(
                    at=record.at,
                    say=phrase(
                        "nobody takes up what {duty} produces: {record}",
                        "「{duty}」的产出「{record}」无人接收",
                        duty=duty.label,
                        record=graph.label(record.address),
                    ),
                    subjects=(duty.address, record.address),
                    witness=Witness("absence", (duty.address, record.address)),
                    related=(Note(graph.items[record.address].at, Text(en="read by nobody", zh="无人阅读")),),
                    hint=phrase(
                        "Write `receives: [{id}]` on the duty that works on with it, or `read_by: ROLE` on the record.",
                        "请在后续职责上写 `receives: [{id}]`，或在该记录上写 `read_by: 岗位`。",
                        id=record.id,
                    ),
                )


def _is_taken_up(graph: OrgGraph, record: str, *, besides: str) -> bool:
    """Whether anybody or anything but one duty draws on a record."""
    drawing = (link.source for kind in _DRAWING for link in graph.into(record, kind))
    return any(source != besides for source in drawing) or any(graph.out(record, kind) for kind in _GOING_ON)
