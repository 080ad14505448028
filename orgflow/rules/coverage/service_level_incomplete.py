"""A service level is a share and a time; one says nothing without the other."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "service-level-incomplete",
    Severity.WARNING,
    family="coverage",
    section="demand",
    fields={
        "service_level.share": Text(en="which share is answered in time", zh="按时应答的比例"),
        "service_level.within": Text(en="within which time it is answered", zh="应答时限"),
    },
    together=True,
)
def service_level_incomplete(graph: OrgGraph, load: Item) -> bool:
    """
    A service level of which only one half is stated.

    服务水平只写了一半。

    **Why.** "80 %" without a time and "20 s" without a share promise nothing that can be measured or staffed.

    **Fix.** Write both `share` and `within`.

    **改法。** `share` 和 `within` 都要写明。
    """
    return load.states("service_level")
