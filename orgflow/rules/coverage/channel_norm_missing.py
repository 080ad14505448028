"""On every channel customers can expect the same care."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "channel-norm-missing",
    Severity.WARNING,
    family="coverage",
    section="channels",
    fields={
        "answer_within": Text(en="a time to answer", zh="回复时限"),
        "script": Text(en="a script", zh="话术"),
        "tone": Text(en="a tone", zh="语气"),
        "languages": Text(en="its languages", zh="服务语言"),
    },
)
def channel_norm_missing(graph: OrgGraph, channel: Item) -> bool:
    """
    A channel without a norm that other channels have.

    缺少其他渠道已有规范的渠道。

    **Why.** Agents treat customers on that channel as they think best, and the team answers with two voices.

    **Fix.** Write down the norm, even if it is the same as elsewhere. Silent on a norm that no channel states, unless
    the preset expects it.

    **改法。** 写明该规范，即使与其他渠道相同。若没有任何渠道写明某项规范，且预设也不要求，则不提示。
    """
    return True
