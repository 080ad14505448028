"""A review of a process may change it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "review-without-change",
    Severity.WARNING,
    family="improvement",
    section="reviews",
    fields={"changes": Text(en="what it may change", zh="可以调整什么")},
)
def review_without_change(graph: OrgGraph, review: Item) -> bool:
    """
    A review of a process that may change nothing.

    不能调整任何内容的流程评审或复盘。

    **Why.** People who find the same fault every month and may not mend it stop looking for it.

    **Fix.** Name under `changes` what the review may change. Asked of reviews of kind `process` and
    `retrospective`; silent while no review states it, unless the preset expects it.

    **改法。** 在 `changes` 中写明评审可以调整的对象。只要求 `process` 和 `retrospective` 类评审；
    若所有评审都未写且预设不要求，则不提示。
    """
    return isinstance(review.node.plain, dict) and review.node.plain.get("kind") in ("process", "retrospective")
