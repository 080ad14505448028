"""A duty says what it takes to do it."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "duty-without-skill",
    Severity.INFO,
    family="skills",
    section="duties",
    fields={"needs": Text(en="which skills it takes", zh="所需技能")},
)
def duty_without_skill(graph: OrgGraph, duty: Item) -> bool:
    """
    A duty of people that does not say which skills it takes.

    未写明所需技能的职责。

    **Why.** Training is planned from what the work takes. What is not written down is taught to nobody.

    **Fix.** Name skills under `needs`, or write `needs: []` where anybody can do it. Off in most presets, for most
    teams name skills only where they are rare. Silent for duties that a bot does, and while the team has no skills.

    **改法。** 在 `needs` 中写明技能；人人都能胜任的写 `needs: []`。多数团队只写少见的技能，因此多数预设不启用。
    机器人的职责不检查；团队没有定义技能时不提示。
    """
    doing = [graph.items.get(link.source) for link in graph.into(duty.address, Edge.RESPONSIBLE)]
    by_bots = bool(doing) and all(isinstance(role, Role) and role.bot for role in doing)
    return bool(graph.team.skills) and not by_bots
