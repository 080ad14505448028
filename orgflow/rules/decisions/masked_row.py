"""What comes later in the order still gets a case."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("masked-row", Severity.ERROR, family="decisions", needs=("workflows",))
def masked_row(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A branch or row that earlier ones leave no case.

    前面的分支或行已接走全部案件，后面的永远轮不到。

    **Why.** Where the order decides (`hit: first`, `hit: priority`), what comes later is only for what is left. Here
    nothing is left, and the exception that somebody thought of is never made.

    A row that merely repeats an earlier one is `duplicate-row`. Skipped where nobody can tell.

    **Fix.** Put it before the ones that mask it, or drop it.

    **改法。** 把它移到前面，或删除。
    """
    for decision in decisions(graph):
        if decision.hit not in ("first", "priority"):
            continue
        if decision.undecided and len(decision.guards) > 1:
            reason = phrase(
                "whether earlier branches of “{step}” leave the later ones a case: {why}",
                "「{step}」靠后的分支是否还有案件：{why}",
                step=graph.label(decision.step.address),
                why=decision.undecided,
            )
            yield Skip(reason=reason, at=decision.step.at, subject=decision.step.address)
        for name in decision.coverage.masked if decision.coverage else ():
            if not _repeats(decision, name):
                yield _problem(graph, decision, name)


def _repeats(decision: Decision, name: str) -> bool:
    """Whether an earlier row says the same."""
    assert decision.coverage
    return any(
        other == name and decision.guards[one].exit.next == decision.guards[name].exit.next
        for one, other in decision.coverage.same
    )


def _problem(graph: OrgGraph, decision: Decision, name: str) -> Problem:
    assert decision.coverage
    guard, names = decision.guards[name], list(decision.guards)
    before = [
        decision.guards[other] for other in names[: names.index(name)] if (other, name) in decision.coverage.overlaps
    ]
    return Problem(
        at=guard.at,
        say=phrase(
            "“{branch}” of “{step}” never gets a case: earlier ones take them all",
            "「{step}」的「{branch}」永远轮不到：前面已接走全部案件",
            branch=called(guard),
            step=graph.label(decision.step.address),
        ),
        subjects=(decision.step.address,),
        witness=Witness("conflict", (guard.exit.address, *(other.exit.address for other in before))),
        related=tuple(Note(other.at, Text(en="takes them first", zh="先接走")) for other in before),
        hint=Text(en="Put it before them, or drop it.", zh="请移到它们之前，或删除。"),
    )
