"""A measure that is missed sets something off."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "kpi-without-action",
    Severity.WARNING,
    family="goals",
    section="kpis",
    fields={
        "moved_by": Text(en="which duties move it", zh="由哪些职责影响"),
        "when_missed.do": Text(en="what is done when it is missed", zh="未达标时做什么"),
    },
)
def kpi_without_action(graph: OrgGraph, kpi: Item) -> bool:
    """
    A KPI that no duty moves, or that may be missed without anything being done.

    没有职责影响，或未达标也没有任何后续动作的指标。

    **Why.** Red figures that lead to nothing teach everybody that figures do not matter (COPC asks for corrective
    action).

    **Fix.** Name the duties by which it is moved (`moved_by`), and those that are done when it is missed:
    `when_missed: {do: [DUTY]}`. Silent for KPIs that are only watched
    (`target: none`), and while no KPI states it, unless the preset expects it.

    **改法。** 写明影响它的职责（`moved_by`），以及未达标时执行的职责：`when_missed: {do: [职责]}`。只观察的指标（
    `target: none`）不提示；若所有指标都未写且预设不要求，也不提示。
    """
    return isinstance(kpi.node.plain, dict) and kpi.node.plain.get("target") != "none"
