"""Customers are asked after every kind of journey."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import phrase

_JOURNEYS = ("inquiry", "order", "after-sales", "complaint")


@rule("survey-missing", Severity.WARNING, family="improvement", needs=("workflows", "surveys"))
def survey_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A journey of customers that no survey asks about, while another is asked about.

    其他客户流程都有满意度调查，唯独该流程没有。

    **Why.** An average over those who were asked says nothing about those who were not.

    **Fix.** Name the workflow under `of` of a survey. Asked of workflows of kind inquiry, order, after-sales and
    complaint that are no part of one that is asked about; silent while no survey says what it asks about.

    **改法。** 在满意度调查的 `of` 中写明该流程。检查咨询、订单、售后和投诉类流程；属于已调查流程一部分的除外。
    若没有任何调查写明对象，则不提示。
    """
    asked = {link.target: None for link in graph.links(Edge.ASKS_ABOUT)}
    if not asked:
        return
    for workflow in graph.team.workflows.values():
        if (
            workflow.kind in _JOURNEYS
            and workflow.address not in asked
            and not _is_part(graph, workflow.address, asked)
        ):
            yield Problem(
                at=workflow.at,
                say=phrase(
                    "no survey asks about {workflow}", "没有满意度调查涉及「{workflow}」", workflow=workflow.label
                ),
                subjects=(workflow.address,),
                witness=Witness("absence", (workflow.address,)),
                hint=phrase(
                    "Write `of: [{workflow}]` in a survey.", "请在调查中写明 `of: [{workflow}]`。", workflow=workflow.id
                ),
            )


def _is_part(graph: OrgGraph, workflow: str, asked: dict[str, None]) -> bool:
    """Whether a workflow is called by one that is asked about, or calls one itself."""
    calling = [link.source.partition(":")[2].partition(".")[0] for link in graph.into(workflow, Edge.CALLS)]
    called = [link.target for step in graph.out(workflow, Edge.HAS_STEP) for link in graph.out(step.target, Edge.CALLS)]
    return any(f"workflow:{caller}" in asked for caller in calling) or any(other in asked for other in called)
