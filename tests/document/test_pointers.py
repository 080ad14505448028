"""From a place to its JSON Pointer, across files."""

from collections.abc import Callable, Iterator

from orgflow.document import Document, Mapping, Scalar, Sequence
from orgflow.document.pointers import Pointers
from orgflow.document.tree import AnyNode
from orgflow.source import Span


def entries(node: AnyNode, pointer: str = "") -> Iterator[tuple[str, Span]]:
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            here = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            yield here, entry.key.span
            if isinstance(entry.value, Scalar):  # a block begins and ends with what it holds
                yield here, entry.value.span
            yield from entries(entry.value, here)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield f"{pointer}/{number}", item.span
            yield from entries(item, f"{pointer}/{number}")


def test_every_key_and_value_of_several_files_is_found_again(project: Callable[..., Document]) -> None:
    document = project(
        {
            "team.orgflow.yaml": "orgflow: 1\nimports: [b.yaml, a.yaml]\nteam: {id: t}\nroles:\n  x: {to: [p, q]}\n",
            "a.yaml": "orgflow: 1\nduties: {d: {e/f: 1, g~h: [[1, 2], {i: 3}]}}\nroles: {y: {to: p}}\n",
            "b.yaml": "orgflow: 1\nroles:\n  z:\n    to: [p]\nunits: {u: 1}\n",
        }
    )
    assert document.tree is not None
    pointers = Pointers(document.tree)
    spans = dict(entries(document.tree))
    assert "/duties/d/g~0h/0/1" in spans
    assert {pointer: pointers.pointer(span) for pointer, span in entries(document.tree)} == {
        pointer: pointer for pointer in spans
    }


def test_of_repeated_values_the_first_place_counts(project: Callable[..., Document]) -> None:
    document = project({"team.orgflow.yaml": "orgflow: 1\nteam: 1\na: [&x word, *x]\nb: *x\n"})
    assert document.tree is not None
    a = document.tree.get("a")
    assert isinstance(a, Sequence)
    assert Pointers(document.tree).pointer(a.items[1].span) == "/a/0"


def test_a_place_between_values_belongs_to_what_is_around_it(project: Callable[..., Document]) -> None:
    document = project({"team.orgflow.yaml": "orgflow: 1\nteam: {a: 1,  b: 2}\n"})
    assert document.tree is not None
    source = document.tree.source
    gap = source.text.index(",") + 1
    assert Pointers(document.tree).pointer(Span(source, gap, gap + 1)) == "/team"
    assert Pointers(document.tree).pointer(Span(source, 0, len(source.text))) == ""
