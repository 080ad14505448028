"""Somebody writes a record, somebody reads it, and one day it is deleted."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_FIELDS = {
    "written_by": Text(en="who writes it", zh="由谁填写"),
    "read_by": Text(en="who reads it", zh="由谁查阅"),
    "retention": Text(en="how long it is kept", zh="保存期限"),
}


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for record in graph.team.records.values():
        yield from ((record, f"records.{field}", record.states(field)) for field in _FIELDS)


@rule(
    "record-without-custody",
    Severity.WARNING,
    family="coverage",
    columns=tuple(f"records.{field}" for field in _FIELDS),
    needs=("records",),
    asks=_asks,
)
def record_without_custody(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A record without a writer, a reader or a time to keep it, where others have one.

    未写明填写人、查阅人或保存期限的记录。

    **Why.** A record that nobody writes is empty, and one that nobody reads is of no use. One that is kept for ever is
    a risk by law: customers' data need a reason to be kept and a day to go.

    **Fix.** Write `written_by`, `read_by` and `retention`. A duty or a step that writes or reads the record says it as
    well, and so do surveys, KPIs and reviews, unless the preset expects it to be written: who may write and read is a
    right, which a system grants by name. Silent on what no record states, unless the preset expects it.

    **改法。** 写明 `written_by`、`read_by` 和 `retention`。
    职责、步骤、调查、指标或复盘中已写明填写或查阅的，不必重复，除非预设要求（读写是权限，须在系统中指定）。若没有任何记录写明某项，且预设也不要求，则不提示。
    """
    asked = [field for field in _FIELDS if speaks(graph, f"records.{field}", expects)]
    for record in graph.team.records.values():
        lacking = [
            field
            for field in asked
            if not (record.states(field) if f"records.{field}" in expects else _is_known(graph, record, field))
        ]
        if lacking:
            yield lacks(graph, record, {field: _FIELDS[field] for field in lacking})


def _is_known(graph: OrgGraph, record: Item, field: str) -> bool:
    """Whether the record states a field, or its work does."""
    if field == "written_by":
        return bool(graph.into(record.address, Edge.WRITES))
    if field == "read_by":
        readers = (*graph.into(record.address, Edge.READS), *graph.into(record.address, Edge.TAKEN_FROM))
        return bool(readers or graph.out(record.address, Edge.FEEDS))
    return record.states(field)
