"""From a machine there is a way to a person."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.flow import closure
from orgflow.model.workflows import Start, Workflow
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule(
    "bot-without-handoff",
    Severity.ERROR,
    family="coverage",
    columns=("channels.overflow_to",),
    needs=("channels", "roles"),
    asks=lambda graph: (
        (channel, "channels.overflow_to", channel.states("overflow_to"))
        for channel in graph.team.channels.values()
        if not graph.rota.is_manned(channel) and channel.direction != "out"
    ),
)
def bot_without_handoff(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A channel on which only a bot answers, without a way to a person.

    只有机器人接待、且无法转人工的渠道。

    **Why.** What the bot does not understand it never will. Customers who cannot get past it complain in public.

    **Fix.** Let the channel overflow to one that people serve (`overflow_to`), or let every workflow that begins on it
    have a step that a person performs. A channel on which no workflow begins is asked only if some channel states
    `overflow_to`, or the preset expects it.

    **改法。** 用 `overflow_to` 转到有人工接待的渠道，或让从该渠道开始的流程都有人工步骤。
    没有流程从该渠道开始的，只在有渠道写明 `overflow_to` 或预设要求时检查。
    """
    manned = [channel.address for channel in graph.team.channels.values() if graph.rota.is_manned(channel)]
    saved = graph.leading_to(manned, Edge.OVERFLOWS_TO)
    starts = _starts(graph)
    asked = speaks(graph, "channels.overflow_to", expects)
    for channel in graph.team.channels.values():
        # What only goes out takes nobody's question, and what others overflow to is where a call back is recorded.
        if channel.address in saved or channel.direction == "out" or graph.into(channel.address, Edge.OVERFLOWS_TO):
            continue
        begins = starts.get(channel.address, [])
        stuck = next((start for flow, start in begins if not _reaches_person(graph, flow, start)), None)
        if stuck or (not begins and asked):
            yield Problem(
                at=channel.place("overflow_to"),
                say=phrase(
                    "only a bot answers on {channel}, and no way leads from it to a person",
                    "「{channel}」只有机器人接待，且无法转人工",
                    channel=channel.label,
                ),
                subjects=(channel.address,),
                witness=Witness("absence", (channel.address, *((stuck.address,) if stuck else ()))),
                hint=Text(
                    en="Write `overflow_to` with a channel that people serve, or add a step that a person performs.",
                    zh="请在 `overflow_to` 中写明有人工接待的渠道，或增加人工步骤。",
                ),
            )


def _starts(graph: OrgGraph) -> dict[str, list[tuple[Workflow, Start]]]:
    """For each channel the starts of workflows on it."""
    found: dict[str, list[tuple[Workflow, Start]]] = {}
    for workflow in graph.team.workflows.values():
        for start in workflow.starts.values():
            for channel in start.channels:
                found.setdefault(channel.address, []).append((workflow, start))
    return found


def _reaches_person(graph: OrgGraph, workflow: Workflow, start: Start) -> bool:
    """Whether some way from a start comes to a step that is a person's, or may be."""
    flow = graph.flow(workflow.id)
    begin = [start.next.address.rpartition(".")[2]] if start.next else []
    reached = closure(begin, lambda step: (way.target for way in flow.out(step)))
    return not begin or any(_may_be_persons(graph, flow.steps[step].address, flow.steps[step].type) for step in reached)


def _may_be_persons(graph: OrgGraph, step: str, kind: str) -> bool:
    """Whether no bot performs a step; of what nobody performs and of flows that are called nobody can tell."""
    performer = graph.performer(step)
    if performer is None:
        return kind in ("task", "call", "send")
    post = graph.team.roles.get(performer.source.partition(":")[2]) if performer.source.startswith("role:") else None
    return post is None or not post.bot
