"""A principle is lived somewhere, or it is a poster."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "principle-without-proof",
    Severity.INFO,
    family="hygiene",
    section="principles",
    fields={
        "kind": Text(en="its kind", zh="类别"),
        "shown_by": Text(en="what shows it", zh="体现之处"),
    },
)
def principle_without_proof(graph: OrgGraph, item: Item) -> bool:
    """
    A principle that nothing in the organisation shows.

    没有任何安排体现出来的原则。

    **Why.** Values that no duty, workflow or review carries are read once and forgotten.

    **Fix.** Name under `shown_by` the objects in which it is lived, as addresses. Silent while no principle says it,
    unless the preset expects it.

    **改法。** 在 `shown_by` 中写明体现该原则的对象地址。
    """
    return True
