"""What is declared is used."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.variation import words_of_patches
from orgflow.model.items import Item
from orgflow.model.kinds import KIND_WORDS
from orgflow.model.organisation import Party
from orgflow.rules.rule import rule
from orgflow.text import phrase

# Sections whose objects are there to be referred to, and the edges by which one takes part without that.
_DECLARED: dict[str, tuple[Edge, ...]] = {
    "parties": (),
    "areas": (),
    "escalations": (),
    "records": (Edge.WRITES, Edge.READS, Edge.KEEPS),
    "systems": (Edge.KEEPS,),
    "channels": (Edge.SERVES,),
}


@rule("unused-definition", Severity.INFO, family="hygiene")
def unused_definition(graph: OrgGraph) -> Iterator[Problem]:
    """
    A definition that nothing refers to.

    没有任何对象使用的定义。

    **Why.** Either it was forgotten where it belongs, or it is left over from an earlier version. Readers cannot tell
    which.

    Looked at are parties, areas, escalation ladders, records, systems and channels. A record that
    somebody writes or reads, a system that holds one, a channel that somebody serves are used, and so are customers.
    What only the patch of a variant names is used. Silent on a kind of which nothing is referred to yet.

    **Fix.** Name it where it belongs, or drop it.

    **改法。** 在应当使用的地方引用它，或将其删除。
    """
    # What a variant has no use for its base may still use.
    whole = graph.base or graph
    patched = words_of_patches(whole.team)
    for section, taking_part in _DECLARED.items():
        items: list[Item] = list(getattr(graph.team, section).values())
        if any(item.address in whole.team.referred for item in items):
            for item in items:
                if item.id not in patched and not _is_used(whole, item, taking_part):
                    yield _problem(item)


def _is_used(graph: OrgGraph, item: Item, taking_part: tuple[Edge, ...]) -> bool:
    if item.address in graph.team.referred or (isinstance(item, Party) and item.kind == "customer"):
        return True
    return any(graph.into(item.address, kind) or graph.out(item.address, kind) for kind in taking_part)


def _problem(item: Item) -> Problem:
    return Problem(
        at=item.at,
        say=phrase(
            "nothing refers to the {kind} {item}",
            "没有任何对象使用{kind}「{item}」",
            kind=KIND_WORDS[item.address.partition(":")[0]],
            item=item.label,
        ),
        subjects=(item.address,),
        witness=Witness("absence", (item.address,)),
        hint=phrase("Name `{id}` where it belongs, or drop it.", "请在应当使用处引用 `{id}`，或将其删除。", id=item.id),
    )
