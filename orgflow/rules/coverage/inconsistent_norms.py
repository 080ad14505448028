"""What customers are promised on a channel is what it is staffed for."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("inconsistent-norms", Severity.WARNING, family="coverage", needs=("demand", "channels"))
def inconsistent_norms(graph: OrgGraph) -> Iterator[Problem]:
    """
    A service level that allows more time than the channel promises.

    服务水平允许的时间比渠道承诺的更长。

    **Why.** The channel is staffed for the longer time and measured by it; the shorter one stands in the script. Agents
    cannot keep what they are told to say.

    **Fix.** Decide which holds, and write it in both places: `answer_within` at the channel, `service_level: {within}`
    at the load.

    **改法。** 确定以哪个为准，并在渠道的 `answer_within` 和来量的 `service_level: {within}` 两处写一致。
    """
    for load in graph.team.demand.values():
        channel = graph.team.channels[load.of.id] if load.of and load.of.kind == "channel" else None
        level = load.service_level.within if load.service_level else None
        promised = channel.answer_within if channel else None
        if channel and level and promised and (level.seconds or 0) > (promised.seconds or level.seconds or 0):
            yield Problem(
                at=load.place("service_level"),
                say=phrase(
                    "{load} is staffed for an answer within {level}, but {channel} promises {promised}",
                    "「{load}」按 {level} 内应答配置人手，而「{channel}」承诺 {promised}",
                    load=load.label,
                    level=Text(en=level.words("en"), zh=level.words("zh")),
                    channel=channel.label,
                    promised=Text(en=promised.words("en"), zh=promised.words("zh")),
                ),
                subjects=(load.address, channel.address),
                witness=Witness("conflict", (load.address, channel.address)),
                related=(Note(channel.place("answer_within"), Text(en="promised here", zh="此处承诺")),),
                hint=Text(
                    en="Write the same time at `answer_within` and at `service_level: {within: …}`.",
                    zh="请让 `answer_within` 与 `service_level: {within: …}` 一致。",
                ),
            )
