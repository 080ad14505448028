"""Whoever talks to the customer may decide small things."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.approvals import Approval, approvals
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("front-line-no-authority", Severity.INFO, family="escalation", needs=("roles", "workflows"))
def front_line_no_authority(graph: OrgGraph) -> Iterator[Problem]:
    """
    A front-line post that may not decide the smallest amount by itself, while another one may.

    连最小金额也无权决定的一线岗位，而别的一线岗位有额度。

    **Why.** Every case of the kind climbs, however small. Customers wait for a signature that nobody refuses, and those
    above have no time for the cases that need them.

    Asked of posts marked `front_line` that come to a step with `approves`, while somebody up their line has authority
    of the kind. Silent while no front-line post of the team has authority of any kind: that may be meant.

    **Fix.** Give the post a limit of its own, such as the amount below which nobody ever said no:
    `authority: {refund: 50 CNY}`. Or accept it with a waiver.

    **改法。** 给该岗位一个自己的额度，例如历来无人驳回的金额：`authority: {refund: 50 CNY}`；
    确需如此的，用 `waivers` 接受。所有一线岗位都没有额度时不提示。
    """
    if not any(role.front_line and role.authority for role in graph.roles):
        return
    told: dict[tuple[str, str], None] = {}
    for approval in approvals(graph):
        post = graph.items.get(approval.requester)
        kind = approval.step.approves.kind if approval.step.approves else None
        if kind is None or not isinstance(post, Role) or not post.front_line or post.bot or (post.id, kind) in told:
            continue
        if approval.line and kind not in (post.authority or {}):
            told[post.id, kind] = None
            yield _problem(graph, approval, post, kind)


def _problem(graph: OrgGraph, approval: Approval, post: Role, kind: str) -> Problem:
    above, limit = approval.line[0]
    return Problem(
        at=post.at,
        say=phrase(
            "{post} may not decide any `{kind}`: even the smallest goes to {above} in “{step}”",
            "「{post}」没有任何 `{kind}` 权限：再小的金额也要在「{step}」由「{above}」审批",
            post=post.label,
            kind=kind,
            above=above.label,
            step=graph.label(approval.step.address),
        ),
        subjects=(post.address, approval.step.address),
        witness=Witness("conflict", (approval.step.address, post.address, above.address)),
        related=(Note(above.place("authority"), phrase("may decide {limit}", "可决定 {limit}", limit=limit.words())),),
        hint=Text(
            en="Give the post a small limit of its own in `authority`.", zh="请在该岗位的 `authority` 中给一个小额度。"
        ),
    )
