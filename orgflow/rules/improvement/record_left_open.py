"""Of a record everybody knows what is in it and where it is."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "record-left-open",
    Severity.INFO,
    family="improvement",
    section="records",
    fields={
        "fields": Text(en="what it holds", zh="包含的字段"),
        "refreshed_every": Text(en="how often it is renewed", zh="更新周期"),
    },
)
def record_left_open(graph: OrgGraph, item: Item) -> bool:
    """
    A record that does not say what it holds, or how often it is renewed.

    没有写明内容或更新周期的记录。

    **Why.** What is in it nobody can look up, and what is old nobody can tell from what is new.

    **Fix.** Write the field. Expected by the preset `strict` alone.

    **改法。** 补充该字段。仅 `strict` 预设要求。
    """
    return True
