"""How much of what a preset expects a team states, what is assumed, and what its sources say that nobody took up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from orgflow.graph import OrgGraph
from orgflow.graph.citations import uncited
from orgflow.model.items import Item
from orgflow.model.team import SECTION_SHAPES
from orgflow.rules.columns import tables
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule
from orgflow.text import Text, phrase


@dataclass(frozen=True, slots=True)
class Column:
    """Of how many objects a field such as `channels.script` is expected (of `a|b` either), by which rule, and the
    objects that lack it."""

    name: str
    rule: str
    asked: int
    lacking: tuple[Item, ...]

    @property
    def section(self) -> str:
        """`channels` of `channels.script`."""
        return self.name.partition(".")[0]

    @property
    def stated(self) -> int:
        """How many objects state it."""
        return self.asked - len(self.lacking)


class Assumption(NamedTuple):
    """An object of which something is assumed: the fields that are, or none where all of it is."""

    address: str
    label: Text
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """The columns that have objects; what is assumed; the sections of sources that nothing cites, by address."""

    preset: str
    columns: tuple[Column, ...]
    assumed: tuple[Assumption, ...]
    homeless: dict[str, Text]

    @property
    def sections(self) -> dict[str, tuple[int, int]]:
        """For each section how many fields are stated of how many that are asked, in the order of the language."""
        found: dict[str, tuple[int, int]] = {}
        for column in self.columns:
            stated, asked = found.get(column.section, (0, 0))
            found[column.section] = (stated + column.stated, asked + column.asked)
        return found

    @property
    def total(self) -> tuple[int, int]:
        """The same for the whole team."""
        return sum(column.stated for column in self.columns), sum(column.asked for column in self.columns)


def completeness(graph: OrgGraph, rules: Iterable[Rule], preset: Preset) -> Completeness:
    """Count what the preset expects, by the rules that would miss it."""
    columns = [column for rule in rules for column in _columns(graph, rule, preset)]
    order = {section: place for place, section in enumerate(SECTION_SHAPES)}
    return Completeness(
        preset.name,
        tuple(sorted(columns, key=lambda column: order.get(column.section, len(order)))),
        tuple(_assumed(graph)),
        dict(_homeless(graph)),
    )


def _columns(graph: OrgGraph, rule: Rule, preset: Preset) -> Iterator[Column]:
    lacking: dict[str, list[Item]] = {}
    asked: Counter[str] = Counter()
    for item, column, stated in rule.asks(graph) if rule.asks else _everywhere(graph, rule):
        section, _, keys = column.partition(".")
        if any(f"{section}.{key}" in preset.expects for key in keys.split("|")):
            asked[column] += 1
            lacking.setdefault(column, []).extend(() if stated else (item,))
    for column, items in lacking.items():
        yield Column(column, rule.name, asked[column], tuple(items))


def _everywhere(graph: OrgGraph, rule: Rule) -> Iterator[tuple[Item, str, bool]]:
    """A rule that does not say which objects it asks is one that asks all of a section."""
    for column in rule.columns:
        section, dot, field = column.partition(".")
        if dot and "=" not in field:
            for table in tables(graph, section):
                yield from ((item, column, item.states(field)) for item in table)


def _assumed(graph: OrgGraph) -> Iterator[Assumption]:
    for whole in graph.items.values():
        for item in (whole, *_inside(whole, graph)):
            if item.assumed:
                label = graph.label(whole.address)
                if item is not whole:
                    label = phrase("{whole}: {part}", "{whole}：{part}", whole=label, part=item.label)
                yield Assumption(item.address, label, item.assumed if isinstance(item.assumed, tuple) else ())


def _inside(item: Item, graph: OrgGraph) -> Iterator[Item]:
    """The objects that are written inside another, but for those that the graph has as objects of their own."""
    for field in fields(item):
        value = getattr(item, field.name)
        members = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for member in members:
            if isinstance(member, Item) and member.address not in graph.items:
                yield member
                yield from _inside(member, graph)


def _homeless(graph: OrgGraph) -> Iterator[tuple[str, Text]]:
    return ((f"section:{source.id}.{name}", said) for source, name, said in uncited(graph))
