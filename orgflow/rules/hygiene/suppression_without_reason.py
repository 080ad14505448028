"""Whoever accepts a finding says why."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("suppression-without-reason", Severity.WARNING, family="hygiene", needs=("waivers",))
def suppression_without_reason(graph: OrgGraph) -> Iterator[Problem]:
    """
    A waiver that does not say why.

    未写明理由的豁免。

    **Why.** A year later nobody knows whether the finding was right to be accepted, or only in the way.

    **Fix.** Say why it is right to leave it so: `because: …`.

    **改法。** 写明为何可以保持现状：`because: …`。
    """
    for waiver in graph.team.waivers.values():
        if not waiver.because:
            yield Problem(
                at=waiver.at,
                say=phrase(
                    "the waiver {waiver} does not say why",
                    "豁免「{waiver}」未写明理由",
                    waiver=waiver.label,
                ),
                subjects=(waiver.address,),
                witness=Witness("absence", (waiver.address,)),
                hint=Text(en="Write the reason: `because: …`.", zh="请写明理由：`because: …`。"),
            )
