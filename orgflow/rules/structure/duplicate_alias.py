"""One name for one actor."""

import unicodedata
from collections.abc import Iterator

from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Party, Role
from orgflow.rules.rule import rule
from orgflow.text import LANGUAGES, Text, phrase


@rule("duplicate-alias", Severity.WARNING, family="structure")
def duplicate_alias(graph: OrgGraph) -> Iterator[Problem]:
    """
    A name or alias that two roles or parties share.

    两个岗位或外部方共用的名称或别名。

    **Why.** Whoever is told to ask the "team lead" asks the wrong one. Charts and reports call a role by its name, too.

    Names and aliases are compared in each language, whatever their case, width and spacing. One may repeat its own.

    **Fix.** Say in the name what tells the two apart, or take the alias off one of them.

    **改法。** 在名称中写明两者的区别，或从其中一方删除该别名。
    """
    first: dict[str, tuple[Role | Party, AnyNode]] = {}
    actors: tuple[Role | Party, ...] = (*graph.roles, *graph.team.parties.values())
    for actor in actors:
        reported: set[str] = set()
        for word, node in _words(actor):
            other, there = first.setdefault(_folded(word), (actor, node))
            if other is actor or other.address in reported:
                continue
            reported.add(other.address)
            yield Problem(
                at=node.span,
                say=phrase(
                    "`{first}` and `{second}` are both called “{word}”",
                    "`{first}` 和 `{second}` 都叫“{word}”",
                    first=other.id,
                    second=actor.id,
                    word=word,
                ),
                subjects=(other.address, actor.address),
                witness=Witness("conflict", (other.address, actor.address)),
                related=(Note(there.span, Text(en="the other is called so here", zh="另一方的名称写在这里")),),
                hint=Text(
                    en="Say what tells them apart, such as the team they lead.", zh="请写明区别，例如所带的小组。"
                ),
            )


def _words(actor: Role | Party) -> Iterator[tuple[str, AnyNode]]:
    """What an actor is called, each with the node that says so."""
    written = actor.node.get("name") if isinstance(actor.node, Mapping) else None
    label = actor.label
    for language in LANGUAGES:
        word = label.stated(language)
        if word:
            node = written.get(language) if isinstance(written, Mapping) else written
            yield word, node or actor.key or actor.node
    aliases = actor.node.get("aliases") if isinstance(actor.node, Mapping) else None
    for alias in aliases.items if isinstance(aliases, Sequence) else [aliases]:
        if isinstance(alias, Scalar):
            yield str(alias.value), alias


def _folded(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    return word.casefold().replace(" ", "")
