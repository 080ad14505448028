"""Whatever somebody does in the base, somebody does in every variant."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph, lost, taken_away
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("duty-lost-in-variant", Severity.ERROR, family="variants", needs=("variants", "duties"))
def duty_lost_in_variant(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that is somebody's in the base and nobody's in a variant.

    基础版本中有人承担、在某个变体中却无人承担的职责。

    **Why.** A smaller edition has fewer posts, not less work. The post goes, its duties stay, and the customer is the
    first to notice.

    A duty is lost when no role is left that is responsible for it, or none that is accountable. Silent on a duty that
    the variant takes away itself: this edition does not do it.

    **Fix.** In the variant's patch name another role for the duty, or merge the post that goes into one that stays. If
    this edition is not to do the work at all, take the duty away, too.

    **改法。** 在变体的 `patch` 中为该职责指定其他岗位，或用 `merge` 把取消的岗位并入保留的岗位；
    若该版本确实不做这项工作，请把职责也删除。
    """
    for duty in graph.team.duties.values():
        for kind in (Edge.RESPONSIBLE, Edge.ACCOUNTABLE):
            links = lost(graph, duty.address, kind)
            if links:
                yield _problem(graph, duty, kind, links)
                break


def _problem(graph: OrgGraph, duty: Duty, kind: Edge, links: list[Link]) -> Problem:
    said = Text(en="nobody is responsible for {duty} any more", zh="「{duty}」不再有岗位负责")
    if kind is Edge.ACCOUNTABLE:
        said = Text(en="nobody is accountable for {duty} any more", zh="「{duty}」不再有人对结果负责")
    return Problem(
        at=duty.at,
        say=phrase(said.get("en"), said.get("zh"), duty=duty.label),
        subjects=(duty.address,),
        witness=Witness("absence", (duty.address, *(link.source for link in links))),
        related=tuple(_gone(graph, link) for link in links),
        hint=phrase(
            "In the variant's patch write `{field}: ROLE`, or merge {role} into a role that stays.",
            "请在变体的 `patch` 中写明 `{field}: 岗位`，或把「{role}」并入保留的岗位。",
            field=kind.value,
            role=(graph.base or graph).label(links[0].source),
        ),
    )


def _gone(graph: OrgGraph, link: Link) -> Note:
    place = taken_away(graph, link.source)
    role = (graph.base or graph).label(link.source)
    if place is None:
        return Note(link.at, phrase("{role} in the base", "基础版本中为「{role}」", role=role))
    return Note(place, phrase("{role} is taken away here", "「{role}」在这里被取消", role=role))
