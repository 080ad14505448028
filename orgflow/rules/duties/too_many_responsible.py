"""Few hands do one duty."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.service import Area, Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

_LEADING = frozenset(("supervise", "coach", "train", "score"))


@rule("too-many-responsible", Severity.WARNING, family="duties", needs=("duties",))
def too_many_responsible(graph: OrgGraph, *, most: int = 3) -> Iterator[Problem]:
    """
    A duty that more than three roles are responsible for.

    执行岗位过多的职责。

    **Why.** What four roles do, each leaves to the other three. Guides to RACI advise one responsible role, and two or
    three where the work is shared; `most` is 3. Front-line roles and bots together count as one: channels and shifts
    share the work out among them, and a customer comes to one of them only. So do those who lead others, where the duty
    is to supervise, coach, train or score: each does it for their own people.

    **Fix.** Split the duty by what each role does, keep those who do the work, and make the others consulted or
    informed.

    **改法。** 按各岗位实际所做拆分职责；只保留真正执行的岗位，其余写入 `consulted` 或 `informed`。
    """
    items: tuple[Area | Duty, ...] = (*graph.team.areas.values(), *graph.team.duties.values())
    for item in items:
        if _hands(graph, item) > most:
            yield Problem(
                at=item.place("responsible"),
                say=phrase(
                    "{n} roles are responsible for {item}: {roles}",
                    "「{item}」有 {n} 个执行岗位：{roles}",
                    n=len(item.responsible),
                    item=item.label,
                    roles=listed(graph.label(role.address) for role in item.responsible),
                ),
                subjects=(item.address,),
                witness=Witness("conflict", tuple(role.address for role in item.responsible)),
                hint=Text(
                    en="Split it, or name only those who do the work.", zh="请拆分该职责，或只保留真正执行的岗位。"
                ),
            )


def _hands(graph: OrgGraph, item: Area | Duty) -> int:
    """How many are responsible, those among whom lines, channels or shifts share out the work counted once."""
    leads = isinstance(item, Duty) and not _LEADING.isdisjoint(item.does)
    roles = [graph.team.roles[ref.id] for ref in item.responsible]
    sharing = [role for role in roles if role.front_line or role.bot or (leads and graph.reports(role.address))]
    return len(roles) - len(sharing) + min(1, len(sharing))
