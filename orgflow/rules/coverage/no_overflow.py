"""A queue that is full has another way on."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "no-overflow",
    Severity.WARNING,
    family="coverage",
    section="channels",
    fields={
        "overflow_to": Text(en="where customers go when it is full or closed", zh="忙线或关闭时转往何处"),
    },
)
def no_overflow(graph: OrgGraph, channel: Item) -> bool:
    """
    A phone or chat queue without another way when it is full or closed.

    忙线或关闭时没有其他出路的电话或在线渠道。

    **Why.** Customers who cannot get through hang up and complain elsewhere, where the team cannot answer.

    **Fix.** Name under `overflow_to` the channel that takes over: a form, an email, a bot that records a call back.
    Asked of the kinds `phone` and `chat` on which customers come in: whoever writes an email does not hold the line.
    Silent while no channel states it, unless the preset expects it.

    **改法。** 在 `overflow_to` 中写明接替的渠道。只针对顾客主动联系的 `phone` 和 `chat` 渠道；
    若没有任何渠道写明，且预设也不要求，则不提示。
    """
    stated = graph.team.channels[channel.id]
    return (
        stated.kind in ("phone", "chat")
        and stated.direction != "out"
        and graph.rota.is_manned(stated)
        and not (graph.into(channel.address, Edge.OVERFLOWS_TO))
    )
