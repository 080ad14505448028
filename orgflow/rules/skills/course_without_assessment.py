"""A course ends by showing who has learnt it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "course-without-assessment",
    Severity.WARNING,
    family="skills",
    section="courses",
    fields={
        "assessment.method": Text(en="how it is assessed", zh="考核方式"),
        "assessment.pass": Text(en="when it is passed", zh="合格标准"),
        "assessment.follow_up": Text(en="what follows for those who fail", zh="未通过者如何跟进"),
    },
)
def course_without_assessment(graph: OrgGraph, course: Item) -> bool:
    """
    A course that does not end in an assessment, or in one without a pass mark or a follow-up.

    没有考核，或考核没有合格标准、后续辅导的课程。

    **Why.** Who sat in the room is on the list, who can do it is not (COPC: skills are verified).

    **Fix.** Write `assessment: {method, pass, follow_up}`. Silent on what none of them states, unless the preset
    expects it.

    **改法。** 写明 `assessment: {method, pass, follow_up}`。若全都未写且预设不要求，则不提示。
    """
    return True
