"""What one unit owes another is as clear as what the team owes customers."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "handoff-terms-missing",
    Severity.WARNING,
    family="coverage",
    section="handoffs",
    fields={
        "from": Text(en="who hands over", zh="移交方"),
        "to": Text(en="who takes over", zh="接手方"),
        "what": Text(en="what is handed over", zh="交接内容"),
        "within": Text(en="how soon it is taken up", zh="接手时限"),
        "contact": Text(en="whom to ask", zh="联系人"),
    },
)
def handoff_terms_missing(graph: OrgGraph, handoff: Item) -> bool:
    """
    A hand-over without sides, deadline, contact or content that others have.

    未写明双方、时限、联系人或内容的交接。

    **Why.** Most of the time that customers wait passes between two units. Without a deadline and a name each waits for
    the other, and the customer is sent back and forth.

    **Fix.** Write `from`, `to`, `what`, `within` and `contact`. Silent on what no hand-over states, unless the preset
    expects it.

    **改法。** 写明 `from`、`to`、`what`、`within` 和 `contact`。若没有任何交接写明某项，且预设也不要求，则不提示。
    """
    return True
