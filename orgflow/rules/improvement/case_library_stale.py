"""A library of knowledge is refreshed at a set cadence."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.model.service import Duty
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "case-library-stale",
    Severity.WARNING,
    family="improvement",
    section="records",
    fields={"refreshed_every": Text(en="how often it is brought up to date", zh="多久更新一次")},
)
def case_library_stale(graph: OrgGraph, record: Item) -> bool:
    """
    A case library or knowledge base that is not brought up to date at a set cadence.

    没有固定更新周期的案例库或知识库。

    **Why.** Answers go out of date without anybody noticing but customers.

    **Fix.** Write `refreshed_every`. Asked of records that a duty or step which maintains knowledge writes, that
    entries move up into, or that a bot reads. Silent while no record states it, unless the preset expects it.

    **改法。** 写明 `refreshed_every`。只要求知识类记录：由知识维护职责或步骤写入、由其他记录升级而来、
    或供机器人读取。若所有记录都未写且预设不要求，则不提示。
    """
    if any(graph.into(record.address, Edge.PROMOTES_TO)):
        return True
    writers = (graph.items.get(link.source) for link in graph.into(record.address, Edge.WRITES))
    if any("maintain-knowledge" in writer.does for writer in writers if isinstance(writer, Duty | Step)):
        return True
    readers = (graph.items.get(link.source) for link in graph.into(record.address, Edge.READS))
    return any(isinstance(reader, Role) and reader.bot for reader in readers)
