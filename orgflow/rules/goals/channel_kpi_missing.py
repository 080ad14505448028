"""How well each channel is served is measured."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("channel-kpi-missing", Severity.WARNING, family="goals", needs=("channels", "kpis"))
def channel_kpi_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A channel for which no KPI has a target, while others have one.

    其他渠道有指标、唯独该渠道没有指标的情况。

    **Why.** What is not measured is answered last.

    **Fix.** Write a target for it under `channels` of the KPI. Asked of channels on which customers come in and that
    somebody serves. Silent while no KPI has targets for channels, and where such a KPI has a `target` of its own, which
    holds for all.

    **改法。** 在指标的 `channels` 中为该渠道写明目标值。只检查客户进线且有人服务的渠道。
    若没有任何指标按渠道设定目标值，或该指标另有适用于所有渠道的 `target`，则不提示。
    """
    split = [kpi for kpi in graph.team.kpis.values() if kpi.channels]
    if not split or any(kpi.target for kpi in split):
        return
    for channel in graph.team.channels.values():
        if channel.served_by and channel.direction != "out" and not graph.out(channel.address, Edge.MEASURED_BY):
            yield Problem(
                at=channel.at,
                say=phrase(
                    "no KPI has a target for {channel}", "没有任何指标为「{channel}」设定目标值", channel=channel.label
                ),
                subjects=(channel.address, *(kpi.address for kpi in split)),
                witness=Witness("absence", (channel.address,)),
                hint=phrase(
                    "Write `channels: {{{channel}: …}}` at {kpi}.",
                    "请在「{kpi}」中写明 `channels: {{{channel}: …}}`。",
                    channel=channel.id,
                    kpi=split[0].label,
                ),
            )
