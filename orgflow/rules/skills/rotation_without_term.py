"""A rotation says between whom and for how long."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "rotation-without-term",
    Severity.INFO,
    family="skills",
    section="rotations",
    fields={
        "between": Text(en="between which roles or units", zh="在哪些岗位或部门之间"),
        "for": Text(en="for how long", zh="轮岗时长"),
    },
)
def rotation_without_term(graph: OrgGraph, rotation: Item) -> bool:
    """
    A rotation that does not say between which posts or for how long.

    轮换岗位或时长未写明的轮岗。

    **Why.** Without an end it is a transfer, and the post at home is filled by somebody else.

    **Fix.** Write `between` and `for`. Silent on what no rotation of the career states, unless the preset expects
    it.

    **改法。** 写明 `between` 和 `for`。若该通道的轮岗都未写且预设不要求，则不提示。
    """
    return True
