"""A skill has degrees, or nobody can ask for enough of it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "skill-without-scale",
    Severity.INFO,
    family="skills",
    section="skills",
    fields={
        "scale": Text(en="its degrees", zh="等级"),
    },
)
def skill_without_scale(graph: OrgGraph, item: Item) -> bool:
    """
    A skill without a scale.

    没有写明等级的技能。

    **Why.** Posts ask for some of it and courses teach some of it; without degrees nobody can tell whether the one is
    enough for the other.

    **Fix.** Write `scale`, lowest first. Expected by the preset `strict` alone.

    **改法。** 写明 `scale`，从低到高。仅 `strict` 预设要求。
    """
    return True
