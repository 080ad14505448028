"""Whoever is measured is told."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.requirements import units_of
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_TELLING = ("appraisal", "performance", "counselling")


@rule("feedback-cadence-missing", Severity.WARNING, family="goals", needs=("kpis", "reviews"))
def feedback_cadence_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role that is measured, and that no review talks to.

    有考核指标、却没有任何评审向其反馈的岗位。

    **Why.** Figures that come back once a year, with the bonus, have taught nobody anything.

    **Fix.** Hold an appraisal of the role or its unit (`of`), invite it (`attendees`), or let one of its KPIs be looked
    at (`inputs`), in a review of kind `appraisal`, `performance` or `counselling`. Silent while there is no review of
    kind `appraisal`.

    **改法。** 在 `appraisal`、`performance` 或 `counselling` 类评审中，把该岗位或其部门列为对象（`of`）、请其参加（
    `attendees`），或以其指标为依据（`inputs`）。若没有 `appraisal` 类评审，则不提示。
    """
    reviews = [review for review in graph.team.reviews.values() if review.kind in _TELLING]
    if not any(review.kind == "appraisal" for review in reviews):
        return
    told: dict[str, None] = {}
    for review in reviews:
        told |= {ref.address: None for ref in (*review.of, *review.attendees, *review.inputs)}
    if any(address.startswith("team:") for address in told):
        return
    for role in graph.roles:
        if role.kpis and not role.bot and not role.external and not _is_told(graph, role, told):
            yield Problem(
                at=role.at,
                say=phrase(
                    "{role} is measured, but no review gives it feedback",
                    "「{role}」有考核指标，却没有评审向其反馈",
                    role=role.label,
                ),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=Text(
                    en="Name it under `of` or `attendees` of an appraisal.", zh="请写入考核评审的 `of` 或 `attendees`。"
                ),
            )


def _is_told(graph: OrgGraph, role: Role, told: dict[str, None]) -> bool:
    units = units_of(graph, role.address)
    measures = [link.target for link in graph.out(role.address, Edge.MEASURED_BY)]
    return any(address in told for address in (role.address, *units, *measures))
