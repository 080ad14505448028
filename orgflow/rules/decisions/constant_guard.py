"""A condition tells cases apart."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions, impossible
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("constant-guard", Severity.WARNING, family="decisions", needs=("workflows",))
def constant_guard(graph: OrgGraph) -> Iterator[Problem]:
    """
    A condition that no case fulfils, or every case.

    没有任何案件符合、或所有案件都符合的条件。

    **Why.** A branch that takes nothing is work that is never done; one that takes everything makes the others idle.

    A condition that every case fulfils is told where the branch for all the rest waits in vain; beside other conditions
    it is `guard-overlap`, `masked-row` or `conflicting-rows`. A value that cannot be is `unknown-enum-value`.

    **Fix.** Correct the condition, or drop the branch.

    **改法。** 更正条件，或删除该分支。
    """
    for decision in decisions(graph):
        if decision.coverage is None:
            continue
        for name in decision.coverage.never:
            if not any(impossible(decision.guards[name].condition, decision.domains)):
                yield _problem(graph, decision, name, Text(en="no case fulfils", zh="没有任何案件符合"))
        for name in decision.coverage.always:
            alone = not any(name in pair for pair in decision.coverage.overlaps)
            if alone and (decision.otherwise or len(decision.guards) > 1):
                yield _problem(graph, decision, name, Text(en="every case fulfils", zh="所有案件都符合"))


def _problem(graph: OrgGraph, decision: Decision, name: str, what: Text) -> Problem:
    guard = decision.guards[name]
    return Problem(
        at=guard.at,
        say=phrase(
            "{what} the condition of “{branch}” in “{step}”",
            "{what}「{step}」中「{branch}」的条件",
            what=what,
            branch=called(guard),
            step=graph.label(decision.step.address),
        ),
        subjects=(decision.step.address,),
        witness=Witness("absence", (guard.exit.address,)),
        hint=Text(en="Correct the condition, or drop the branch.", zh="请更正条件，或删除该分支。"),
    )
