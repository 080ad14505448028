"""Somebody has the last word."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

_COLUMN = "rungs.decides"


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for ladder in graph.team.escalations.values():
        yield from ((rung, _COLUMN, rung.decides) for rung in ladder.levels[-1:])


@rule(
    "ladder-has-no-final-decider",
    Severity.ERROR,
    family="escalation",
    columns=(_COLUMN,),
    needs=("escalations",),
    asks=_asks,
)
def ladder_has_no_final_decider(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    An escalation ladder whose last level does not decide.

    最后一级没有裁决权的升级阶梯。

    **Why.** A case that has climbed to the top must not stop there undecided. Complaint practice (ISO 10002) asks for
    somebody with the last word.

    **Fix.** Say `decides: true` on the last level, and see that it is somebody who may decide. Silent while no ladder
    of the team says who decides, unless the preset expects it; but a last level with `within` is always reported, since
    nothing happens once that time is over.

    **改法。** 在最后一级写 `decides: true`，并确认其有权裁决。各阶梯都未写裁决者且预设不要求时不提示；
    但最后一级若写了 `within`，到时之后无处可去，总会提示。
    """
    ladders = graph.team.escalations.values()
    asked = _COLUMN in expects or any(rung.decides for ladder in ladders for rung in ladder.levels)
    for ladder in ladders:
        if not ladder.levels or ladder.levels[-1].decides:
            continue
        *lower, last = ladder.levels
        if not (asked or last.within):
            continue
        yield Problem(
            at=last.at,
            say=phrase(
                "nobody decides on the last level of {ladder}", "「{ladder}」的最后一级无人裁决", ladder=ladder.label
            ),
            subjects=(ladder.address, *((last.owner.address,) if last.owner else ())),
            witness=Witness("absence", (last.address,)),
            related=tuple(
                Note(rung.at, Text(en="decides, yet the case climbs on", zh="可裁决，但案件仍会继续上报"))
                for rung in lower
                if rung.decides
            ),
            hint=Text(en="Write `decides: true` on the last level.", zh="请在最后一级写 `decides: true`。"),
        )
