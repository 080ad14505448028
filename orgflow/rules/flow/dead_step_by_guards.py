"""Every step that a way leads to has a case for which the way is open."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import Net
from orgflow.flow.unset import unset
from orgflow.graph import OrgGraph
from orgflow.graph.flow import Way, closure
from orgflow.model.workflows import Step
from orgflow.rules.flow.verdicts import quoted, verdicts
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("dead-step-by-guards", Severity.WARNING, family="flow", needs=("workflows",))
def dead_step_by_guards(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step that no case comes to, since the conditions on the way exclude each other.

    沿途条件互相矛盾、任何案件都到不了的步骤。

    **Why.** Somebody has thought of such a case and named who deals with it; but an earlier decision has sent it
    elsewhere.

    **Fix.** Mend one of the conditions, or drop the step. Steps that come after it and have no other case either are
    shown with it. A condition that never holds, whatever was before, is reported at that branch and not here; one on
    what is not set yet is `data-used-before-set`. Silent where the flow has graver faults, and where conditions cannot
    be followed.

    **改法。** 修改其中一个条件，或删除该步骤。
    """
    early = {found.decision.step.address for found in unset(graph) if not found.undecided}
    for workflow, net, found in verdicts(graph):
        dead = {step.id: step for step in found.dead or ()}
        known = knowledge(graph, workflow.id)
        for step in dead.values():
            closed = [way for way in net.flow.into(step.id) if way.source not in dead]
            asking = (net.flow.steps[way.source].address for way in closed)
            if closed and early.isdisjoint(asking) and all(known.taking.get(way.exit.address) for way in closed):
                yield _problem(graph, net, step, closed, dead)


def _problem(graph: OrgGraph, net: Net, step: Step, closed: list[Way], dead: dict[str, Step]) -> Problem:
    after = closure([step.id], lambda name: (way.target for way in net.flow.out(name) if way.target in dead))
    behind = tuple(dead[name] for name in after if name != step.id)
    exits = [way.exit for way in closed]
    return Problem(
        at=step.at,
        say=phrase(
            "no case ever comes to {step}: at {decisions} none fits {exits} any more",
            "没有案件会到达{step}：在{decisions}处已没有符合{exits}的案件",
            step=quoted(graph, step),
            decisions=listed(dict.fromkeys(quoted(graph, net.flow.steps[way.source]) for way in closed)),
            exits=listed(phrase("“{exit}”", "「{exit}」", exit=exit_.label_ or exit_.label) for exit_ in exits),
        ),
        subjects=(step.address, *(other.address for other in behind)),
        witness=Witness("conflict", (step.address, *(exit_.address for exit_ in exits))),
        related=(
            *(Note(exit_.at, Text(en="no case that comes here fits", zh="到此处的案件都不符合")) for exit_ in exits),
            *(Note(other.at, Text(en="comes after it", zh="在它之后")) for other in behind),
        ),
        hint=Text(en="Mend one of the conditions, or drop the step.", zh="请修改其中一个条件，或删除该步骤。"),
    )
