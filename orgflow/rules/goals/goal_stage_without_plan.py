"""Each stage of a goal is somebody's, with its target and its actions."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "goal-stage-without-plan",
    Severity.WARNING,
    family="goals",
    section="stages",
    fields={
        "owner": Text(en="who answers for it", zh="由谁负责"),
        "kpis": Text(en="what it has to reach", zh="应达到的指标值"),
        "actions": Text(en="by which actions", zh="靠哪些措施"),
    },
)
def goal_stage_without_plan(graph: OrgGraph, stage: Item) -> bool:
    """
    A quarter, month or week of a goal without an owner, targets or actions.

    季度、月或周的分解没有负责人、指标值或措施。

    **Why.** An annual goal lives by what is different on Monday. A stage without target and actions is the annual
    goal once more.

    **Fix.** Write `owner`, `kpis` and `actions` of the stage. Silent on what no stage of the goal states, unless
    the preset expects it.

    **改法。** 写明该阶段的 `owner`、`kpis` 和 `actions`。若该目标的各阶段都未写且预设不要求，则不提示。
    """
    return True
