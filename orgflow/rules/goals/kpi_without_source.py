"""Where the figures come from is written down."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "kpi-without-source",
    Severity.WARNING,
    family="goals",
    section="kpis",
    fields={
        "formula": Text(en="how it is worked out", zh="计算公式"),
        "data": Text(en="from which records", zh="数据来自哪些记录"),
        "collected_by": Text(en="who collects the figures", zh="由谁采集数据"),
    },
)
def kpi_without_source(graph: OrgGraph, kpi: Item) -> bool:
    """
    A KPI of which nobody knows how it is worked out, from what, or who collects it.

    计算公式、数据来源或采集人未写明的指标。

    **Why.** Two people who work it out get two figures, and each believes in the better one.

    **Fix.** Write `formula`, `data` and `collected_by`. Silent on what none of them states, unless the preset
    expects it.

    **改法。** 写明 `formula`、`data` 和 `collected_by`。若全都未写且预设不要求，则不提示。
    """
    return True
