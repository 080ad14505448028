"""Whoever plans the rota knows what comes in at each hour that is open."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("arrivals-incomplete", Severity.INFO, family="coverage", needs=("demand", "channels"))
def arrivals_incomplete(graph: OrgGraph) -> Iterator[Problem]:
    """
    Hours in which a channel is open and nobody has said how much comes in.

    渠道开放而未写明来量的时段。

    **Why.** An hour without a figure is an hour without anybody planned for it.

    **Fix.** Write the hours under `arrivals`, with `0` where nothing comes in. Silent on loads without arrivals and on
    channels without `open`.

    **改法。** 在 `arrivals` 中补充该时段，没有来量的写 `0`。没有写来量或渠道未写 `open` 的不提示。
    """
    from orgflow.hours import uncovered

    for load in graph.team.demand.values():
        channel = graph.team.channels[load.of.id] if load.of and load.of.kind == "channel" else None
        if not channel or not channel.open or not load.arrivals:
            continue
        gap = uncovered(channel.open, (arrivals.hours for arrivals in load.arrivals))
        if gap:
            yield Problem(
                at=load.place("arrivals"),
                say=phrase(
                    "{load} does not say how much comes in {gap}",
                    "「{load}」未写明{gap} 的来量",
                    load=load.label,
                    gap=gap.words,
                ),
                subjects=(load.address,),
                witness=Witness("interval", (load.address, gap.text)),
                related=(Note(channel.place("open"), Text(en="the channel is open then", zh="此时渠道开放")),),
                hint=phrase(
                    'Write `"{gap}": …` under `arrivals`.', '请在 `arrivals` 中写 `"{gap}": …`。', gap=gap.text
                ),
            )
