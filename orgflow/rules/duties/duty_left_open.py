"""A duty is more than a name."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "duty-left-open",
    Severity.INFO,
    family="duties",
    section="duties",
    fields={
        "area": Text(en="its area", zh="所属领域"),
        "effort": Text(en="how long it takes", zh="所需工时"),
    },
)
def duty_left_open(graph: OrgGraph, item: Item) -> bool:
    """
    A duty that does not say its area, or how long it takes.

    没有写明领域或所需工时的职责。

    **Why.** The area heads its row on the RACI chart; plans read how long it takes.

    **Fix.** Write the field. Expected by the preset `strict` alone.

    **改法。** 补充该字段。仅 `strict` 预设要求。
    """
    return True
