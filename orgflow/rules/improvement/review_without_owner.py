"""A review is somebody's, has people in it, facts before it and results after it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "review-without-owner",
    Severity.WARNING,
    family="improvement",
    section="reviews",
    fields={
        "kind": Text(en="what it is for", zh="评审类型"),
        "of": Text(en="what is looked at", zh="评审对象"),
        "owner": Text(en="who holds it", zh="由谁主持"),
        "attendees": Text(en="who takes part", zh="参加人"),
        "inputs": Text(en="from which figures and records", zh="依据哪些数据和记录"),
        "outputs": Text(en="which records it produces", zh="产出哪些记录"),
    },
)
def review_without_owner(graph: OrgGraph, review: Item) -> bool:
    """
    A review without an owner, attendees, inputs or outputs.

    主持人、参加人、输入或产出未写明的评审。

    **Why.** A meeting that nobody calls does not take place. One without figures is an exchange of opinions, one
    without a record is held again next month.

    **Fix.** Write `kind`, `of`, `owner`, `attendees`, `inputs` and `outputs`. Silent on what none of them states,
    unless the preset expects it.

    **改法。** 写明 `kind`、`of`、`owner`、`attendees`、`inputs` 和 `outputs`。若全都未写且预设不要求，则不提示。
    """
    return True
