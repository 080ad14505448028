"""A full description leaves nothing about a post to be guessed."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "post-left-to-defaults",
    Severity.INFO,
    family="structure",
    section="roles",
    fields={
        "level": Text(en="its level", zh="职级"),
        "headcount": Text(en="its headcount", zh="编制"),
        "reports_to": Text(en="whom it reports to", zh="汇报对象"),
    },
)
def post_left_to_defaults(graph: OrgGraph, item: Item) -> bool:
    """
    A post whose level, headcount or superior is left to the defaults.

    岗位的职级、编制或上级没有写明，由默认规则补充。

    **Why.** The defaults (one head, the head of the unit as superior) are mostly right, and wrong where nobody
    looked.

    **Fix.** Write the field, even where it says what the default says; `reports_to: none` for whoever is on top.
    Expected by the preset `strict` alone.

    **改法。** 写明该字段，即使与默认值相同；最高岗位写 `reports_to: none`。仅 `strict` 预设要求。
    """
    assert isinstance(item, Role)
    return not item.bot
