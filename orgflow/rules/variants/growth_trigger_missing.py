"""It is known when a variant is the right one."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "growth-trigger-missing",
    Severity.INFO,
    family="variants",
    section="variants",
    fields={"when": Text(en="when to move to it", zh="切换条件")},
)
def growth_trigger_missing(graph: OrgGraph, variant: Item) -> bool:
    """
    A variant of which nobody knows when it is the right one.

    没有写明何时适用的变体。

    **Why.** A team outgrows its edition bit by bit. Without a mark to watch, it changes too late, when everything is
    already on fire, or too early.

    **Fix.** Write what must have happened (`when: more than three streams a week`), or for whom the variant is made
    (`fits`). Silent while no variant says when, unless the preset expects it.

    **改法。** 写明达到什么条件时切换（`when`），或该变体适用于谁（`fits`）。
    若没有任何变体写明切换条件，且预设也不要求，则不提示。
    """
    return not variant.states("fits")
