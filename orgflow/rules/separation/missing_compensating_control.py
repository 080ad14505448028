"""Whoever accepts that work is not kept apart says what is done instead."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import NO_REVIEW, Review, rule
from orgflow.text import Text, phrase

# Rules of other families about what must not be in one pair of hands.
_OTHERS = ("merged-sod",)


@rule("missing-compensating-control", Severity.WARNING, family="separation", needs=("waivers",))
def missing_compensating_control(graph: OrgGraph, *, review: Review = NO_REVIEW) -> Iterator[Problem]:
    """
    A waiver of separated duties that names no control.

    接受职责未分离、却未写明补偿措施的豁免。

    **Why.** A small team often cannot keep paying and approving apart, and may live with it if somebody looks
    afterwards. Accepted without any control, it is an open door.

    **Fix.** Name what keeps the risk in check meanwhile: `control: duty:audit_refunds`, or the address of a review, a
    record or another object.

    **改法。** 写明在此期间控制风险的补偿措施：`control: duty:audit_refunds`，也可以是评审、记录等对象的地址。
    """
    for waiver in graph.team.waivers.values():
        waived = review.known.get(waiver.rule)
        if waived is None or (waived.family != "separation" and waived.name not in _OTHERS) or waiver.control:
            continue
        yield Problem(
            at=waiver.at,
            say=phrase(
                "the waiver {waiver} accepts {rule} without a control",
                "豁免「{waiver}」接受了 {rule}，却没有补偿措施",
                waiver=waiver.label,
                rule=waiver.rule,
            ),
            subjects=(waiver.address,),
            witness=Witness("absence", (waiver.address,)),
            hint=Text(
                en="Name what keeps the risk in check: `control: duty:DUTY`.",
                zh="请写明控制风险的措施：`control: duty:职责`。",
            ),
        )
