"""A tool that the work hangs on is somebody's."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "system-without-owner",
    Severity.WARNING,
    family="coverage",
    section="systems",
    fields={
        "owner": Text(en="who answers for it", zh="负责岗位"),
        "kind": Text(en="its kind", zh="类型"),
    },
)
def system_without_owner(graph: OrgGraph, system: Item) -> bool:
    """
    A tool that nobody answers for, or of which nobody knows what it is.

    没有负责人或未写明类型的系统。

    **Why.** When it stands still nobody calls the supplier, and nobody takes access away from those who have left.

    **Fix.** Write `owner` and `kind`. Silent on what no system states, unless the preset expects it.

    **改法。** 写明 `owner` 和 `kind`。若没有任何系统写明某项，且预设也不要求，则不提示。
    """
    return True
