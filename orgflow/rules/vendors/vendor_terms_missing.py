"""The contract says how it is paid and how it ends."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "vendor-terms-missing",
    Severity.WARNING,
    family="vendors",
    section="vendors",
    fields={
        "pay": Text(en="what it is paid by", zh="付费方式"),
        "exit_plan": Text(en="how the work comes back", zh="终止合作时的交接安排"),
    },
)
def vendor_terms_missing(graph: OrgGraph, vendor: Item) -> bool:
    """
    A vendor without terms of pay or without a plan for the day it leaves.

    供应商的付费方式或退出安排未写明。

    **Why.** What is paid for is what is done. And scripts, cases and customers' data are with the vendor on the day the
    contract ends, unless somebody has thought of it before.

    **Fix.** Write `pay` and `exit_plan`. Silent on what no vendor states, unless the preset expects it.

    **改法。** 写明 `pay` 和 `exit_plan`。若没有任何供应商写明且预设不要求，则不提示。
    """
    return True
