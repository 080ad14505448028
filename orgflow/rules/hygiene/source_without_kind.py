"""A norm weighs otherwise than what somebody said in an interview."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "source-without-kind",
    Severity.INFO,
    family="hygiene",
    section="sources",
    fields={"kind": Text(en="what kind of source it is", zh="来源类型")},
)
def source_without_kind(graph: OrgGraph, item: Item) -> bool:
    """
    A source that does not say what it is, where others do.

    未写明类型的来源，而其他来源已写明。

    **Why.** A brief binds, a norm binds everybody, an interview is one person's view, and an assumption is to be asked
    about. Readers weigh facts by where they come from.

    **Fix.** Write `kind`: `brief`, `norm`, `interview` or `assumption`. Silent while no source states one, unless the
    preset expects it.

    **改法。** 写明 `kind`：`brief`、`norm`、`interview` 或 `assumption`。各来源都未写且预设不要求时不提示。
    """
    return True
