"""Somebody answers for every duty."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph, lost
from orgflow.model.service import Area, Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("no-accountable", Severity.ERROR, family="duties", needs=("duties",))
def no_accountable(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that is done by somebody but answered for by nobody.

    有人执行、却无人对结果负责的职责。

    **Why.** Those who do the work change from shift to shift. When it goes wrong, nobody in particular has to put it
    right. RACI asks for exactly one accountable role for each duty.

    **Fix.** Name the role under `accountable`, or on the duty's area, where it holds for all duties that name nobody
    themselves. An area of which no duty is answered for is reported once. Silent while no duty and no area names an
    accountable role, and for duties that nobody does: those are `unowned-duty`.

    **改法。** 在职责的 `accountable` 中写明负责的岗位；也可写在所属领域上，作为该领域各职责的默认值。
    """
    if not any(graph.links(Edge.ACCOUNTABLE)):
        return
    some_are_done = any(graph.links(Edge.RESPONSIBLE))
    lacking: dict[str, list[Duty]] = {}
    answered: dict[str, None] = {}
    for duty in graph.team.duties.values():
        area = duty.area.id if duty.area else ""
        if graph.into(duty.address, Edge.ACCOUNTABLE):
            answered[area] = None
        elif lost(graph, duty.address, Edge.ACCOUNTABLE):
            continue  # that is a fault of the variant's own
        elif not some_are_done or graph.into(duty.address, Edge.RESPONSIBLE):
            lacking.setdefault(area, []).append(duty)
    for name, duties in lacking.items():
        if name and name not in answered and len(duties) > 1:
            yield _area(graph.team.areas[name], duties)
        else:
            yield from (_duty(duty, graph.team.areas.get(name)) for duty in duties)


def _duty(duty: Duty, area: Area | None) -> Problem:
    return Problem(
        at=duty.at,
        say=phrase("nobody is accountable for {duty}", "「{duty}」无人对结果负责", duty=duty.label),
        subjects=(duty.address,),
        witness=Witness("absence", (duty.address,)),
        related=(Note(area.at, Text(en="its area names nobody either", zh="所属领域也没有写明")),) if area else (),
        hint=Text(
            en="Name one role, here or on the area: `accountable: ROLE`."
            if area
            else "Name one role: `accountable: ROLE`.",
            zh="请在职责或其领域上写明一个岗位：`accountable: 岗位`。"
            if area
            else "请写明一个岗位：`accountable: 岗位`。",
        ),
    )


def _area(area: Area, duties: list[Duty]) -> Problem:
    return Problem(
        at=area.at,
        say=phrase(
            "nobody is accountable for any of the {n} duties in {area}",
            "「{area}」的 {n} 项职责都无人对结果负责",
            n=len(duties),
            area=area.label,
        ),
        subjects=(area.address, *(duty.address for duty in duties)),
        witness=Witness("absence", tuple(duty.address for duty in duties)),
        related=tuple(Note(duty.at, Text(en="nobody answers for it", zh="无人负责")) for duty in duties),
        hint=Text(
            en="Name one role on the area (`accountable: ROLE`), or on each duty.",
            zh="请在领域上写明一个岗位（`accountable: 岗位`），或在每项职责上写明。",
        ),
    )
