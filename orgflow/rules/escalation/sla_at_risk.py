"""The deadlines on the way add up to no more than what is promised."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.flow.clocks import clocks
from orgflow.graph import OrgGraph
from orgflow.rules.escalation.promises import broken, time
from orgflow.rules.rule import Skip, rule
from orgflow.text import phrase


@rule("sla-at-risk", Severity.WARNING, family="escalation", needs=("workflows",))
def sla_at_risk(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A promise that is broken although everybody is in time.

    每一步都按时完成，承诺仍会落空。

    **Why.** Each step keeps its deadline, nobody is warned, and the customer still waits too long. The deadlines and
    the promise were set by different people.

    **Fix.** Shorten deadlines on the way that is shown, or promise as much as they add up to.
    Added up is `within` of every step up to the end of the first that does what is promised, every timer on the way,
    and for a called workflow its own sum where the step has no `within`; for the rest see `sla-infeasible`. Where a
    deadline is missing on some way, nothing is decided, and the report says at which step.

    **改法。** 缩短所示走法上各步骤的时限，或按其总和放宽承诺。
    累加的是各步骤的 `within`、途中的定时，以及未写 `within` 的被调用流程的总时限；其余同 `sla-infeasible`。
    途中有步骤未写时限时不作判断，并说明是哪一步。
    """
    for found in clocks(graph):
        if found.latest is None:
            continue
        if found.answer == "not decided" and found.reason:
            yield Skip(
                phrase(
                    "whether deadlines keep `{act}`: {why}",
                    "各时限能否保证 `{act}`：{why}",
                    act=found.pledge.act,
                    why=found.reason,
                ),
                found.pledge.at,
                found.pledge.workflow.address,
            )
        elif found.answer == "at risk":
            yield broken(
                graph,
                found,
                found.latest,
                ("the deadlines on the slowest way add up to {time}", "最慢走法的各步时限合计 {time}"),
                phrase(
                    "Shorten deadlines on this way, or promise {time}.",
                    "请缩短这条走法上的时限，或承诺 {time}。",
                    time=time(found, found.latest),
                ),
            )
