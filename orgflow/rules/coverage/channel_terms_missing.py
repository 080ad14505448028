"""Customers and agents know what a channel is for and when it is open."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "channel-terms-missing",
    Severity.WARNING,
    family="coverage",
    section="channels",
    fields={
        "kind": Text(en="its kind", zh="类型"),
        "direction": Text(en="whether customers come in or the team goes out", zh="联络方向"),
        "open": Text(en="when it is open", zh="开放时间"),
    },
)
def channel_terms_missing(graph: OrgGraph, channel: Item) -> bool:
    """
    A channel without kind, direction or opening hours that other channels have.

    缺少类型、联络方向或开放时间的渠道。

    **Why.** Without hours customers wait for an answer that nobody is there to give, and no rota can be held against
    the channel. Without kind and direction nobody can tell which norms it needs.

    **Fix.** Write `kind`, `direction` and `open`; `24/7` for what never closes. Silent on what no channel states,
    unless the preset expects it.

    **改法。** 写明 `kind`、`direction` 和 `open`，全天开放写 `24/7`。
    若没有任何渠道写明某项，且预设也不要求，则不提示。
    """
    return True
