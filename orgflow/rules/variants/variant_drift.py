"""A variant differs from the base, and from the other variants."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.variants import Variant
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("variant-drift", Severity.INFO, family="variants", needs=("variants",))
def variant_drift(graph: OrgGraph) -> Iterator[Problem]:
    """
    A variant that describes the same team as the base, or as another variant.

    与基础版本或其他变体描述相同团队的变体。

    **Why.** Two names for one thing are a difference that was forgotten, or one that has gone: the base has caught up
    with the variant, and whoever compares the two is misled.

    **Fix.** Write down what differs, or take the variant out.

    **改法。** 写明不同之处，或删除该变体。
    """
    if graph.base is None or graph.variant is None:
        return
    other = _same(graph, graph.base)
    if other is None:
        return
    yield Problem(
        at=graph.variant.at,
        say=phrase(
            "{variant} describes the same team as {other}",
            "「{variant}」与「{other}」描述的是同一个团队",
            variant=graph.variant.label,
            other=other.label if isinstance(other, Variant) else Text(en="the base", zh="基础版本"),
        ),
        subjects=(graph.variant.address, other.address),
        witness=Witness("conflict", (graph.variant.address, other.address)),
        related=(Note(other.at, Text(en="the other one", zh="另一个")),) if isinstance(other, Variant) else (),
        hint=Text(en="Write down what differs, or take the variant out.", zh="请写明不同之处，或删除该变体。"),
    )


def _same(graph: OrgGraph, base: OrgGraph) -> Item | None:
    """What describes the same team: the profile of the base, or an earlier variant."""
    own = graph.team.tree.plain
    if not graph.absorbed and all(base.team.tree.plain.get(name) == value for name, value in own.items()):
        return base.team.profile
    for other in graph.earlier:
        if other.team.tree.plain == own and other.absorbed == graph.absorbed:
            return other.variant
    return None
