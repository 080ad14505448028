"""Somebody keeps each record right."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "knowledge-base-unowned",
    Severity.WARNING,
    family="improvement",
    section="records",
    fields={"owner": Text(en="who keeps it right", zh="由谁维护")},
)
def knowledge_base_unowned(graph: OrgGraph, record: Item) -> bool:
    """
    A record or a knowledge base that nobody keeps.

    无人维护的记录或知识库。

    **Why.** Everybody writes into it and nobody takes out what is wrong. After a year nobody believes it.

    **Fix.** Name a role or a unit under `owner`. Silent while no record has an owner, unless the preset expects it.

    **改法。** 在 `owner` 中写明维护的岗位或部门。若所有记录都未写且预设不要求，则不提示。
    """
    return True
