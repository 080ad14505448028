"""Whoever complains hears at once that the complaint has arrived."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does
from orgflow.text import Text


def _is_promised(graph: OrgGraph, workflow: Workflow) -> bool:
    return "acknowledge" in (workflow.promise or {})


@asked_of_complaints(
    "no-acknowledgement",
    Severity.ERROR,
    lacks=Text(en="never tells the customer that the complaint has arrived", zh="没有告知客户已收到投诉的步骤"),
    hint=Text(
        en="Let a step, or its duty, do `acknowledge`.", zh="请安排步骤（或其职责）做 `acknowledge`，确认已收到投诉。"
    ),
    stated=_is_promised,
)
def no_acknowledgement(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow that acknowledges nothing.

    不确认收到的投诉流程。

    **Why.** A customer who hears nothing complains again, elsewhere and louder. ISO 10002 has every complaint
    acknowledged at once.

    **Fix.** Let a step do `acknowledge`. Always found where the workflow promises it; else silent while no complaint
    workflow of the team acknowledges anything, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `acknowledge`。流程承诺（`promise`）了确认时限的，必须有此步骤。
    """
    return does(graph, workflow, "acknowledge")
