"""Courses are held again, and kept up to date."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "training-refresh-missing",
    Severity.WARNING,
    family="skills",
    section="courses",
    fields={
        "cadence": Text(en="how often it is held", zh="开课频率"),
        "refreshed_every": Text(en="how often its content is brought up to date", zh="内容更新频率"),
    },
)
def training_refresh_missing(graph: OrgGraph, course: Item) -> bool:
    """
    A course that is not held or brought up to date at a set cadence.

    开课频率或内容更新频率未写明的课程。

    **Why.** Products, platform rules and policies change; new agents learn last year's.

    **Fix.** Write `cadence` and `refreshed_every`. Silent on what none of them states, unless the preset expects
    it.

    **改法。** 写明 `cadence` 和 `refreshed_every`。若全都未写且预设不要求，则不提示。
    """
    return True
