"""A shift is hours and the posts that are on duty in them."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "shift-terms-missing",
    Severity.WARNING,
    family="coverage",
    section="shifts",
    fields={
        "hours": Text(en="its hours", zh="时间"),
        "roles": Text(en="who is on duty", zh="值班岗位"),
    },
)
def shift_terms_missing(graph: OrgGraph, shift: Item) -> bool:
    """
    A shift without hours, or without the posts that are on duty.

    未写明时间或值班岗位的班次。

    **Why.** A shift without hours covers nothing, and one without posts is nobody's: both only look like a rota.

    **Fix.** Write `hours` and `roles` with the heads of each. Silent on what no shift states, unless the preset expects
    it.

    **改法。** 写明 `hours` 和 `roles`（各岗位人数）。若没有任何班次写明某项，且预设也不要求，则不提示。
    """
    return True
