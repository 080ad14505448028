"""Somebody asks afterwards whether it is well."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does
from orgflow.text import Text


@asked_of_complaints(
    "no-follow-up",
    Severity.WARNING,
    lacks=Text(en="never asks afterwards whether the customer is content", zh="没有回访客户的安排"),
    hint=Text(
        en="Let a step do `follow-up`, start a follow-up workflow `after` this one, or ask in a survey `of` it.",
        zh="请安排步骤做 `follow-up`，或设 `after` 本流程的回访流程，或设针对它的满意度调查（`of`）。",
    ),
)
def no_follow_up(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow after which nobody asks.

    处理后无人回访的投诉流程。

    **Why.** A closed case is not yet a content customer. Only who asks (回访) learns which of the two it is.

    **Fix.** Let a step do `follow-up`, start another workflow `after` this one, or ask the customer in a survey `of`
    it. Silent while none is asked after, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `follow-up`，或设 `after` 本流程的回访流程，或设针对它的满意度调查。
    """
    after = graph.out(workflow.address, Edge.TRIGGERS) or graph.into(workflow.address, Edge.ASKS_ABOUT)
    return bool(after) or does(graph, workflow, "follow-up")
