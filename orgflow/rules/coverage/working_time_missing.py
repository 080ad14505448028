"""A rota keeps to limits that somebody has written down."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "working-time-missing",
    Severity.WARNING,
    family="coverage",
    section="team",
    fields={
        "work.week": Text(en="how long a week may be", zh="每周工时上限"),
        "work.rest": Text(en="how long people rest between shifts", zh="两班之间的休息"),
        "work.days_running": Text(en="how many days running people work", zh="连续工作天数上限"),
    },
    together=True,
)
def working_time_missing(graph: OrgGraph, team: Item) -> bool:
    """
    A rota for which not all limits of law or contract are stated.

    有排班，却未写全法律或合同规定的工时限制。

    **Why.** Whether a rota is lawful, and whether people bear it, can be checked only against written limits.

    **Fix.** Write `work: {week, rest, days_running}` at the team. Asked of teams with shifts that state one of the
    three; one that states none is asked only where the preset expects it.

    **改法。** 在团队处写明 `work: {week, rest, days_running}`。只针对有班次且已写明其中一项的团队；
    一项都没写的，只在预设要求时提示。
    """
    return bool(graph.team.shifts)
