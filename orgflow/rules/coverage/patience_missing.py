"""How long customers wait decides how many give up."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "patience-missing",
    Severity.INFO,
    family="coverage",
    section="demand",
    fields={
        "patience": Text(en="how long customers wait before they give up", zh="顾客愿意等待的时长"),
    },
)
def patience_missing(graph: OrgGraph, load: Item) -> bool:
    """
    A load on a live channel that does not say how long customers wait.

    电话或在线来量未写明顾客愿意等待多久。

    **Why.** Where everybody waits for ever, a queue needs more agents than where some call again later; without it the
    need can be told only roughly.

    **Fix.** Write `patience`, the time after which a customer gives up. Asked of loads on `phone` and `chat`; silent
    while no load states it, unless the preset expects it.

    **改法。** 写明 `patience`，即顾客放弃之前等待的时长。只针对 `phone` 和 `chat` 渠道；
    若没有任何来量写明，且预设也不要求，则不提示。
    """
    return any(
        graph.team.channels[link.target.partition(":")[2]].kind in ("phone", "chat")
        for link in graph.out(load.address, Edge.LOADS)
        if link.target.startswith("channel:")
    )
