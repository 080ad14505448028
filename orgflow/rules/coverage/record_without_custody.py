"""Somebody may write a record, somebody may read it, and one day it is deleted."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "record-without-custody",
    Severity.WARNING,
    family="coverage",
    section="records",
    fields={
        "written_by": Text(en="who writes it", zh="由谁填写"),
        "read_by": Text(en="who may read it", zh="谁可以查阅"),
        "retention": Text(en="how long it is kept", zh="保存期限"),
    },
)
def record_without_custody(graph: OrgGraph, record: Item) -> bool:
    """
    A record without a writer, a reader or a time to keep it that others have.

    未写明填写人、查阅人或保存期限的记录。

    **Why.** Customers' data need a reason to be kept and a day to go. A record that nobody may write is empty, one that
    nobody may read is of no use, and one that is kept for ever is a risk by law.

    **Fix.** Write `written_by`, `read_by` and `retention`. Silent on what no record states, unless the preset expects
    it.

    **改法。** 写明 `written_by`、`read_by` 和 `retention`。若没有任何记录写明某项，且预设也不要求，则不提示。
    """
    return True
