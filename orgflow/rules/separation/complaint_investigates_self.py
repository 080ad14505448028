"""A complaint is not decided by who is complained about."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("complaint-investigates-self", Severity.ERROR, family="separation")
def complaint_investigates_self(graph: OrgGraph) -> Iterator[Problem]:
    """
    A complaint that the front line decides itself.

    投诉由被投诉的一线岗位自己裁决。

    **Why.** Who served the customer badly finds that the customer was served well. ISO 10002 asks for objectivity.

    **Fix.** Let the superior or another post decide. Asked of workflows of kind `complaint`, of steps that do `decide`
    or `investigate` and are performed by the only post marked `front_line`, of one head: it can only have been it.

    **改法。** 改由上级或其他岗位调查和裁决。只针对投诉类流程中、由仅有一人的一线岗位（`front_line`）执行的步骤。
    """
    for workflow in graph.team.workflows.values():
        if workflow.kind != "complaint":
            continue
        for step in workflow.steps.values():
            performer = graph.performer(step.address)
            role = graph.items.get(performer.source) if performer else None
            if performer is None or not isinstance(role, Role) or role.heads != 1 or not _serves_alone(graph, role):
                continue
            if not {"decide", "investigate"}.isdisjoint(graph.acts(step.address)):
                yield Problem(
                    at=step.at,
                    say=phrase(
                        "{role} serves the customers alone, and judges complaints about it in “{step}”",
                        "「{role}」独自服务顾客，又在「{step}」处理对自己的投诉",
                        role=role.label,
                        step=graph.label(step.address),
                    ),
                    subjects=(step.address, role.address),
                    witness=Witness("conflict", (role.address, step.address)),
                    related=(Note(role.at, Text(en="one head, on the front line", zh="一线岗位，仅一人")),),
                    hint=Text(en="Let its superior or another post do it.", zh="请改由其上级或其他岗位处理。"),
                )


def _serves_alone(graph: OrgGraph, role: Role) -> bool:
    """Whether a post is the only one on the front line that people hold."""
    return [other.address for other in graph.roles if other.front_line and not other.bot] == [role.address]
