"""What changes the work of others is talked about."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.service import Duty
from orgflow.rules.columns import missing_fields
from orgflow.text import Text

_CONCERNS_OTHERS = frozenset(("set-policy", "plan", "improve", "analyse-cause", "report", "score", "close"))


@missing_fields(
    "duty-told-to-nobody",
    Severity.INFO,
    family="duties",
    section="duties",
    fields={"consulted|informed": Text(en="who is asked before or told after", zh="事前征询谁或事后告知谁")},
)
def duty_told_to_nobody(graph: OrgGraph, item: Item) -> bool:
    """
    A plan, a policy, a score or a report of which nobody is asked or told.

    计划、政策、评分或报告，事前不征询、事后不告知任何人。

    **Why.** It is made for others. Who is not asked does not agree with it, and who is not told goes on as before.

    Asked of duties that set policies, plan, improve, look for causes, report, score or close a case: either will do.
    Expected by the preset `strict` alone.

    **Fix.** Name posts or units under `consulted` or `informed`.

    **改法。** 在 `consulted` 或 `informed` 中写明岗位或部门。检查制定政策、计划、改进、查因、报告、评分、结案类职责，
    写其一即可。仅 `strict` 预设要求。
    """
    assert isinstance(item, Duty)
    return not _CONCERNS_OTHERS.isdisjoint(item.does)
