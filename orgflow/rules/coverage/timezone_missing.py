"""Hours are told by the clock of some place."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "timezone-missing",
    Severity.INFO,
    family="coverage",
    section="team",
    fields={
        "calendar.open": Text(en="when it is open", zh="营业时间"),
        "calendar.zone": Text(en="the time zone of its hours", zh="时区"),
    },
    together=True,
)
def timezone_missing(graph: OrgGraph, team: Item) -> bool:
    """
    Opening hours without a time zone, or a time zone without opening hours.

    营业时间未写明时区，或只有时区没有营业时间。

    **Why.** "From nine" is another moment in each zone. Customers, vendors and a rota across a border each read their
    own into it.

    **Fix.** Write both `calendar: {open, zone}`, the zone as in `Asia/Shanghai`. A team that states neither is asked
    only where the preset expects it, and only if it has channels.

    **改法。** 写明 `calendar: {open, zone}`，时区写法如 `Asia/Shanghai`。
    两项都没写的团队，只在预设要求且设有渠道时提示。
    """
    return bool(graph.team.channels)
