"""Where there are units, a post stands in one."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


def _is_at_home(graph: OrgGraph, item: Item) -> bool:
    """Whether it leads a unit, or all of them, or is lent to one with its home beside it."""
    head = graph.team.profile.head
    return bool(graph.homes(item.address)) or (head is not None and head.address == item.address)


@missing_fields(
    "post-without-unit",
    Severity.INFO,
    family="structure",
    section="roles",
    fields={"unit": Text(en="its unit", zh="所属部门")},
    said={"unit": _is_at_home},
)
def post_without_unit(graph: OrgGraph, item: Item) -> bool:
    """
    A post that stands in no unit, in a team that has units.

    团队划分了部门，岗位却不属于任何部门。

    **Why.** Nobody's head stands in for it, it is on no list, and what its unit requires does not hold for it.

    **Fix.** Write `unit`. Whoever is `head` of a unit or of the team has its place, and so has whoever is among the
    `members` of a unit. Expected by the preset `strict` alone; silent on teams without units.

    **改法。** 写明 `unit`。部门或团队的负责人（`head`）以及列入部门 `members` 的岗位无需再写。仅 `strict` 预设要求；
    没有划分部门的团队不提示。
    """
    return bool(graph.team.units)
