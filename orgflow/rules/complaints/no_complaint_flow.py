"""Complaints have a way."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.complaints.practice import COMPLAINTS, of_kind
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule("no-complaint-flow", Severity.ERROR, family="complaints", columns=(COMPLAINTS,))
def no_complaint_flow(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A team that handles complaints without a workflow for them.

    没有投诉处理流程的团队。

    **Why.** Each complaint is handled as whoever takes it thinks best. ISO 10002 asks for a process that is planned,
    known and open to everybody.

    **Fix.** Describe how a complaint is taken, looked into, answered and closed, in a workflow with `kind: complaint`.
    Silent unless the preset expects it, as `iso-10002` does.

    **改法。** 用 `kind: complaint` 的流程写明投诉如何受理、调查、答复和结案。仅在预设要求时提示，例如 `iso-10002`。
    """
    if COMPLAINTS in expects and not any(of_kind(graph, "complaint")):
        team = graph.team.profile
        yield Problem(
            at=team.at,
            say=phrase("{team} has no workflow for complaints", "「{team}」没有投诉处理流程", team=team.label),
            subjects=(team.address,),
            witness=Witness("absence", (team.address,)),
            hint=Text(
                en="Write a workflow with `kind: complaint`; `orgflow init` shows a small one.",
                zh="请编写 `kind: complaint` 的流程；可参考 `orgflow init` 给出的示例。",
            ),
        )
