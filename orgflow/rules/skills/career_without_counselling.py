"""People are told where they stand on the ladder."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "career-without-counselling",
    Severity.WARNING,
    family="skills",
    section="careers",
    fields={"counselling": Text(en="in which review people are counselled", zh="在哪个评审中做职业辅导")},
)
def career_without_counselling(graph: OrgGraph, career: Item) -> bool:
    """
    A career in which nobody is counselled.

    没有职业辅导的发展通道。

    **Why.** A ladder on the wall is no conversation. People learn in the exit interview that they were next.

    **Fix.** Name a review under `counselling`. Silent while no career has one, unless the preset expects it.

    **改法。** 在 `counselling` 中写明负责辅导的评审。若所有通道都未写且预设不要求，则不提示。
    """
    return True
