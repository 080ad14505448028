"""Whatever a case is like, some branch takes it."""

from collections.abc import Iterator

from orgflow.expressions.words import condition_in_words
from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.arrivals import arriving
from orgflow.flow.decisions import Uncovered
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import as_witness
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("guard-gap", Severity.ERROR, family="decisions", needs=("workflows",))
def guard_gap(graph: OrgGraph) -> Iterator[Problem]:
    """
    Cases that no branch takes.

    没有任何分支接走的情况。

    **Why.** The case that nobody thought of stays where it is, and it is seldom a harmless one.

    It is proven: the largest region around one such case is told. Cases that cannot come, since the decisions before
    sent them elsewhere, do not count. A narrow hole between two branches is `boundary-gap`, a category that no workflow
    knows at all `enum-value-unrouted`; where nobody can tell, `missing-default` says so.

    **Fix.** Add a branch for them, or mark the branch for all the rest `otherwise: true`. A table gets another row.

    **改法。** 增加对应分支，或把其余情况的分支标为 `otherwise: true`；决策表请补上一行。
    """
    for decision in decisions(graph):
        if decision.otherwise or decision.bare or decision.hit == "collect":
            continue
        found = arriving(graph, decision, routed=True)
        if found and found.gap and found.beyond:
            yield _problem(graph, decision, found.gap)


def _problem(graph: OrgGraph, decision: Decision, gap: Uncovered) -> Problem:
    anything = Text(en="cases of any kind", zh="任何情况")
    what = condition_in_words(gap.region, decision.domains) if gap.region else anything
    return Problem(
        at=decision.step.at,
        say=phrase(
            "“{step}” has no branch for: {what}",
            "「{step}」没有对应分支：{what}",
            step=graph.label(decision.step.address),
            what=what,
        ),
        subjects=(decision.step.address,),
        witness=Witness("case", (decision.step.address, *as_witness(gap.example))),
        hint=Text(
            en="Add a branch for it, or mark one `otherwise: true`.",
            zh="请增加对应分支，或把一个分支标为 `otherwise: true`。",
        )
        if decision.step.table is None
        else Text(en="Add a row for it.", zh="请增加对应的一行。"),
    )
