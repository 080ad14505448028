"""A duty says what is done."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "duty-without-act",
    Severity.INFO,
    family="duties",
    section="duties",
    fields={"does": Text(en="what it does", zh="做什么")},
)
def duty_without_act(graph: OrgGraph, duty: Item) -> bool:
    """
    A duty that does not say what is done, where others do.

    未写明做什么的职责。

    **Why.** “Responsible for customers”, 负责客户工作: everybody reads it as it suits. Rules read `does` and never
    names, so they cannot look after such a duty either.

    **Fix.** Write one or more acts of the closed list: `does: [investigate, resolve]`. Off unless the preset is
    `strict`.

    **改法。** 从固定词表中选一个或几个动作：`does: [investigate, resolve]`。仅在 `strict` 预设下提示。
    """
    return True
