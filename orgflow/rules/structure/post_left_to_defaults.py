"""A full description leaves nothing about a post to be guessed."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


def _has_place(graph: OrgGraph, item: Item) -> bool:
    """Whether the head of its unit is its superior, or it is on top of the team, without a word of its own."""
    head = graph.team.profile.head
    return graph.superior(item.address) is not None or (head is not None and head.address == item.address)


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
    defaulted={"reports_to": _has_place},
)
def post_left_to_defaults(graph: OrgGraph, item: Item) -> bool:
    """
    A post whose level, headcount or superior is left to the defaults.

    岗位的职级、编制或上级没有写明，由默认规则补充。

    **Why.** The default, one head, is mostly right, and wrong where nobody looked; and whoever reports to nobody may be
    on top, or forgotten.

    **Fix.** Write the field, even where it says what the default says; `reports_to: none` says that a post is on top.
    Unless the preset expects it, as `strict` does, a superior is missed only where no head of a unit stands in and
    `team.head` does not name the post.

    **改法。** 写明该字段，即使与默认值相同；最高岗位写 `reports_to: none`。部门负责人已作为上级、或 `team.head`
    已指明为最高岗位时，不要求写汇报对象，除非预设要求（如 `strict`）。
    """
    assert isinstance(item, Role)
    return not item.bot
