"""Steps are performed from posts."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("performer-not-role", Severity.ERROR, family="flow", needs=("workflows",))
def performer_not_role(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step given to a person, or to a unit in which no role stands.

    步骤的执行者写成了某个人，或没有任何岗位的部门。

    **Why.** People leave, and the flow stands still with them. A unit without roles is a name on the chart: nobody in
    it can do the step.

    **Fix.** Name the role that the person holds, or a role in the unit. Outside parties and vendors may perform. A
    unit without roles is reported only if the roles of some other unit are stated.

    **改法。** 写明该人员所任的岗位，或该部门中的岗位。外部方和供应商可以执行步骤。
    """
    if not graph.team.workflows:
        return
    staffed = graph.led_to((unit for role in graph.roles for unit in graph.homes(role.address)), Edge.PART_OF)
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.by is None:
                continue
            held = graph.out(step.by.address, Edge.HOLDS)
            if step.by.kind == "person":
                say = phrase(
                    "“{step}” is given to {performer}, a person and not a role",
                    "「{step}」写给了「{performer}」个人，而不是岗位",
                    step=graph.label(step.address),
                    performer=graph.label(step.by.address),
                )
                roles = listed(Text(en=f"`{link.target[5:]}`", zh=f"`{link.target[5:]}`") for link in held)
                hint = (
                    phrase("Name a role that they hold: {roles}.", "请写其所任岗位：{roles}。", roles=roles)
                    if held
                    else phrase("Name the role that does it.", "请写执行该步骤的岗位。")
                )
            elif step.by.kind == "unit" and staffed and step.by.address not in staffed:
                say = phrase(
                    "“{step}” is given to {performer}, a unit in which no role stands",
                    "「{step}」由「{performer}」执行，但该部门没有任何岗位",
                    step=graph.label(step.address),
                    performer=graph.label(step.by.address),
                )
                hint = phrase("Name a role, or let a role stand in that unit.", "请写岗位，或为该部门设置岗位。")
            else:
                continue
            declared = graph.items[step.by.address].at
            yield Problem(
                at=step.by.at,
                say=say,
                subjects=(step.address, step.by.address),
                witness=Witness("absence", (step.address, step.by.address)),
                related=(Note(declared, Text(en="declared here", zh="声明于此")),),
                hint=hint,
            )
