"""What is decided is written once."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import Guard, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("duplicate-row", Severity.WARNING, family="decisions", needs=("workflows",))
def duplicate_row(graph: OrgGraph) -> Iterator[Problem]:
    """
    Two rows or branches that take the same cases to the same step.

    两行或两个分支条件等同，去向也相同。

    **Why.** Whoever changes one of them forgets the other; from then on it depends on which of the two was read.

    They need not be written alike: `amount > 500` and `!(amount <= 500)` are the same. Where they lead to different
    steps it is `conflicting-rows`.

    **Fix.** Drop one of them.

    **改法。** 删除其中一个。
    """
    for decision in decisions(graph):
        told: dict[str, None] = {}
        for one, other in decision.coverage.same if decision.coverage else ():
            first, second = decision.guards[one], decision.guards[other]
            if other not in told and first.exit.next == second.exit.next:
                told[other] = None
                yield _problem(graph, decision.step.address, first, second)


def _problem(graph: OrgGraph, step: str, first: Guard, second: Guard) -> Problem:
    return Problem(
        at=second.at,
        say=phrase(
            "“{other}” of “{step}” says the same as “{one}”",
            "「{step}」的「{other}」与「{one}」完全重复",
            one=called(first),
            other=called(second),
            step=graph.label(step),
        ),
        subjects=(step,),
        witness=Witness("conflict", (second.exit.address, first.exit.address)),
        related=(Note(first.at, Text(en="said here already", zh="此处已写明")),),
        hint=Text(en="Drop one of them.", zh="请删除其中一个。"),
    )
