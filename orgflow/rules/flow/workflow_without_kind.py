"""A workflow says what it is for."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "workflow-without-kind",
    Severity.INFO,
    family="flow",
    section="workflows",
    fields={"kind": Text(en="what it is for", zh="流程用途")},
)
def workflow_without_kind(graph: OrgGraph, workflow: Item) -> bool:
    """
    A workflow that does not say what it is for, where others do.

    未写明用途的流程。

    **Why.** Complaints and disputes are handled by rules of their own. What does not say that it is one is not looked
    after by any of them.

    **Fix.** Write `kind: complaint`, `dispute`, `inquiry`, `order`, `after-sales`, `incident` or `internal`. Silent
    while no workflow states its kind, unless the preset expects it.

    **改法。** 写明 `kind`：`complaint`、`dispute`、`inquiry`、`order`、`after-sales`、`incident` 或 `internal`。
    """
    return True
