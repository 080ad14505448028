"""A bilingual team speaks both languages everywhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from orgflow.document.tree import AnyNode, Mapping, Sequence
from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item, Ref
from orgflow.model.team import SECTION_SHAPES
from orgflow.rules.rule import rule
from orgflow.text import LANGUAGES, Language, Text, phrase

# Notes and sources are for those who write the specification; messages are names that events listen for.
_NOT_SHOWN = ("note", "source", "tags", "assumed", "message", "node", "key", "address")
_WITHOUT_TEXT = frozenset((bool, int, str, Ref))
_UNMARKED = Text(
    en="A text without language counts as the first of `team.languages`. ",
    zh="未注明语言的文字视为 `team.languages` 的第一种语言。",
)
_NAMES: dict[Language, Text] = {"en": Text(en="English", zh="英文"), "zh": Text(en="Chinese", zh="中文")}


@rule("missing-translation", Severity.WARNING, family="hygiene")
def missing_translation(graph: OrgGraph) -> Iterator[Problem]:
    """
    A text in one language only, in a team that lists two.

    团队使用两种语言、却只写了一种的文字。

    **Why.** Pictures and manuals are handed over in both languages. A label without translation stands in the other
    language's picture as it is, and its reader cannot read it.

    **Fix.** Write both: `{zh: 倾听诉求, en: Listen}`. A text without language counts as the first of `team.languages`.
    An id that serves as label needs no translation, nor do notes, free-text sources and messages. Silent unless
    `team.languages` lists both languages.

    **改法。** 两种语言都写：`{zh: 倾听诉求, en: Listen}`。未注明语言的文字视为 `team.languages` 的第一种语言。
    """
    if not all(language in graph.team.profile.languages for language in LANGUAGES):
        return
    items: list[Item] = [graph.team.profile]
    for section in SECTION_SHAPES:
        items += getattr(graph.team, section).values()
    for item in items:
        for text, node, (owner, *path) in _texts(graph, item, item.node, ()):
            for language in LANGUAGES:
                if not text.stated(language):
                    yield _problem(text, node, language, owner, path)


def _problem(text: Text, node: AnyNode, language: Language, owner: str, path: list[str]) -> Problem:
    return Problem(
        at=node.span,
        say=phrase(
            "“{text}” has no {language} wording", "「{text}」没有{language}", text=text, language=_NAMES[language]
        ),
        subjects=(owner,),
        witness=Witness("absence", (owner, *path, language)),
        hint=phrase(
            "{why}Write both: `{{zh: {zh}, en: {en}}}`.",
            "{why}请写两种语言：`{{zh: {zh}, en: {en}}}`。",
            why=Text() if isinstance(node, Mapping) else _UNMARKED,
            zh=text.zh or "…",
            en=text.en or "…",
        ),
    )


def _texts(
    graph: OrgGraph, value: Any, node: AnyNode, path: tuple[str, ...]
) -> Iterator[tuple[Text, AnyNode, tuple[str, ...]]]:
    """Every text beneath a value of the model, with where it stands and the way to it: the address of the object that
    it belongs to, then fields and keys."""
    if isinstance(value, Text):
        yield value, node, path
    elif isinstance(value, Item):
        yield from _fields(graph, value, value.node, (value.address,) if value.address in graph.items else path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            name = str(key.node.plain) if isinstance(key, Ref) else str(key)
            yield from _texts(graph, inner, _inside(node, name), (*path, name))
    elif is_dataclass(value):
        yield from _fields(graph, value, node, path)
    elif isinstance(value, tuple) and isinstance(node, Sequence):
        for number, (inner, child) in enumerate(zip(value, node.items, strict=False)):
            yield from _texts(graph, inner, child, (*path, str(number)))


def _fields(
    graph: OrgGraph, value: Any, node: AnyNode, path: tuple[str, ...]
) -> Iterator[tuple[Text, AnyNode, tuple[str, ...]]]:
    shape: Any = type(value)
    for field, name in _shown(shape):
        inner = getattr(value, field)
        if inner and type(inner) not in _WITHOUT_TEXT and not (type(inner) is Text and inner.en and inner.zh):
            yield from _texts(graph, inner, _inside(node, name), (*path, name))


@cache
def _shown(shape: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a class that pictures show, and the keys they are written under."""
    names = [declared.name for declared in fields(shape) if declared.name not in _NOT_SHOWN]
    return tuple((name, name.removesuffix("_")) for name in names)


def _inside(node: AnyNode, name: str) -> AnyNode:
    """What stands behind a key; the node itself where a short form leaves the key out."""
    return node.get(name) or node if isinstance(node, Mapping) else node
