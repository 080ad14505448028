"""An improvement is somebody's, has a day, a purpose and a proof."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "action-without-closure",
    Severity.WARNING,
    family="improvement",
    section="actions",
    fields={
        "owner": Text(en="who carries it through", zh="由谁推进"),
        "due": Text(en="by when", zh="完成期限"),
        "for": Text(en="which goals it serves", zh="服务于哪些目标"),
        "changes": Text(en="what it changes", zh="改变什么"),
        "verified_by": Text(en="what shows that it worked", zh="由谁或凭什么验证"),
    },
)
def action_without_closure(graph: OrgGraph, action: Item) -> bool:
    """
    An improvement without an owner, a due day, an aim or a proof that it worked.

    负责人、期限、目的或验证方式未写明的改进措施。

    **Why.** Improvements are decided with applause and closed by being forgotten.

    **Fix.** Write `owner`, `due`, `for`, `changes` and `verified_by`. Silent on what none of them states, unless
    the preset expects it.

    **改法。** 写明 `owner`、`due`、`for`、`changes` 和 `verified_by`。若全都未写且预设不要求，则不提示。
    """
    return True
