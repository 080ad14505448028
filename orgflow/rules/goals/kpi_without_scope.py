"""What sort of measure it is, for whom and over which time."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "kpi-without-scope",
    Severity.WARNING,
    family="goals",
    section="kpis",
    fields={
        "kind": Text(en="what sort of measure it is", zh="指标类别"),
        "per": Text(en="whether it is for the team or for each person", zh="按团队还是按个人统计"),
        "over": Text(en="over which period", zh="统计周期"),
    },
)
def kpi_without_scope(graph: OrgGraph, kpi: Item) -> bool:
    """
    A KPI that does not say of which sort it is, for whom, or over which period.

    类别、统计对象或统计周期未写明的指标。

    **Why.** An agent who reads 95 % on the wall cannot tell whether it is meant for the day or the year, for the
    team or for him. Without its kind nobody sees that everything measured is speed.

    **Fix.** Write `kind`, `per` and `over`. Silent on what none of them states, unless the preset expects it.

    **改法。** 写明 `kind`、`per` 和 `over`。若全都未写且预设不要求，则不提示。
    """
    return True
