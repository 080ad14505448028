"""The weights of a reward make up the whole of it."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WHOLE = 100


@rule("weights-not-100", Severity.ERROR, family="goals", needs=("incentives",))
def weights_not_100(graph: OrgGraph) -> Iterator[Problem]:
    """
    Weights of a reward or penalty that do not add up to 100 %.

    权重合计不是 100% 的奖惩。

    **Why.** Part of the bonus is paid for nothing, or more is promised than there is.

    **Fix.** Correct the `weights`.

    **改法。** 更正 `weights`。
    """
    for incentive in graph.team.incentives.values():
        if incentive.weights:
            total = sum(weight.value for weight in incentive.weights.values())
            if total != _WHOLE:
                yield Problem(
                    at=incentive.place("weights"),
                    say=phrase(
                        "the weights of {incentive} add up to {total} %",
                        "「{incentive}」的权重合计为 {total}%",
                        incentive=incentive.label,
                        total=f"{total:f}",
                    ),
                    subjects=(incentive.address,),
                    witness=Witness("conflict", (incentive.address, *(kpi.address for kpi in incentive.weights))),
                    hint=Text(en="Let the weights add up to 100 %.", zh="请使各权重合计为 100%。"),
                )
