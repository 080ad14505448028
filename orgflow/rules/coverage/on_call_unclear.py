"""Whoever is on call knows how soon to answer."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule(
    "on-call-unclear",
    Severity.WARNING,
    family="coverage",
    columns=("shifts.answer_within",),
    needs=("shifts",),
    asks=lambda graph: (
        (shift, "shifts.answer_within", shift.states("answer_within"))
        for shift in graph.team.shifts.values()
        if shift.on_call
    ),
)
def on_call_unclear(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A shift on call without a time to answer, or a time to answer on a shift that is not on call.

    待命班次未写明响应时限，或写了响应时限却不是待命班次。

    **Why.** "On call" is at the phone in five minutes for one and after dinner for another. Whoever sits at the desk
    answers at once and needs no such time.

    **Fix.** Write `answer_within` at shifts that are `on_call: true`, and `on_call: true` at shifts that have it. The
    first is silent while no shift states a time to answer, unless the preset expects it.

    **改法。** 在 `on_call: true` 的班次写明 `answer_within`；写了 `answer_within` 的班次应标明 `on_call: true`。
    若没有任何班次写明响应时限，且预设也不要求，则前者不提示。
    """
    asked = speaks(graph, "shifts.answer_within", expects)
    for shift in graph.team.shifts.values():
        timed = shift.states("answer_within")
        if timed == shift.on_call or not (timed or asked):
            continue
        if timed:
            say = ("{shift} has a time to answer but is not on call", "「{shift}」写了响应时限，但不是待命班次")
            hint = Text(en="Write `on_call: true`.", zh="请写 `on_call: true`。")
        else:
            say = ("{shift} is on call and does not state how soon to answer", "待命班次「{shift}」未写明响应时限")
            hint = Text(en="Write `answer_within: 15m`.", zh="请写 `answer_within: 15m`。")
        yield Problem(
            at=shift.place("answer_within"),
            say=phrase(*say, shift=shift.label),
            subjects=(shift.address,),
            witness=Witness("absence", (shift.address,)),
            hint=hint,
        )
