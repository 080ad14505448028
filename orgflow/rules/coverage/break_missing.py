"""Nobody works through a long shift."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.graph.rota import turns
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text

_LONGEST = 6 * 60


@missing_fields(
    "break-missing",
    Severity.WARNING,
    family="coverage",
    section="shifts",
    fields={
        "break": Text(en="a break", zh="休息时间"),
    },
)
def break_missing(graph: OrgGraph, shift: Item) -> bool:
    """
    A long shift without a break that others have.

    没有休息时间的长班次。

    **Why.** Whoever talks to customers for eight hours without a break is short with the last of them; and the law asks
    for one.

    **Fix.** Write `break`. Asked of shifts of more than six hours that are not on call: by European law nobody works
    longer without a break. Silent while no shift states a break, unless the preset expects it.

    **改法。** 写明 `break`。只针对超过六小时的非待命班次；若没有任何班次写明休息，且预设也不要求，则不提示。
    """
    return any(turn.end - turn.begin > _LONGEST for turn in turns(graph.team.shifts[shift.id], 1))
