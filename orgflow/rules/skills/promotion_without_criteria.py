"""What a step up takes is written down."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "promotion-without-criteria",
    Severity.WARNING,
    family="skills",
    section="promotions",
    fields={
        "from": Text(en="from which role", zh="从哪个岗位"),
        "to": Text(en="to which role", zh="到哪个岗位"),
        "when": Text(en="what must be the case", zh="晋升条件"),
    },
)
def promotion_without_criteria(graph: OrgGraph, promotion: Item) -> bool:
    """
    A step of a career without criteria, or without the roles between which it leads.

    没有晋升条件或起止岗位的晋升步骤。

    **Why.** Where nobody knows what it takes, people believe that it takes a friend.

    **Fix.** Write `from`, `to` and `when`. Silent on what no step of the career states, unless the preset expects
    it.

    **改法。** 写明 `from`、`to` 和 `when`。若该通道的各步骤都未写且预设不要求，则不提示。
    """
    return True
