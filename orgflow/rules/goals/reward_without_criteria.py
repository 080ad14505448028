"""Who is rewarded or punished can see for what."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "reward-without-criteria",
    Severity.WARNING,
    family="goals",
    section="incentives",
    fields={
        "kind": Text(en="what it is", zh="种类"),
        "for": Text(en="for whom", zh="适用对象"),
        "weights|criteria": Text(en="for what", zh="依据"),
        "period": Text(en="how often it is decided", zh="评定周期"),
    },
)
def reward_without_criteria(graph: OrgGraph, incentive: Item) -> bool:
    """
    A reward or penalty that does not say for what, for whom or how often.

    依据、适用对象或评定周期未写明的奖惩。

    **Why.** A bonus without criteria goes to whoever is liked, and is taken for that even where it is not so.

    **Fix.** Write `weights` of KPIs or `criteria` in words, besides `kind`, `for` and `period`. Silent on what none
    of them states, unless the preset expects it.

    **改法。** 写明指标权重 `weights` 或文字条件 `criteria`，以及 `kind`、`for` 和 `period`。若全都未写且预设不要求，
    则不提示。
    """
    return True
