"""Work that a process counts on takes a stated time."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "duty-without-effort",
    Severity.INFO,
    family="duties",
    section="duties",
    fields={
        "effort": Text(en="how long it takes", zh="所需工时"),
    },
)
def duty_without_effort(graph: OrgGraph, item: Item) -> bool:
    """
    A duty without how long it takes.

    没有写明所需工时的职责。

    **Why.** The earliest that a promise can be kept is the sum of the work on the way, and how many people a team needs
    is the sum of all its work; what takes no stated time counts as nothing.

    **Fix.** Write `effort`, the working time that it takes once. Expected by the preset `strict` alone.

    **改法。** 写明 `effort`，即做一次所需的工时。仅 `strict` 预设要求。
    """
    return True
