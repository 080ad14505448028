"""Whoever holds a post on the rota knows which shifts are theirs."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "person-off-rota",
    Severity.WARNING,
    family="coverage",
    section="people",
    fields={
        "shifts": Text(en="which shifts they work", zh="所在班次"),
    },
)
def person_off_rota(graph: OrgGraph, person: Item) -> bool:
    """
    A person in a post on the rota who works no shift.

    所任岗位已排班、本人却没有班次的人员。

    **Why.** The rota counts heads. Without names two people come at nine and nobody at two.

    **Fix.** Write `shifts` at the person. Asked of holders of posts that some shift names; silent while no person
    states shifts, unless the preset expects it.

    **改法。** 在人员处写明 `shifts`。只针对班次中列出的岗位的任职者；
    若没有任何人员写明班次，且预设也不要求，则不提示。
    """
    return any(graph.into(link.target, Edge.STAFFS) for link in graph.out(person.address, Edge.HOLDS))
