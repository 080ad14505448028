"""How many agents are needed can be worked out only from all of its figures."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "load-figures-missing",
    Severity.WARNING,
    family="coverage",
    section="demand",
    fields={
        "of": Text(en="what the load is of", zh="是什么的来量"),
        "arrivals": Text(en="how much comes in when", zh="各时段来量"),
        "handling_time": Text(en="how long one contact takes", zh="单次处理时长"),
        "service_level": Text(en="how fast it is to be answered", zh="服务水平"),
    },
)
def load_figures_missing(graph: OrgGraph, load: Item) -> bool:
    """
    A load without a figure that others have.

    缺少其他来量已有数据的来量。

    **Why.** Without arrivals, handling time and service level nobody can say how many agents an hour needs, and the
    rota is made by feeling.

    **Fix.** Write `of`, `arrivals`, `handling_time` and `service_level`. Silent on what no load states, unless the
    preset expects it.

    **改法。** 写明 `of`、`arrivals`、`handling_time` 和 `service_level`。
    若没有任何来量写明某项，且预设也不要求，则不提示。
    """
    return True
