"""What can be read up on an object of a picture: what it is linked with and what is stated of it."""

from collections.abc import Iterator

from orgflow.diagram import Detail, Fact
from orgflow.graph import Edge, OrgGraph
from orgflow.model.goals import Kpi
from orgflow.model.kinds import KIND_WORDS
from orgflow.model.organisation import Role, Unit
from orgflow.model.workflows import Step
from orgflow.text import Text, listed, other
from orgflow.views.people import called
from orgflow.views.words import People, Wording, counted, spoken

# Whoever opens the file may be a client: people, notes, sources and assumptions are none of theirs.
_AWAY: tuple[tuple[Edge, Text], ...] = (
    (Edge.MEMBER_OF, Text(en="Unit", zh="所属部门")),
    (Edge.PART_OF, Text(en="Part of", zh="上级部门")),
    (Edge.REPORTS_TO, Text(en="Reports to", zh="汇报给")),
    (Edge.DOTTED_TO, Text(en="Dotted line to", zh="虚线汇报给")),
    (Edge.DEPUTY_OF, Text(en="Stands in for", zh="代理")),
    (Edge.HEADS, Text(en="Heads", zh="负责部门")),
    (Edge.IN_AREA, Text(en="Area", zh="职责领域")),
    (Edge.RESPONSIBLE, Text(en="Responsible for", zh="执行（R）")),
    (Edge.ACCOUNTABLE, Text(en="Accountable for", zh="担责（A）")),
    (Edge.CONSULTED, Text(en="Consulted on", zh="征询（C）")),
    (Edge.INFORMED, Text(en="Informed of", zh="知会（I）")),
    (Edge.PERFORMS, Text(en="Carries out", zh="执行步骤")),
    (Edge.SERVES, Text(en="Serves", zh="服务渠道")),
    (Edge.CARRIES_OUT, Text(en="Duty", zh="对应职责")),
    (Edge.CALLS, Text(en="Calls", zh="调用流程")),
    (Edge.ESCALATES_TO, Text(en="Escalates to", zh="升级到")),
    (Edge.CLIMBS_TO, Text(en="Levels", zh="各级")),
    (Edge.USES, Text(en="System", zh="使用系统")),
    (Edge.READS, Text(en="Reads", zh="查阅记录")),
    (Edge.WRITES, Text(en="Writes", zh="填写记录")),
    (Edge.NEEDS, Text(en="Skills", zh="所需技能")),
    (Edge.MEASURED_BY, Text(en="Measured by", zh="考核指标")),
    (Edge.OWNS, Text(en="Owns", zh="归口管理")),
    (Edge.OVERFLOWS_TO, Text(en="Overflows to", zh="溢出到")),
    (Edge.ADVANCES_TO, Text(en="May become", zh="可晋升为")),
)
_TOWARDS: tuple[tuple[Edge, Text], ...] = (
    (Edge.REPORTS_TO, Text(en="Direct reports", zh="直接下级")),
    (Edge.DEPUTY_OF, Text(en="Deputy", zh="代理岗位")),
    (Edge.HEADS, Text(en="Head", zh="负责人")),
    (Edge.MEMBER_OF, Text(en="Posts", zh="下设岗位")),
    (Edge.RESPONSIBLE, Text(en="Responsible", zh="执行岗位（R）")),
    (Edge.ACCOUNTABLE, Text(en="Accountable", zh="担责岗位（A）")),
    (Edge.CONSULTED, Text(en="Consulted", zh="征询（C）")),
    (Edge.INFORMED, Text(en="Informed", zh="知会（I）")),
    (Edge.PERFORMS, Text(en="Performed by", zh="执行岗位")),
    (Edge.CARRIES_OUT, Text(en="In steps", zh="出现在步骤")),
    (Edge.SERVES, Text(en="Served by", zh="服务岗位")),
    (Edge.IN_AREA, Text(en="Duties", zh="包含职责")),
    (Edge.MEASURED_BY, Text(en="Measures", zh="用于考核")),
    (Edge.OWNS, Text(en="Owner", zh="归口岗位")),
)
_MOST = 30
"""As many names as somebody reads in one go; a list says how many more there are."""


def detail(graph: OrgGraph, address: str, wording: Wording) -> Detail | None:
    """What is known of an object, in the wording's first language; None for an address that is no object."""
    item = graph.items.get(address)
    if item is None:
        return None
    label = called(graph, address, wording.people)
    kind = KIND_WORDS.get(address.partition(":")[0], Text())
    facts = (*_stated(graph, address), *_links(graph, address, wording.people))
    return Detail(
        address,
        wording.say(kind),
        wording.say(label),
        label.stated(other(wording.language)) or "",
        tuple(Fact(wording.say(about), wording.say(said)) for about, said in facts),
    )


def _stated(graph: OrgGraph, address: str) -> Iterator[tuple[Text, Text]]:
    item = graph.items[address]
    if isinstance(item, Role):
        if item.vacant:
            yield Text(en="State", zh="状态"), Text(en="vacant", zh="空缺")
        elif item.headcount:
            yield Text(en="Headcount", zh="编制"), counted(item.heads, "person", "people", "人")
    if isinstance(item, Unit) and item.purpose:
        yield Text(en="Purpose", zh="定位"), item.purpose
    if isinstance(item, Step):
        for about, duration in (
            (Text(en="Due within", zh="时限"), item.within),
            (Text(en="Takes", zh="用时"), item.takes),
        ):
            if duration:
                yield about, spoken(duration)
    if isinstance(item, Kpi) and item.formula:
        yield Text(en="Formula", zh="计算方法"), item.formula


def _links(graph: OrgGraph, address: str, people: People) -> Iterator[tuple[Text, Text]]:
    for edge, about in _AWAY:
        ends = [link.target for link in graph.out(address, edge)]
        if ends:
            yield about, _names(graph, ends, people)
    for edge, about in _TOWARDS:
        ends = [link.source for link in graph.into(address, edge)]
        if ends:
            yield about, _names(graph, ends, people)


def _names(graph: OrgGraph, addresses: list[str], people: People) -> Text:
    return listed((called(graph, address, people) for address in dict.fromkeys(addresses)), _MOST)
