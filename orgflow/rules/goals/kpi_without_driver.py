"""Whoever wants a measure to rise knows what to do more of."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "kpi-without-driver",
    Severity.INFO,
    family="goals",
    section="kpis",
    fields={
        "moved_by": Text(en="which duties move it", zh="由哪些职责推动"),
    },
)
def kpi_without_driver(graph: OrgGraph, item: Item) -> bool:
    """
    A KPI that no duty is said to move.

    没有写明由哪些职责推动的指标。

    **Why.** A number that nobody's work moves is watched, and nothing else.

    **Fix.** Name the duties under `moved_by`. Expected by the preset `strict` alone.

    **改法。** 在 `moved_by` 中写明推动该指标的职责。仅 `strict` 预设要求。
    """
    return True
