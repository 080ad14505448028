"""A course says what it teaches, on which tier, to whom."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "course-without-skill",
    Severity.INFO,
    family="skills",
    section="courses",
    fields={
        "teaches": Text(en="what it teaches", zh="教什么技能"),
        "tier": Text(en="on which tier it stands", zh="属于课程体系的哪一阶段"),
        "for": Text(en="for whom it is meant", zh="面向哪些岗位"),
    },
)
def course_without_skill(graph: OrgGraph, course: Item) -> bool:
    """
    A course that does not say which skills it teaches, on which tier, or to whom.

    所教技能、阶段或对象未写明的课程。

    **Why.** A course that teaches nothing in particular is a day off, and nobody can tell which requirement it
    meets.

    **Fix.** Write `teaches`, `tier` and `for`. Silent on what no course states, unless the preset expects it.

    **改法。** 写明 `teaches`、`tier` 和 `for`。若所有课程都未写且预设不要求，则不提示。
    """
    return True
