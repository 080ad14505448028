"""What may be given is limited."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.service import Attribute
from orgflow.rules.columns import missing_fields
from orgflow.rules.complaints.practice import of_kind
from orgflow.text import Text


@missing_fields(
    "compensation-limits-missing",
    Severity.WARNING,
    family="complaints",
    section="attributes",
    fields={"limit": Text(en="which authority limits it", zh="受何种审批权限限制")},
)
def compensation_limits_missing(graph: OrgGraph, attribute: Item) -> bool:
    """
    A sum of money that is set while a complaint is handled, and that no authority limits.

    投诉处理中确定、却不受任何权限限制的金额。

    **Why.** One agent gives a voucher, the next one the price of the goods. Without limits the loudest customer gets
    most, and agents who want to be safe give nothing.

    Asked of attributes of type `money` that a step of a complaint, dispute or after-sales workflow sets.

    **Fix.** Name the kind of authority that it needs (`limit: refund`), and give roles such an `authority`. Silent
    while no attribute of the same cases names one, unless the preset expects it.

    **改法。** 写明所需权限的种类（`limit: refund`），并为各岗位设置相应的 `authority`。
    """
    if not isinstance(attribute, Attribute) or attribute.type != "money":
        return False
    case = attribute.address.partition(":")[2].partition(".")[0]
    flows = [
        flow for flow in of_kind(graph, "complaint", "dispute", "after-sales") if flow.case and flow.case.id == case
    ]
    sets = (ref.id.rpartition(".")[2] for flow in flows for step in flow.steps.values() for ref in step.sets)
    return attribute.id in sets
