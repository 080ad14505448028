"""What comes again and again is somebody's."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "recurring-category-no-owner",
    Severity.WARNING,
    family="complaints",
    section="categories",
    fields={"owner": Text(en="who owns it", zh="由谁负责")},
)
def recurring_category_no_owner(graph: OrgGraph, category: Item) -> bool:
    """
    A category of cases that workflows solve one by one, and nobody owns.

    逐件处理、却无人负责的案件类别。

    **Why.** Each case is closed and the next one comes. Only who owns the category asks why there are so many.

    Of categories that no workflow takes, blame-gap speaks.

    **Fix.** Name the role or unit that answers for the category. Silent while no category of the same cases has an
    owner, unless the preset expects it.

    **改法。** 写明对该类别负责的岗位或部门（`owner`）。同类案件的各类别都未写且预设不要求时不提示。
    """
    case = category.address.partition(":")[2].partition(".")[0]
    return any(flow.case and flow.case.id == case for flow in graph.team.workflows.values())
