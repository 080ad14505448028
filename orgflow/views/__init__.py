"""Pictures as diagrams. To add a view: see docs/contributing.md."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgflow.diagram import Diagram
from orgflow.finding import Finding
from orgflow.flow.trace import Trace
from orgflow.graph import Edge, OrgGraph
from orgflow.text import Text
from orgflow.views.career import career
from orgflow.views.duties import duties
from orgflow.views.flowchart import flowchart
from orgflow.views.goal_cascade import goal_cascade
from orgflow.views.hours import has_hours, hours
from orgflow.views.journey import has_journey, journey
from orgflow.views.kpi_tree import kpi_tree
from orgflow.views.ladder import ladder
from orgflow.views.network import USUAL, has_network, network
from orgflow.views.org_chart import org_chart
from orgflow.views.raci import raci
from orgflow.views.scorecard import scorecard
from orgflow.views.skills import people, skills
from orgflow.views.swimlane import swimlane
from orgflow.views.variants import variants
from orgflow.views.words import Wording


@dataclass(frozen=True, slots=True)
class View:
    """A kind of picture. `objects` are the ids it can be drawn for ("" where there is one for the whole team); `needs`
    says what a specification must state for there to be any. A view of `kinds` is drawn of selected objects alone, or
    else of all objects of these kinds. One that shows in another way what other views show is drawn `on_request` only:
    for those who name it."""

    name: str
    title: Text
    needs: Text
    objects: Callable[[OrgGraph], tuple[str, ...]]
    draw: Callable[[OrgGraph, str, Wording, str, Sequence[Finding], Trace | None], Diagram]
    kinds: tuple[str, ...] = ()
    on_request: bool = False


VIEWS: tuple[View, ...] = (
    View(
        "scorecard",
        Text(en="the team in figures", zh="关键数字"),
        Text(en="roles, and duties or workflows", zh="岗位（roles），以及职责（duties）或流程（workflows）"),
        lambda graph: ("",) if graph.team.roles and (graph.team.duties or graph.team.workflows) else (),
        lambda graph, _, wording, path, findings, __: scorecard(graph, wording, path, findings),
    ),
    View(
        "org-chart",
        Text(en="posts and reporting lines", zh="岗位与汇报线"),
        Text(en="roles", zh="岗位（roles）"),
        lambda graph: ("",) if graph.team.roles else (),
        lambda graph, _, wording, path, findings, __: org_chart(graph, wording, path, findings),
    ),
    View(
        "raci",
        Text(en="duties and who has part in them", zh="职责分工（RACI）"),
        Text(en="duties with somebody responsible", zh="有人负责的职责（duties）"),
        lambda graph: ("",) if any(graph.links(Edge.RESPONSIBLE)) or any(graph.links(Edge.ACCOUNTABLE)) else (),
        lambda graph, _, wording, path, findings, __: raci(graph, wording, path, findings),
    ),
    View(
        "duties",
        Text(en="areas and who is responsible for how much", zh="各领域的职责分布"),
        Text(en="areas, and duties with somebody responsible", zh="领域（areas）和有人负责的职责（duties）"),
        lambda graph: ("",) if graph.team.areas and any(graph.links(Edge.RESPONSIBLE)) else (),
        lambda graph, _, wording, path, findings, __: duties(graph, wording, path, findings),
    ),
    View(
        "skills",
        Text(en="skills that roles require, and how they are met", zh="岗位技能矩阵"),
        Text(en="roles that require skills", zh="写明任职要求（requires）的岗位"),
        lambda graph: ("",) if people(graph) else (),
        lambda graph, _, wording, path, findings, __: skills(graph, wording, path, findings),
    ),
    View(
        "hours",
        Text(en="who is on duty in which hour", zh="各时段在岗人数"),
        Text(
            en="channels with opening hours, or shifts with hours",
            zh="有开放时间的渠道（channels）或有时间的班次（shifts）",
        ),
        lambda graph: ("",) if has_hours(graph) else (),
        lambda graph, _, wording, path, findings, __: hours(graph, wording, path, findings),
    ),
    View(
        "ladder",
        Text(en="an escalation, level by level", zh="升级阶梯"),
        Text(en="escalations with levels", zh="有层级的升级路径（escalations）"),
        lambda graph: tuple(name for name, each in graph.team.escalations.items() if each.levels),
        lambda graph, name, wording, path, findings, _: ladder(graph, name, wording, path, findings),
    ),
    View(
        "journey",
        Text(en="what customers bring, and what becomes of it", zh="客户旅程：从来件到结果"),
        Text(
            en="workflows that begin on a channel or take cases with categories",
            zh="由渠道（channels）启动、或处理有类别的案件（cases）的流程（workflows）",
        ),
        lambda graph: ("",) if has_journey(graph) else (),
        lambda graph, _, wording, path, findings, __: journey(graph, wording, path, findings),
    ),
    View(
        "swimlane",
        Text(en="a workflow across its performers", zh="跨岗位流程"),
        Text(en="workflows with steps", zh="有步骤的流程（workflows）"),
        lambda graph: tuple(name for name, workflow in graph.team.workflows.items() if workflow.steps),
        swimlane,
    ),
    View(
        "flowchart",
        Text(en="a workflow step by step, without lanes", zh="流程图（不分泳道）"),
        Text(en="workflows with steps", zh="有步骤的流程（workflows）"),
        lambda graph: tuple(name for name, workflow in graph.team.workflows.items() if workflow.steps),
        flowchart,
        on_request=True,
    ),
    View(
        "kpi-tree",
        Text(en="measures, their targets, owners and drivers", zh="指标树：目标值、负责人与影响因素"),
        Text(en="KPIs", zh="指标（kpis）"),
        lambda graph: ("",) if graph.team.kpis else (),
        lambda graph, _, wording, path, findings, __: kpi_tree(graph, wording, path, findings),
    ),
    View(
        "goal-cascade",
        Text(en="goals, and what each period has to bring", zh="目标分解"),
        Text(en="goals", zh="目标（goals）"),
        lambda graph: ("",) if graph.team.goals else (),
        lambda graph, _, wording, path, findings, __: goal_cascade(graph, wording, path, findings),
    ),
    View(
        "career",
        Text(en="a career ladder: who may rise to which post", zh="晋升通道"),
        Text(en="careers with steps", zh="有晋升台阶的职业通道（careers）"),
        lambda graph: tuple(name for name, each in graph.team.careers.items() if each.steps),
        lambda graph, name, wording, path, findings, _: career(graph, name, wording, path, findings),
    ),
    View(
        "network",
        Text(en="objects of any kind and what links them", zh="关系图"),
        Text(en="three objects or more that are linked", zh="至少三个相互关联的对象"),
        lambda graph: ("",) if has_network(graph) else (),
        lambda graph, _, wording, path, findings, __: network(graph, wording, path, findings),
        USUAL,
        on_request=True,
    ),
    View(
        "variants",
        Text(en="editions side by side", zh="各版本对照"),
        Text(en="variants, and duties with somebody responsible", zh="变体（variants）和有人负责的职责（duties）"),
        lambda graph: ("",) if graph.team.variants and not graph.variant and any(graph.links(Edge.RESPONSIBLE)) else (),
        lambda graph, _, wording, path, findings, __: variants(graph, wording, path, findings),
    ),
)

__all__ = ["VIEWS", "View", "Wording"]
