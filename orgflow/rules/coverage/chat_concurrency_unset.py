"""On chat one agent talks with several customers at once; how many is a decision."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "chat-concurrency-unset",
    Severity.WARNING,
    family="coverage",
    section="channels",
    fields={
        "concurrency": Text(en="how many customers one agent serves at once", zh="一人同时接待的人数"),
    },
)
def chat_concurrency_unset(graph: OrgGraph, channel: Item) -> bool:
    """
    A chat channel that does not say how many customers one agent serves at once.

    未写明一人同时接待多少顾客的在线渠道。

    **Why.** It decides how many agents are needed and how long customers wait. Where nobody has set it, the quick
    agents take ten and the careful ones two.

    **Fix.** Write `concurrency`. Asked of the kinds `chat` and `social`, on which talks run side by side; silent while
    no channel states it, unless the preset expects it.

    **改法。** 写明 `concurrency`。只针对 `chat` 和 `social` 渠道；若没有任何渠道写明，且预设也不要求，则不提示。
    """
    return graph.team.channels[channel.id].kind in ("chat", "social")
