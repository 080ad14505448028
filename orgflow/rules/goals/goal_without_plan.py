"""A goal is somebody's, has its measures and its actions."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "goal-without-plan",
    Severity.WARNING,
    family="goals",
    section="goals",
    fields={
        "of": Text(en="for which period", zh="目标周期"),
        "owner": Text(en="who answers for it", zh="由谁负责"),
        "kpis": Text(en="by which KPIs it is measured", zh="用哪些指标衡量"),
        "actions": Text(en="by which actions it is reached", zh="靠哪些措施达成"),
    },
)
def goal_without_plan(graph: OrgGraph, goal: Item) -> bool:
    """
    A goal without a period, an owner, measures or actions.

    周期、负责人、衡量指标或达成措施未写明的目标。

    **Why.** A goal that nobody answers for, nobody measures and nobody works on is a wish.

    **Fix.** Write `of`, `owner`, `kpis` and `actions`. Silent on what none of them states, unless the preset
    expects it.

    **改法。** 写明 `of`、`owner`、`kpis` 和 `actions`。若全都未写且预设不要求，则不提示。
    """
    return True
