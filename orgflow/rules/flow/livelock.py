"""No case goes round for ever."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity
from orgflow.flow.net import Net
from orgflow.flow.soundness import Round
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.flow.verdicts import doubts, quoted, rescue, shown, verdicts
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, listed, phrase

_WHETHER = Text(en="whether a case can go round for ever", zh="是否有案件会无限循环")
# How many steps of a round are named.
_SHOWN = 3


@rule("livelock", Severity.ERROR, family="flow", needs=("workflows",))
def livelock(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Steps among which some case goes round for ever, since the condition on the way out never holds for it.

    有的案件永远不满足离开条件，只能在这些步骤之间循环。

    **Why.** Work is done on the case again and again, everybody is busy with it, and the customer never gets an answer.

    **Fix.** Let a step on the way set what the condition asks for, or take the case on after some rounds with
    `at_most` and `then`. Silent where no way out is written at all, which is `cannot-complete`. A warning where a
    deadline of the whole case takes it on.

    **改法。** 让循环中的某个步骤重新设置条件所用的属性，或用 `at_most` 和 `then` 限定次数。
    """
    for workflow, net, found in verdicts(graph):
        ending = net.flow.can_end()
        for around in found.rounds:
            if any(step.id in ending for step in around.steps):
                yield _problem(graph, workflow, net, around)
        yield from doubts(graph, workflow, found, "livelock", _WHETHER)


def _problem(graph: OrgGraph, workflow: Workflow, net: Net, around: Round) -> Problem:
    severity, rescued = rescue(workflow)
    asking = [step for step in around.steps if any(exit_.when or exit_.otherwise for exit_ in step.exits)]
    first = (asking or around.steps)[0]
    names, more = listed(quoted(graph, step) for step in around.steps[:_SHOWN]), len(around.steps) - _SHOWN
    return Problem(
        at=first.at,
        say=phrase(
            "a case can go round for ever among {names}" + (" and {more} more" if more > 0 else ""),
            "案件可能在{names}" + ("等 {count} 个步骤" if more > 0 else "") + "之间无限循环",
            names=names,
            more=more,
            count=len(around.steps),
        ),
        subjects=tuple(step.address for step in around.steps),
        witness=shown(net, around),
        related=(
            *(
                Note(step.at, Text(en="goes round with it", zh="同在此循环中"))
                for step in around.steps
                if step is not first
            ),
            *rescued,
        ),
        hint=Text(
            en="Let a step on the way set what is asked for, or limit the rounds: `at_most` and `then`.",
            zh="请让循环中的步骤重新设置条件所用的属性，或用 `at_most` 和 `then` 限定次数。",
        ),
        severity=severity,
    )
