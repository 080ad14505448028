"""Customers see one front door, whatever channel they come by."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.service import Channel
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, listed, phrase


def _inward(graph: OrgGraph) -> list[Channel]:
    """The channels on which customers come in, where there are several."""
    inward = [channel for channel in graph.team.channels.values() if channel.direction != "out"]
    return inward if len(inward) > 1 else []


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    if _inward(graph):
        yield graph.team.profile, "team.front_door", graph.team.profile.states("front_door")


@rule(
    "no-single-entry",
    Severity.INFO,
    family="coverage",
    columns=("team.front_door",),
    needs=("channels",),
    asks=_asks,
)
def no_single_entry(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    Several channels that are not joined behind one front door.

    多个渠道没有整合为统一入口。

    **Why.** Who writes on one channel and calls on another is two customers to the team, and tells everything twice.

    **Fix.** Join all channels on which customers come in: `front_door: {joins: [phone, chat]}`. Silent on teams without
    `front_door`, unless the preset expects it, and on teams with one channel.

    **改法。** 把顾客使用的渠道都写入 `front_door: {joins: [phone, chat]}`。
    没有 `front_door` 的团队只在预设要求时提示；只有一个渠道的不提示。
    """
    team = graph.team.profile
    if not (team.front_door or "team.front_door" in expects):
        return
    joined = {ref.address for ref in team.front_door.joins} if team.front_door else set()
    outside = [channel for channel in _inward(graph) if channel.address not in joined]
    if outside:
        yield Problem(
            at=team.place("front_door"),
            say=phrase(
                "no front door of {team} joins {channels}",
                "「{team}」的统一入口没有包括{channels}",
                team=team.label,
                channels=listed(channel.label for channel in outside),
            ),
            subjects=(team.address,),
            witness=Witness("absence", (team.address, *(channel.address for channel in outside))),
            hint=Text(en="Name them under `front_door: {joins: …}`.", zh="请写入 `front_door: {joins: …}`。"),
        )
