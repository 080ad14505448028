"""A complaint is looked into."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does
from orgflow.text import Text


@asked_of_complaints(
    "no-investigation",
    Severity.WARNING,
    lacks=Text(en="never looks into a complaint", zh="没有调查核实的步骤"),
    hint=Text(
        en="Let a step do `investigate` or `hear-evidence`.", zh="请安排步骤做 `investigate` 或 `hear-evidence`。"
    ),
)
def no_investigation(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow without investigation.

    不做调查的投诉流程。

    **Why.** Without the facts the customer gets either an apology or a refund, whichever is cheaper, and the cause
    stays. ISO 10002 has the circumstances investigated, as far as the gravity of the complaint asks for it.

    **Fix.** Let a step, or a workflow that is called, do `investigate`. Silent while no complaint workflow of the team
    does, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤或被调用的流程做 `investigate`。
    """
    return does(graph, workflow, "investigate", "hear-evidence", "analyse-cause")
