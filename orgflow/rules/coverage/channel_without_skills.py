"""A channel says what whoever serves it must be able to do."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "channel-without-skills",
    Severity.INFO,
    family="coverage",
    section="channels",
    fields={
        "needs": Text(en="which skills it takes", zh="需要哪些技能"),
    },
)
def channel_without_skills(graph: OrgGraph, channel: Item) -> bool:
    """
    A channel that people serve and that does not say which skills it takes.

    有人工接待、却未写明所需技能的渠道。

    **Why.** To write well and to stay calm on the phone are two things. Where nobody has said which a channel takes,
    anybody is put on it.

    **Fix.** Write `needs` with skills of the team, or `needs: []` where it takes none of its own. Not asked where only
    a bot answers; silent while no channel states it, unless the preset expects it.

    **改法。** 在 `needs` 中写明所需技能，没有特别要求的写 `needs: []`。只有机器人接待的渠道不检查；
     若没有任何渠道写明，且预设也不要求，则不提示。
    """
    return graph.rota.is_manned(graph.team.channels[channel.id])
