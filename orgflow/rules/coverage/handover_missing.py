"""Open cases go from one shift to the next in a time that is set aside for it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "handover-missing",
    Severity.WARNING,
    family="coverage",
    section="shifts",
    fields={
        "handover": Text(en="time to hand over", zh="交接时间"),
    },
)
def handover_missing(graph: OrgGraph, shift: Item) -> bool:
    """
    A shift that hands over to another without a time for it, where others have one.

    有下一班接替却未写明交接时间的班次。

    **Why.** What is open at the end of a shift is told to the next between two calls, or found in the morning.

    **Fix.** Write `handover`. Asked of shifts at whose end another with one of their posts is on duty; silent while no
    shift states it, unless the preset expects it.

    **改法。** 写明 `handover`。只针对结束时另有同岗位班次当班的班次；若没有任何班次写明，且预设也不要求，则不提示。
    """
    return shift.address in graph.rota.overlaps
