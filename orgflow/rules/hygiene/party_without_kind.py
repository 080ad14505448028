"""Outside the team, a customer is not a supplier."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "party-without-kind",
    Severity.INFO,
    family="hygiene",
    section="parties",
    fields={
        "kind": Text(en="what kind of party it is", zh="类别"),
    },
)
def party_without_kind(graph: OrgGraph, item: Item) -> bool:
    """
    An outside party that does not say what it is.

    没有写明类别的外部方。

    **Why.** Rules treat a customer otherwise than a carrier or an authority.

    **Fix.** Write `kind`. Silent while no party says it, unless the preset expects it.

    **改法。** 写明 `kind`。没有任何外部方写明且预设不要求时不提示。
    """
    return True
