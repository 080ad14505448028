"""Where one branch is to be taken, only one fits."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.arrivals import arriving
from orgflow.flow.decisions import Example
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import as_witness, called, in_words
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("guard-overlap", Severity.ERROR, family="decisions", needs=("workflows",))
def guard_overlap(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Two branches that both take the same case.

    同一案件同时符合两个分支。

    **Why.** Which of the two is taken depends on who reads the process, and two customers with the same matter are
    treated differently.

    Asked where one branch is to be taken, which is so unless `hit` says otherwise; cases that cannot come, since the
    decisions before sent them elsewhere, do not count. Branches that take exactly the same cases are `duplicate-row` or
    `conflicting-rows`. Skipped where nobody can tell.

    **Fix.** Sharpen one of the conditions, or write `hit: first` if the order decides. In a table `hit: any` allows
    rows that overlap as long as they lead to the same step.

    **改法。** 收紧其中一个条件；若按先后顺序判断，写 `hit: first`。
    """
    for decision in decisions(graph):
        if decision.hit != "unique":
            continue
        if decision.undecided and len(decision.guards) > 1:
            reason = phrase(
                "whether branches of “{step}” overlap: {why}",
                "「{step}」的分支是否重叠：{why}",
                step=graph.label(decision.step.address),
                why=decision.undecided,
            )
            yield Skip(reason=reason, at=decision.step.at, subject=decision.step.address)
        found = arriving(graph, decision) if decision.coverage and decision.coverage.overlaps else None
        clashes: dict[str, list[str]] = {}
        for one, other in found.overlaps if found else ():
            if found and (one, other) not in found.same:
                clashes.setdefault(other, []).append(one)
        for other, earlier in clashes.items():
            assert found
            yield _problem(graph, decision, other, earlier, found.overlaps[earlier[0], other])


def _problem(graph: OrgGraph, decision: Decision, name: str, earlier: list[str], example: Example) -> Problem:
    guard, others = decision.guards[name], [decision.guards[other] for other in earlier]
    return Problem(
        at=guard.at,
        say=phrase(
            "“{one}” and “{other}” of “{step}” both take such a case: {case}",
            "「{step}」的「{one}」和「{other}」同时符合以下情况：{case}",
            one=called(others[0]),
            other=called(guard),
            step=graph.label(decision.step.address),
            case=in_words(example, decision),
        ),
        subjects=(decision.step.address,),
        witness=Witness("case", (guard.exit.address, *(other.exit.address for other in others), *as_witness(example))),
        related=tuple(Note(other.at, Text(en="takes it too", zh="也符合")) for other in others),
        hint=Text(
            en="Sharpen one of them, or write `hit: first` if the order decides.",
            zh="请收紧其中一个条件；若按先后顺序判断，请写 `hit: first`。",
        ),
    )
