"""Complaints have a door to come in by."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Start
from orgflow.rules.complaints.practice import of_kind
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("intake-channels-missing", Severity.WARNING, family="complaints", needs=("workflows", "channels"))
def intake_channels_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A complaint workflow that no customer can set off.

    客户无从发起的投诉流程。

    **Why.** Complaints that have no door come in by every other: as bad reviews, through the platform, in court.
    ISO 10002 wants the door to be seen and easy to open.

    A customer sets a workflow off on a channel, by a message, or through another workflow that calls it. Silent while
    some start of the workflow does not say what sets it off (start-without-trigger), and for teams without channels.

    **Fix.** Name under a start the `channels` on which complaints are taken.

    **改法。** 在流程的开始处写明受理投诉的渠道（`channels`）。
    """
    for flow in of_kind(graph, "complaint"):
        starts = list(flow.starts.values())
        if starts and all(_is_said(start) for start in starts) and not any(_is_door(start) for start in starts):
            yield Problem(
                at=flow.at,
                say=phrase("no customer can set off “{flow}”", "客户无法发起「{flow}」", flow=flow.label),
                subjects=(flow.address,),
                witness=Witness("absence", tuple(start.address for start in starts)),
                related=tuple(Note(start.at, Text(en="set off from inside", zh="由内部触发")) for start in starts[:3]),
                hint=Text(en="Write `channels: [phone]` on a start.", zh="请在开始处写 `channels: [phone]`。"),
            )


def _is_said(start: Start) -> bool:
    return bool(start.every or start.record or start.after) or _is_door(start)


def _is_door(start: Start) -> bool:
    return bool(start.channels or start.message or start.called)
