"""Who leads people has leading to do."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("supervision-duty-missing", Severity.WARNING, family="duties", needs=("duties",))
def supervision_duty_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A superior whose duties do not include supervising or coaching.

    下属向其汇报、职责中却没有督导或辅导的上级。

    **Why.** A line on the chart supervises nobody. What is not among a superior's duties is done when there is time,
    and its quality is measured by nobody.

    **Fix.** Make the superior responsible for a duty that `does: [supervise]` or `does: [coach]`. Assistants and
    machines need none. Silent while nobody in the team is responsible for such a duty, for posts outside it, and for
    front-line roles that report to each other: of those `front-line-without-supervisor` speaks.

    **改法。** 为该上级增加一项 `does: [supervise]` 或 `does: [coach]` 的职责。助理和机器人不算下属。
    """
    if not graph.supervisors:
        return
    for role in graph.roles:
        lines = [line for line in graph.reports(role.address) if _needs_leading(graph.items[line.source], role)]
        if not lines or role.external or role.bot or role.address in graph.supervisors:
            continue
        yield Problem(
            at=role.at,
            say=phrase(
                "{role} leads others but has no duty to supervise or coach them",
                "「{role}」有下属，职责中却没有督导或辅导",
                role=role.label,
            ),
            subjects=(role.address,),
            witness=Witness("absence", (role.address,)),
            related=tuple(Note(line.at, Text(en="reports to it", zh="向其汇报")) for line in lines[:3]),
            hint=Text(
                en="Add a duty with `does: [supervise]` for which it is responsible.",
                zh="请增加由其负责、`does: [supervise]` 的职责。",
            ),
        )


def _needs_leading(report: Item, superior: Role) -> bool:
    if not isinstance(report, Role) or report.assistant or report.bot:
        return False
    # Of these pairs front-line-without-supervisor speaks.
    return not (report.front_line and superior.front_line)
