"""What is promised can be done."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.flow.clocks import clocks
from orgflow.graph import OrgGraph
from orgflow.rules.escalation.promises import broken
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_SLOWEST = (
    "the slowest way takes {time} even if everybody is as quick as can be",
    "即使每一步都尽快完成，最慢的走法也要 {time}",
)
_QUICKEST = (
    "even the quickest way takes {time} if everybody is as quick as can be",
    "即使每一步都尽快完成，最快的走法也要 {time}",
)


@rule("sla-infeasible", Severity.ERROR, family="escalation", needs=("workflows",))
def sla_infeasible(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A promise that cannot be kept on some way, however quick everybody is.

    无论多快都有走法无法兑现的承诺。

    **Why.** Every case that takes this way breaks the promise. The customer is disappointed by plan, and whoever is
    measured by it stops taking it seriously.

    **Fix.** Promise more, let steps run side by side, shorten waits, or name the waits for others in `pauses`, where
    the time of the promise stands still.
    Added up is the working time (`takes`, else the `effort` of the duty) of every step up to the end of the first that
    does what is promised, and every timer that has to go off on the way. Of ways that run side by side the longest
    counts, and an exit with `at_most` is taken as often as it may be. Only ways count that the conditions allow.
    Where nobody can tell how long the slowest way is (branches that run side by side both keep the promise, or a way
    back has no limit), the quickest must keep it.
    Time elapses where the promise states no `clock`. In business time minutes and hours count while the team is open,
    `1d` is the same time on the next open day, and `1w` seven days of the calendar; where these are mixed, the worst
    time to begin in the effective year counts, or in a usual week without holidays.

    **改法。** 放宽承诺，让步骤并行，缩短等待，或把等待对方的步骤列入 `pauses`（期间不计时）。
    计算从开始到首个履行承诺的步骤完成为止：累加各步骤的工时（`takes`，未写则取职责的 `effort`）和途中必经的定时；
    并行的取最长，带 `at_most` 的出口按允许次数计，条件不可能成立的走法不计。
    最慢的走法无法确定时（并行分支都会履行承诺，或返回次数没有上限），检查最快的走法能否兑现。
    """
    for found in clocks(graph):
        if found.latest is None and found.reason:
            yield Skip(
                phrase(
                    "whether `{act}` can be kept: {why}",
                    "`{act}` 能否兑现：{why}",
                    act=found.pledge.act,
                    why=found.reason,
                ),
                found.pledge.at,
                found.pledge.workflow.address,
            )
        elif found.answer == "infeasible" and found.needed is not None:
            yield broken(
                graph,
                found,
                found.needed,
                _QUICKEST if found.measure == "quickest" else _SLOWEST,
                Text(
                    en="Promise more, shorten this way, or name waits for others in `pauses`.",
                    zh="请放宽承诺、缩短这条走法，或把等待对方的步骤写入 `pauses`。",
                ),
            )
