"""What a vendor owes is written down."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "vendor-without-sla",
    Severity.ERROR,
    family="vendors",
    section="vendors",
    fields={"sla": Text(en="what it has promised", zh="承诺的服务水平")},
)
def vendor_without_sla(graph: OrgGraph, vendor: Item) -> bool:
    """
    A vendor that has promised nothing.

    没有约定服务水平的供应商。

    **Why.** Without targets nobody can say that it does badly, nor end the contract for it (ISO 18295-2).

    **Fix.** Write `sla`: KPIs of the team, each with the target that the vendor has to reach. Expected of every vendor
    unless the preset is `draft`.

    **改法。** 在 `sla` 中写明供应商须达到的指标及目标值。
    """
    return True
