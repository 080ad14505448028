"""Where there are units, a post stands in one."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "post-without-unit",
    Severity.INFO,
    family="structure",
    section="roles",
    fields={"unit": Text(en="its unit", zh="所属部门")},
)
def post_without_unit(graph: OrgGraph, item: Item) -> bool:
    """
    A post that stands in no unit, in a team that has units.

    团队划分了部门，岗位却不属于任何部门。

    **Why.** Nobody's head stands in for it, it is on no list, and what its unit requires does not hold for it.

    **Fix.** Write `unit`, for the head of a unit too. Expected by the preset `strict` alone; silent on teams without
    units.

    **改法。** 写明 `unit`，部门负责人也要写。仅 `strict` 预设要求；没有划分部门的团队不提示。
    """
    return bool(graph.team.units)
