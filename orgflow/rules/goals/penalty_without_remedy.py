"""Nobody is punished out of the blue, or without being heard."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_HARD = ("deduction", "demotion")
PENALTIES = (*_HARD, "warning")
_FIELDS = {
    "steps_before": Text(en="which milder step comes first", zh="此前的提醒或辅导"),
    "appeal_to": Text(en="who hears an appeal", zh="向谁申诉"),
}


@rule(
    "penalty-without-remedy",
    Severity.WARNING,
    family="goals",
    columns=("incentives.steps_before", "incentives.appeal_to"),
    needs=("incentives",),
)
def penalty_without_remedy(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A penalty without a milder step before it, or without anybody who hears an appeal.

    没有事先提醒、辅导，或无处申诉的处罚。

    **Why.** Money taken without warning changes no behaviour, it changes the employer.

    **Fix.** Name a warning or a course under `steps_before`, and a role, a unit or a ladder under `appeal_to`. A
    warning may come first, unless the preset expects a step before every penalty. Silent on what no penalty states,
    unless the preset expects it.

    **改法。** 在 `steps_before` 中写明此前的警告或课程，在 `appeal_to` 中写明受理申诉的岗位、部门或升级阶梯。
    警告本身可以是第一步，除非预设要求。若所有处罚都未写且预设不要求，则不提示。
    """
    asked = [field for field in _FIELDS if speaks(graph, f"incentives.{field}", expects)]
    first = "incentives.steps_before" in expects
    for incentive in graph.team.incentives.values():
        if incentive.kind in PENALTIES:
            lacking = [
                field
                for field in asked
                if not incentive.states(field) and (first or field != "steps_before" or incentive.kind in _HARD)
            ]
            if lacking:
                yield lacks(graph, incentive, {field: _FIELDS[field] for field in lacking})
