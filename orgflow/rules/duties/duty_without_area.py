"""A duty is more than a name."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "duty-without-area",
    Severity.INFO,
    family="duties",
    section="duties",
    fields={
        "area": Text(en="its area", zh="所属领域"),
    },
)
def duty_without_area(graph: OrgGraph, item: Item) -> bool:
    """
    A duty that does not say its area.

    没有写明所属领域的职责。

    **Why.** The area heads its row on the RACI chart, and says who answers for it where the duty does not.

    **Fix.** Write `area`. Expected by the preset `strict` alone; silent on teams without areas.

    **改法。** 写明 `area`。仅 `strict` 预设要求。
    """
    return bool(graph.team.areas)
