"""Customers' data is read by those whose work needs it."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WORK = (Edge.RESPONSIBLE, Edge.PERFORMS, Edge.COLLECTS, Edge.ATTENDS, Edge.OWNS)
_USE = (Edge.READS, Edge.WRITES, Edge.TAKEN_FROM, Edge.FEEDS)


@rule("data-access-excess", Severity.WARNING, family="separation")
def data_access_excess(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that may read customers' data and has no work with it.

    岗位可以查阅顾客数据，却没有任何工作用到它。

    **Why.** Data that nobody needs to see is data that leaks. Law asks for as little access as the work needs.

    **Fix.** Take the post out of `read_by`, or state the work: a duty that `receives` the record, a step that `reads`
    it, a KPI or a review that takes from it. Asked of records with a `dimension`, which makes them customers' data, and
    only if some stated work uses the record at all.

    **改法。** 从 `read_by` 中去掉该岗位，或写明用到该记录的职责、步骤、指标或复盘。只针对写有 `dimension` 的顾客数据。
    """
    for record in graph.team.records.values():
        users = {link.source: None for kind in _USE for link in graph.into(record.address, kind)}
        users |= {link.target: None for link in graph.out(record.address, Edge.FEEDS)}
        if not record.dimension or not any(user.startswith(("duty:", "step:")) for user in users):
            continue
        workers = {link.source: None for user in users for kind in _WORK for link in graph.into(user, kind)}
        for reader in record.read_by:
            if reader.kind == "role" and not _works_with(graph, reader.address, workers):
                yield Problem(
                    at=reader.at,
                    say=phrase(
                        "{role} may read {record}, but no stated work of it uses that",
                        "「{role}」可以查阅「{record}」，但没有任何工作用到它",
                        role=graph.label(reader.address),
                        record=record.label,
                    ),
                    subjects=(record.address, reader.address),
                    witness=Witness("absence", (reader.address, record.address)),
                    hint=Text(
                        en="Take it out of `read_by`, or state the duty or step that reads the record.",
                        zh="请从 `read_by` 中去掉，或写明查阅该记录的职责或步骤。",
                    ),
                )


def _works_with(graph: OrgGraph, role: str, workers: dict[str, None]) -> bool:
    """Whether a post is one of the workers, or leads one of them."""
    return role in workers or any(graph.is_above(role, worker) for worker in workers)
