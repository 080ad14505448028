"""Who is passed over can ask why."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.columns import lacks
from orgflow.rules.goals.penalty_without_remedy import PENALTIES
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_APPEAL = "incentives.appeal_to"


@rule("reward-without-appeal", Severity.INFO, family="goals", columns=(_APPEAL,), needs=("incentives",))
def reward_without_appeal(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A bonus, an award or a promotion without anybody who hears an appeal.

    没有申诉渠道的奖金、评优或晋升。

    **Why.** A reward that cannot be questioned is taken for favour by everybody who did not get it.

    **Fix.** Name a role, a unit or a ladder under `appeal_to`. Silent while no reward states one, unless the preset
    expects it; of penalties `penalty-without-remedy` speaks.

    **改法。** 在 `appeal_to` 中写明受理申诉的岗位、部门或升级阶梯。若所有奖励都未写且预设不要求，则不提示；处罚由
    `penalty-without-remedy` 检查。
    """
    rewards = [each for each in graph.team.incentives.values() if each.kind not in PENALTIES]
    if _APPEAL in expects or any(each.states("appeal_to") for each in rewards):
        for reward in rewards:
            if not reward.states("appeal_to"):
                yield lacks(graph, reward, {"appeal_to": Text(en="who hears an appeal", zh="向谁申诉")})
