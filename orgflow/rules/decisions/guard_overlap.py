"""Where one branch is to be taken, only one fits."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.decisions import Example
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("guard-overlap", Severity.ERROR, family="decisions", needs=("workflows",))
def guard_overlap(graph: OrgGraph) -> Iterator[Problem]:
    """
    Two branches that both take the same case.

    同一案件同时符合两个分支。

    **Why.** Which of the two is taken depends on who reads the process, and two customers with the same matter are
    treated differently.

    **Fix.** Sharpen one of the conditions, or write `hit: first` if the order decides. In a table `hit: any` allows
    rows that overlap as long as they lead to the same step.

    **改法。** 收紧其中一个条件；若按先后顺序判断，写 `hit: first`。
    """
    for decision in decisions(graph):
        if decision.coverage is None or decision.hit not in ("unique", "any"):
            continue
        clashes: dict[str, list[str]] = {}
        for one, other in decision.coverage.overlaps:
            ends = [decision.guards[name].exit.next for name in (one, other)]
            if decision.hit == "unique" or ends[0] != ends[1]:
                clashes.setdefault(other, []).append(one)
        for other, earlier in clashes.items():
            yield _problem(graph, decision, other, earlier, decision.coverage.overlaps[earlier[0], other])


def _problem(graph: OrgGraph, decision: Decision, name: str, earlier: list[str], example: Example) -> Problem:
    guard, others = decision.guards[name], [decision.guards[other] for other in earlier]
    case = [f"{attribute} = {value}" for attribute, value in example.items()]
    return Problem(
        at=guard.at,
        say=phrase(
            "“{one}” and “{other}” of “{step}” both take a case with {case}",
            "「{step}」的「{one}」和「{other}」同时符合以下情况：{case}",
            one=others[0].exit.label_ or others[0].exit.label,
            other=guard.exit.label_ or guard.exit.label,
            step=graph.label(decision.step.address),
            case=listed(case) if case else "–",
        ),
        subjects=(decision.step.address,),
        witness=Witness("case", (guard.exit.address, *(other.exit.address for other in others), *case)),
        related=tuple(Note(other.at, Text(en="takes it too", zh="也符合")) for other in others),
        hint=Text(
            en="Sharpen one of them, or write `hit: first` if the order decides.",
            zh="请收紧其中一个条件；若按先后顺序判断，请写 `hit: first`。",
        ),
    )
