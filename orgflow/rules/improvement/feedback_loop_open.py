"""What complaints teach changes something."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.flow import closure
from orgflow.model.service import Duty
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

# Which way what is learnt from a complaint goes on: along an edge, or against it.
_ALONG = (
    *(Edge.HAS_STEP, Edge.CARRIES_OUT, Edge.CALLS, Edge.WRITES, Edge.FEEDS),
    *(Edge.TRIGGERS, Edge.LEADS_TO, Edge.PROMOTES_TO),
)
_AGAINST = (Edge.READS, Edge.TAKEN_FROM, Edge.REMEDIES, Edge.REVIEWS, Edge.ASKS_ABOUT)
# Posts and units read much that has nothing to do with each other: what is learnt goes on by work, not by people.
_PEOPLE = ("role:", "unit:", "party:", "vendor:", "person:")


@rule("feedback-loop-open", Severity.WARNING, family="improvement", needs=("workflows",))
def feedback_loop_open(graph: OrgGraph) -> Iterator[Problem]:
    """
    Complaints that are analysed, and that change nothing.

    投诉有分析，却不带来任何改变。

    **Why.** Complaints are the cheapest consultants there are. Analysed and filed, they come back next month.

    **Fix.** Let a review that looks at them say what it `changes`, or give what comes out of the analysis to a duty
    or step that does `improve`. Followed from the steps of a complaint through the records that they write, the KPIs
    and surveys, the duties and reviews that work with these. Silent on complaints that nothing analyses, and while
    nothing in the team is said to change or improve anything.

    **改法。** 在相关评审中写明可调整的内容（`changes`），或把分析结果交给从事改进（`improve`）的职责或步骤。
    检查时从投诉流程的步骤出发，沿其写入的记录、由此得出的指标和调查、使用它们的职责和评审追踪。
    没有任何分析的投诉不检查；若团队从未写明任何调整或改进，也不提示。
    """
    if not any(graph.links(Edge.CHANGES)) and not any("improve" in duty.does for duty in graph.team.duties.values()):
        return
    for workflow in graph.team.workflows.values():
        if workflow.kind != "complaint":
            continue
        reached = closure([workflow.address], lambda node: _onward(graph, node))
        analysing = [node for node in reached if _analyses(graph, node)]
        if analysing and not any(_changes(graph, node) for node in reached):
            yield Problem(
                at=workflow.at,
                say=phrase(
                    "what {analysis} finds in {workflow} changes nothing",
                    "{analysis}从「{workflow}」中得出的结论没有带来任何改变",
                    analysis=listed(map(graph.label, analysing)),
                    workflow=workflow.label,
                ),
                subjects=(workflow.address, *analysing),
                witness=Witness("path", (workflow.address, *analysing)),
                related=tuple(
                    Note(graph.items[node].at, Text(en="analyses, and changes nothing", zh="有分析，无改变"))
                    for node in analysing
                ),
                hint=Text(
                    en="Say what the review `changes`, or give its outcome to a duty that does `improve`.",
                    zh="请写明评审可调整的内容（`changes`），或把结论交给从事 `improve` 的职责。",
                ),
            )


def _onward(graph: OrgGraph, node: str) -> Iterator[str]:
    for kind in _ALONG:
        yield from (link.target for link in graph.out(node, kind))
    for kind in _AGAINST:
        yield from (link.source for link in graph.into(node, kind) if not link.source.startswith(_PEOPLE))


def _analyses(graph: OrgGraph, node: str) -> bool:
    # A step that does what its duty does is told once.
    item = graph.items[node]
    return "analyse-cause" in item.does if isinstance(item, Duty | Step) else node.startswith("review:")


def _changes(graph: OrgGraph, node: str) -> bool:
    if node.startswith(("duty:", "step:")):
        return "improve" in graph.acts(node)
    return bool(graph.out(node, Edge.CHANGES))
