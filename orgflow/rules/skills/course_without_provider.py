"""Of a course one knows whether it is bought."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "course-without-provider",
    Severity.INFO,
    family="skills",
    section="courses",
    fields={
        "provider": Text(en="who gives it", zh="由谁提供"),
    },
)
def course_without_provider(graph: OrgGraph, item: Item) -> bool:
    """
    A course that does not say whether it is given inside or outside.

    没有写明由内部还是外部提供的课程。

    **Why.** Courses from outside cost money and need a contract; those from inside need a trainer's time.

    **Fix.** Write `provider`. Silent while no course says it, unless the preset expects it.

    **改法。** 写明 `provider`。没有任何课程写明且预设不要求时不提示。
    """
    return True
