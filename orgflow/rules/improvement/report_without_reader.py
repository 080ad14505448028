"""Reports are written for somebody."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.rules.improvement.survey_not_used import is_read
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_REPORTING = frozenset(("report", "measure", "analyse-cause"))


@rule("report-without-reader", Severity.INFO, family="improvement", needs=("records",))
def report_without_reader(graph: OrgGraph) -> Iterator[Problem]:
    """
    A report that nobody reads.

    无人阅读的报告。

    **Why.** It is written every week all the same.

    **Fix.** Name its readers (`read_by`), put it into the `inputs` of a review, or stop writing it. Asked of records
    that come out of a review, or of a duty or step that reports, measures or analyses. Silent while the team says of no
    record who reads it.

    **改法。** 写明读者（`read_by`），列入评审的 `inputs`，或停止编写。检查评审的产出，以及汇报、度量、
    分析类职责或步骤写出的记录。若团队从未写明任何记录由谁阅读，则不提示。
    """
    if not any(graph.links(Edge.READS)) and not any(graph.links(Edge.FEEDS)):
        return
    for record in graph.team.records.values():
        written = next((link for link in graph.into(record.address, Edge.WRITES) if _is_report(graph, link)), None)
        if written and not is_read(graph, record.address):
            yield Problem(
                at=written.at,
                say=phrase(
                    "nobody reads {record}, which comes out of {writer}",
                    "没有人阅读「{writer}」产出的「{record}」",
                    record=record.label,
                    writer=graph.label(written.source),
                ),
                subjects=(record.address, written.source),
                witness=Witness("absence", (record.address, written.source)),
                hint=Text(
                    en="Name its readers (`read_by`), or stop writing it.", zh="请写明读者（`read_by`），或停止编写。"
                ),
            )


def _is_report(graph: OrgGraph, link: Link) -> bool:
    if link.source.startswith(("duty:", "step:")):
        return not _REPORTING.isdisjoint(graph.acts(link.source))
    return link.source.startswith("review:")
