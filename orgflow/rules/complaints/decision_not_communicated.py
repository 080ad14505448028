"""Whoever complained hears how it ended."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.detour import detour
from orgflow.model.items import Ref
from orgflow.model.workflows import Step
from orgflow.rules.complaints.practice import has_step, is_called_only, of_kind, rulings
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("decision-not-communicated", Severity.ERROR, family="complaints", needs=("workflows",))
def decision_not_communicated(graph: OrgGraph) -> Iterator[Problem]:
    """
    A complaint or dispute that is decided and closed without telling whoever brought it.

    裁决后未告知当事人就结案的投诉或纠纷。

    **Why.** The file says solved; the customer still waits, and complains again. ISO 10002 has the decision told at
    once, and what can be done against it.

    Asked of workflows of kind `complaint` and `dispute`, from each step that does `decide`: every way to an end tells
    somebody outside; silent on flows that others call, or whose end begins another. A message or a wait for a party
    does, a step that does `notify` or `negotiate`, a workflow called that notifies, and an end that `tells` a party.

    **Fix.** Put a message to the customer before the end, or write `tells: [customer]` on it.

    **改法。** 结案前设置发给客户的消息，或在结束步骤写 `tells: [customer]`。
    """
    for flow in of_kind(graph, "complaint", "dispute"):
        # Whoever calls it, or begins when it ends, may be the one to tell.
        if is_called_only(flow) or graph.out(flow.address, Edge.TRIGGERS):
            continue
        telling = [name for name, step in flow.steps.items() if _tells(graph, step)]
        ends = [name for name, step in flow.steps.items() if step.type == "end"]
        for name, step in rulings(graph, flow).items():
            way = detour(graph.flow(flow.id), (name,), ends, telling)
            if way:
                end = flow.steps[way[-1]]
                yield Problem(
                    at=end.at,
                    say=phrase(
                        "what “{step}” decides can end in “{end}” without anybody being told",
                        "「{step}」的裁决可在「{end}」结案而无人告知当事人",
                        step=graph.label(step.address),
                        end=graph.label(end.address),
                    ),
                    subjects=(step.address, end.address),
                    witness=Witness("path", tuple(flow.steps[one].address for one in way)),
                    related=(Note(step.at, Text(en="decided here", zh="在此裁决")),),
                    hint=Text(
                        en="Write `tells: [customer]` on the end, or send a message before it.",
                        zh="请在结束步骤写 `tells: [customer]`，或在其之前发送消息。",
                    ),
                )


def _tells(graph: OrgGraph, step: Step) -> bool:
    """Whether a step tells somebody outside, or calls a workflow in which one does."""

    def tells(one: Step) -> bool:
        outside = _has_party(one.to) or _has_party(one.for_) or _has_party(one.tells)
        return outside or not {"notify", "negotiate"}.isdisjoint(graph.acts(one.address))

    called = graph.team.workflows[step.workflow.id] if step.workflow else None
    return tells(step) or (called is not None and has_step(graph, called, "tell somebody outside", tells))


def _has_party(refs: tuple[Ref, ...]) -> bool:
    return any(ref.kind == "party" for ref in refs)
