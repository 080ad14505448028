"""Every workflow begins somewhere."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Workflow
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "missing-start",
    Severity.ERROR,
    family="flow",
    section="workflows",
    fields={"starts": Text(en="how a case begins", zh="案件如何开始")},
)
def missing_start(graph: OrgGraph, workflow: Item) -> bool:
    """
    A workflow without a start.

    没有起点的流程。

    **Why.** Nobody knows which step comes first or what sets it off, so nothing behind it can be promised or checked.

    **Fix.** Say how a case begins: `starts: {any: {next: STEP}}`. A workflow that others call has a start with
    `called: true`. Silent while no workflow of the team states its starts, and about workflows without steps.

    **改法。** 写明案件如何开始：`starts: {any: {next: 步骤}}`；被其他流程调用的流程，起点写 `called: true`。
    """
    return isinstance(workflow, Workflow) and bool(workflow.steps)
