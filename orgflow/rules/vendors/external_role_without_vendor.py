"""An external post is somebody's employee."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("external-role-without-vendor", Severity.WARNING, family="vendors", needs=("vendors",))
def external_role_without_vendor(graph: OrgGraph) -> Iterator[Problem]:
    """
    An external post that no vendor provides.

    没有任何供应商提供的外部岗位。

    **Why.** Nobody has promised that these people come, are trained, and do the work as agreed.

    **Fix.** Name the post under the `roles` of a vendor, or take `external` away. Silent on teams without vendors.

    **改法。** 把该岗位写入某供应商的 `roles`，或去掉 `external`。没有供应商的团队不提示。
    """
    if not graph.team.vendors:
        return
    for role in graph.roles:
        if role.external and not graph.into(role.address, Edge.PROVIDES):
            yield Problem(
                at=role.at,
                say=phrase(
                    "no vendor provides the external post {role}", "外部岗位「{role}」没有供应商", role=role.label
                ),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=phrase("Write `roles: [{id}]` at a vendor.", "请在供应商处写 `roles: [{id}]`。", id=role.id),
            )
