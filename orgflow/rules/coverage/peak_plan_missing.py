"""Days on which everything comes at once are known long before."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "peak-plan-missing",
    Severity.WARNING,
    family="coverage",
    section="peaks",
    fields={
        "dates": Text(en="its days", zh="日期"),
        "factor": Text(en="how much more comes in", zh="来量倍数"),
        "plan": Text(en="how it is staffed", zh="人手安排"),
    },
)
def peak_plan_missing(graph: OrgGraph, peak: Item) -> bool:
    """
    A peak without days, without a factor or without a plan.

    未写明日期、倍数或人手安排的高峰。

    **Why.** Sales days are known months ahead. Where nobody has planned for them, the queue breaks on the days on which
    most new customers come.

    **Fix.** Write `dates`, `factor` and `plan`: who works longer, who helps out, what stops meanwhile. Silent on what
    no peak of the same load states, unless the preset expects it.

    **改法。** 写明 `dates`、`factor` 和 `plan`：谁加班、谁支援、哪些工作暂停。
    若同一来量的高峰都未写明某项，且预设也不要求，则不提示。
    """
    return True
