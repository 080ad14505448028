"""Every fact says where it comes from."""

from collections.abc import Iterator

from orgflow.document.tree import Mapping
from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

# Sections that state facts about the team, and not about words, editions or the specification itself.
_FACTS = (
    *("principles", "units", "roles", "duties", "channels", "workflows", "skills", "courses", "careers", "kpis"),
    *("goals", "actions", "incentives", "records", "systems", "surveys", "reviews", "vendors"),
)


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    """Objects that are written out, and whether each cites a source or says that it is assumed."""
    edition = graph.variant
    told_by_edition = edition is not None and (edition.states("source") or edition.assumed is True)
    for section in _FACTS if graph.team.sources else ():
        for item in getattr(graph.team, section).values():
            if isinstance(item.node, Mapping):
                own = item.states("source") or item.assumed is True
                added = graph.base is not None and item.address not in graph.base.items
                yield item, f"{section}.source", own or (added and told_by_edition)


@rule(
    "missing-source",
    Severity.INFO,
    family="hygiene",
    columns=tuple(f"{section}.source" for section in _FACTS),
    needs=("sources",),
    asks=_asks,
)
def missing_source(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    An object that does not say where it comes from.

    未写明出处的对象。

    **Why.** Who said so? When the client asks a year later, or two specifications contradict each other, nobody can
    tell a fact from a guess.

    **Fix.** Cite a section of a source (`source: brief.A1.1`), or say that it is your own: `assumed: true`. Asked only
    where the preset expects it, as `strict` does, and only in specifications that declare `sources`. What a variant
    adds has the variant's source.

    **改法。** 引用来源条目（`source: brief.A1.1`）；若为自行假设，写 `assumed: true`。仅在预设要求且已声明
    `sources` 时提示。
    """
    for item, column, is_stated in _asks(graph):
        if not is_stated and column in expects:
            yield Problem(
                at=item.at,
                say=phrase("{item} does not say where it comes from", "「{item}」未写明出处", item=item.label),
                subjects=(item.address,),
                witness=Witness("absence", (item.address,)),
                hint=Text(
                    en="Write `source: SOURCE.SECTION`, or `assumed: true`.",
                    zh="请写 `source: 来源.条目`，或 `assumed: true`。",
                ),
            )
