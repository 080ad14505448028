"""Columns: fields that the objects of a section may state, and rules that miss what is not stated in one.

A rule "X has no Y" is silent while nobody states a Y: only a column that is half filled is a fault. A preset may expect
a column, and then it is missed even where all of it is empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import WRAPPER_ASSIGNMENTS, update_wrapper
from typing import Any

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.rule import NOTHING, Expects, Rule, rule
from orgflow.text import Text, listed, phrase

Concerns = Callable[[OrgGraph, Item], bool]
# Objects that stand inside those of a section: those of one workflow, ladder or case are a table of their own.
_INNER: dict[str, tuple[str, Callable[[Any], Iterable[Item]]]] = {
    "steps": ("workflows", lambda flow: flow.steps.values()),
    "starts": ("workflows", lambda flow: flow.starts.values()),
    "rungs": ("escalations", lambda ladder: ladder.levels),
    "categories": ("cases", lambda case: case.categories.values()),
    "severities": ("cases", lambda case: case.severities.values()),
    "attributes": ("cases", lambda case: case.attributes.values()),
    "stages": ("goals", lambda goal: (goal.cascade or {}).values()),
    "promotions": ("careers", lambda career: (career.steps or {}).values()),
    "rotations": ("careers", lambda career: (career.rotation or {}).values()),
    "peaks": ("demand", lambda load: (load.peaks or {}).values()),
}


def tables(graph: OrgGraph, section: str) -> Iterator[tuple[Item, ...]]:
    """The objects whose columns are looked at together: all of a section of the team, or of one kind inside each of its
    objects (`steps` of a workflow, `rungs` of a ladder, `categories` of a case); the team itself is a table of one."""
    if section == "team":
        yield (graph.team.profile,)
        return
    outer, inside = _INNER.get(section, (section, None))
    items = getattr(graph.team, outer).values()
    if inside is None:
        yield tuple(items)
    else:
        yield from (tuple(inside(item)) for item in items)


def speaks(graph: OrgGraph, column: str, expects: Expects) -> bool:
    """Whether a column such as `channels.script` is expected, or stated by at least one object of its section."""
    section, _, field = column.partition(".")
    return column in expects or any(_stated(table, field) for table in tables(graph, section))


def missing_fields(
    name: str,
    severity: Severity,
    *,
    family: str,
    section: str,
    fields: Mapping[str, Text],
    together: bool = False,
    said: Mapping[str, Concerns] | None = None,
    defaulted: Mapping[str, Concerns] | None = None,
) -> Callable[[Concerns], Rule]:
    """Make a rule of a function that says which objects of a section must state some fields, and whose docstring is the
    page: one finding for each object, which names all that it lacks.

    `fields` are YAML keys and what they are called in a sentence; of `a|b` one is enough. Those that belong `together`
    are asked of the objects that state one of them, whatever others state. `said` tells of a field for which objects
    something else says it already, `defaulted` for which a default does, which a preset that expects the field does not
    take for an answer.
    """

    every = tuple(field for key in fields for field in key.split("|"))
    elsewhere, inferred = said or {}, defaulted or {}

    def knows(graph: OrgGraph, item: Item, key: str, expects: Expects = NOTHING) -> bool:
        if _states(item, key) or (key in elsewhere and elsewhere[key](graph, item)):
            return True
        asked = any(f"{section}.{field}" in expects for field in key.split("|"))
        return key in inferred and not asked and inferred[key](graph, item)

    def make(concerns: Concerns) -> Rule:
        def check(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
            for table in _groups(graph, section, together):
                asked = {
                    key: word
                    for key, word in fields.items()
                    if any(f"{section}.{field}" in expects for field in key.split("|"))
                    or any(_stated(table, field) for field in (every if together else key.split("|")))
                }
                for item in table if asked else ():
                    lacking = [key for key in asked if not knows(graph, item, key, expects)]
                    if lacking and concerns(graph, item):
                        yield lacks(graph, item, {key: asked[key] for key in lacking})

        update_wrapper(check, concerns, assigned=(*WRAPPER_ASSIGNMENTS,))
        columns = tuple(f"{section}.{field}" for field in every)

        def asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
            for table in tables(graph, section):
                for item in table:
                    if concerns(graph, item):
                        yield from ((item, f"{section}.{key}", knows(graph, item, key)) for key in fields)

        outer, _ = _INNER.get(section, (section, None))
        needs = () if section == "team" else (outer,)
        return rule(name, severity, family=family, columns=columns, needs=needs, asks=asks)(check)

    return make


def lacks(graph: OrgGraph, item: Item, lacking: Mapping[str, Text]) -> Problem:
    """The finding that an object lacks some fields: YAML keys, and what they are called in a sentence."""
    keys = ["` / `".join(map(_written, key.split("|"))) for key in lacking]
    return Problem(
        at=item.at,
        say=phrase(
            "{item} does not state {fields}",
            "「{item}」未写明{fields}",
            item=graph.label(item.address) if item.address in graph.items else item.label,
            fields=listed(lacking.values()),
        ),
        subjects=(item.address,),
        witness=Witness("absence", (item.address,)),
        related=tuple(
            Note(
                item.place(field),
                Text(en="what is named here is gone in this variant", zh="这里写明的对象在该变体中已取消"),
            )
            for key in lacking
            for field in key.split("|")
            if item.is_emptied(field)
        ),
        hint=phrase("Write {keys}.", "请补充 {keys}。", keys=listed(f"`{key}`" for key in keys)),
    )


def _groups(graph: OrgGraph, section: str, single: bool) -> Iterator[tuple[Item, ...]]:
    """The tables of a section, or each of its objects by itself."""
    for table in tables(graph, section):
        yield from ((item,) for item in table) if single else (table,)


def _states(item: Item, key: str) -> bool:
    return any(item.states(field) and not item.is_emptied(field) for field in key.split("|"))


def _stated(table: Iterable[Item], field: str) -> bool:
    # A column whose last names a variant has taken away is still one that speaks.
    return any(item.states(field) for item in table)


def _written(key: str) -> str:
    """A field as it is written: `calendar: {zone: …}` for `calendar.zone`."""
    outer, _, inner = key.partition(".")
    return f"{outer}: {{{inner}: …}}" if inner else f"{outer}: …"
