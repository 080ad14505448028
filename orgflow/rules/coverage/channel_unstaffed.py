"""Somebody answers on every channel that customers are offered."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "channel-unstaffed",
    Severity.ERROR,
    family="coverage",
    section="channels",
    fields={
        "served_by": Text(en="who serves it", zh="由谁接待"),
    },
)
def channel_unstaffed(graph: OrgGraph, channel: Item) -> bool:
    """
    A channel that nobody serves.

    没有人接待的渠道。

    **Why.** Customers write and call where they can. What comes in on a channel that is nobody's is answered by chance.

    **Fix.** Name the posts or the bot under `served_by`, or take the channel away. Silent while no channel says who
    serves it, unless the preset expects it.

    **改法。** 在 `served_by` 中写明接待岗位或机器人，或取消该渠道。
    若没有任何渠道写明由谁接待，且预设也不要求，则不提示。
    """
    return graph.team.channels[channel.id].direction != "out"
