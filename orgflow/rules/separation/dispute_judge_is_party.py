"""A dispute is decided by somebody who has no part in it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("dispute-judge-is-party", Severity.ERROR, family="separation")
def dispute_judge_is_party(graph: OrgGraph) -> Iterator[Problem]:
    """
    A dispute decided by a party, by who sold, or by who negotiated.

    纠纷由当事方、销售方或谈判者自己裁决。

    **Why.** Nobody accepts the ruling of a judge who has something to lose, however fair it is.

    **Fix.** Let a post decide that neither sells nor negotiates in the same dispute, or keep the persons apart by a
    policy `separate: [negotiate, decide]`. Asked of workflows of kind `dispute`, of steps that do `decide`.

    **改法。** 改由不参与销售和调解的岗位裁决，或增加策略 `separate: [negotiate, decide]`。
    """
    for workflow in graph.team.workflows.values():
        if workflow.kind != "dispute":
            continue
        negotiators: dict[str, Step] = {}
        for step in workflow.steps.values():
            performer = graph.performer(step.address)
            if performer and "negotiate" in graph.acts(step.address):
                negotiators.setdefault(performer.source, step)
        for step in workflow.steps.values():
            if "decide" in graph.acts(step.address) and not _accepts(graph, step, workflow):
                yield from _partial(graph, step, negotiators)


def _partial(graph: OrgGraph, step: Step, negotiators: dict[str, Step]) -> Iterator[Problem]:
    performer = graph.performer(step.address)
    if performer is None:
        return
    judge = performer.source
    party = graph.team.parties.get(judge.partition(":")[2]) if judge.startswith("party:") else None
    sale = next((link for link in graph.out(judge, Edge.RESPONSIBLE) if "sell" in graph.acts(link.target)), None)
    talk = negotiators.get(judge)
    if judge == "party:customer" or (party and party.kind in ("customer", "supplier")):
        why, note = Text(en="is a party to it", zh="是当事方"), None
    elif sale:
        why = Text(en="also sells", zh="同时负责销售")
        note = Note(sale.at, Text(en="sells here", zh="在此销售"))
    elif talk and not graph.keeps_apart(talk, step):
        why = Text(en="also negotiates in it", zh="同时参与调解")
        note = Note(talk.at, Text(en="negotiates here", zh="在此调解"))
    else:
        return
    yield Problem(
        at=step.at,
        say=phrase(
            "{judge} decides the dispute in “{step}” and {why}",
            "「{judge}」在「{step}」裁决纠纷，而其{why}",
            judge=graph.label(judge),
            step=graph.label(step.address),
            why=why,
        ),
        subjects=(step.address, judge),
        witness=Witness("conflict", (judge, step.address, *((talk.address,) if talk else ()))),
        related=(note,) if note else (),
        hint=Text(en="Let somebody decide who has no part in it.", zh="请改由与纠纷无关的岗位裁决。"),
    )


def _accepts(graph: OrgGraph, step: Step, workflow: Workflow) -> bool:
    """Whether a party only decides on an offer, while somebody else rules."""
    performer = graph.performer(step.address)
    outside = performer is not None and performer.source.startswith("party:")
    return outside and any(
        "decide" in graph.acts(other.address)
        for other in workflow.steps.values()
        if (link := graph.performer(other.address)) and not link.source.startswith("party:")
    )
