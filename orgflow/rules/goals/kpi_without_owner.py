"""Somebody answers for each measure."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "kpi-without-owner",
    Severity.ERROR,
    family="goals",
    section="kpis",
    fields={"owner": Text(en="who answers for it", zh="由谁负责")},
)
def kpi_without_owner(graph: OrgGraph, kpi: Item) -> bool:
    """
    A KPI that nobody answers for.

    无人负责的指标。

    **Why.** When the figure falls, everybody has seen it and nobody was asked.

    **Fix.** Name a role or a unit under `owner`. Silent while no KPI has an owner, unless the preset expects it.

    **改法。** 在 `owner` 中写明负责的岗位或部门。若所有指标都未写且预设不要求，则不提示。
    """
    return True
