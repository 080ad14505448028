"""What an improvement does: simplify, automate, bring together, train."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "action-without-kind",
    Severity.INFO,
    family="improvement",
    section="actions",
    fields={"kind": Text(en="what kind of action it is", zh="措施类型")},
)
def action_without_kind(graph: OrgGraph, item: Item) -> bool:
    """
    An action that does not say what kind of change it is, where others do.

    未写明类型的改进措施，而其他措施已写明。

    **Why.** Whoever looks back at a year of improvements wants to see whether anything was made simpler, or people were
    only trained again.

    **Fix.** Write `kind`: `simplify`, `automate`, `cooperate`, `train` or `other`. Silent while no action states one,
    unless the preset expects it.

    **改法。** 写明 `kind`：`simplify`、`automate`、`cooperate`、`train` 或 `other`。各措施都未写且预设不要求时不提示。
    """
    return True
