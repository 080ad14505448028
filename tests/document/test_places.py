"""Every node and key knows its stretch of text: read alone, it gives the same value."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.document import Budget, Limits, Mapping, Scalar, Sequence
from orgflow.document.files import Part, read_bytes
from orgflow.document.tree import AnyNode

# What a spec may hold: no controls, no marks without width, in NFC; astral characters among them.
WORDS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from("甲乙：，“”é😀🧑\u3000\u00a0-#&*!|>%@`\n\t"),
    ),
    max_size=12,
)
# Spaces that only YAML takes for letters are refused beside keys.
KEYS = WORDS.map(lambda word: re.sub("[\u3000\u00a0]", "", word))
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


class Dumper(yaml.SafeDumper):
    """Writes in quotes what our typing would read as something else; aliases are tested apart."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the dumper's own signature
        return True


Dumper.yaml_implicit_resolvers = {}
Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])
for _tag, _pattern, _first in (
    ("merge", r"<<\Z", "<"),
    ("bool", r"(true|True|TRUE|false|False|FALSE)\Z", "tTfF"),
    ("int", r"([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z", "-+.0123456789"),
):
    Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
Dumper.add_representer(float, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", repr(value)))


def parse(text: str, name: str = "t.yaml") -> Mapping:
    part = read_bytes(text.encode(), name, Budget(Limits()))
    assert [(finding.at.line, finding.problem.say.en) for finding in part.findings] == []
    assert part.tree is not None
    return part.tree


def nodes(node: AnyNode) -> Iterator[AnyNode]:
    yield node
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.key
            yield from nodes(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)


def alone(node: AnyNode) -> Any:
    """The value of a node's stretch of text, read where it stands in a line of its own, four columns to the right."""
    text = " " * (node.span.column - 1) + node.source.text[node.start : node.end]
    moved = "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    return parse("k:\n" + moved).plain["k"]


def assert_places(tree: Mapping) -> None:
    for node in nodes(tree):
        written = node.source.text[node.start : node.end]
        if isinstance(node, Scalar) and node.value is None:
            assert written.strip() in ("", "~", "null")
            continue
        assert alone(node) == node.plain, written


@settings(max_examples=120)
@given(DOCUMENTS, st.booleans(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_a_yaml_dump_reads_back_and_every_stretch_alone(document: Any, flow: bool, end: str, mark: str) -> None:
    text = yaml.dump(document, Dumper=Dumper, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=60)
    text = text.removesuffix("...\n")
    assert json.dumps(parse(mark + text.replace("\n", end)).plain) == json.dumps(document)
    assert_places(parse(mark + text))


@settings(max_examples=100)
@given(DOCUMENTS, st.sampled_from([None, 2]), st.booleans())
def test_json_reads_back_equal_and_as_the_same_tree_by_either_reader(
    document: Any, indent: int | None, escaped: bool
) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=escaped)
    tree = parse(text, "t.json")
    assert json.dumps(tree.plain) == json.dumps(document)
    for node in nodes(tree):
        assert json.dumps(json.loads(text[node.start : node.end])) == json.dumps(node.plain)
    if "\\ud" not in text:  # YAML does not put halves of characters together
        twin = parse(text, "t.yaml")
        assert [places(node) for node in nodes(twin)] == [places(node) for node in nodes(tree)]


def places(node: AnyNode) -> tuple[object, ...]:
    return type(node), node.start, node.end, repr(node.plain), isinstance(node, Scalar) and node.quoted


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {b: 1, c: [d, e]}\nf: *x\ng: 2\n",
        "a: &x\n  b: 1\n  c:\n  - d\n  - e\nf:\n  h: *x\ng: 2\n",
        "a: &x 1\nb:\n- *x\n- *x\n\n# and\n\nc: d\n",
        "? a\n: b\n? 'c'\n: [d: 1, e]\n",
        "a: |\n  one\n\n  two\n\nb: >-\n  x\n  y\nc: 1\n",
        "a: |+\n  one\n\n\nb: 1\n",
        "a:\n- - x\n  - y\n-   z: 1\n    w: [2,\n  3]\nb: {c: {}, d: []}\n",
        "a: x\n  y\n  z\nb: 'p\n\n  q'\nc: \"r \\\n  s\"\n",
        "😀: {甲: 😀乙, 'é': [“x”, y]}\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_stretches_of_what_people_write(text: str, end: str) -> None:
    tree = parse(text.replace("\n", end))
    for node in nodes(tree):
        written = node.source.text[node.start : node.end]
        if "*" not in written and not (isinstance(node, Scalar) and node.value is None):
            assert alone(node) == node.plain, written


def test_lines_and_columns_are_those_of_an_editor() -> None:
    tree = parse("\ufeff甲: 😀\r\nb:\r\n c\r\n# é\r\n'd':  [e, 乙]\r\n")
    shown = {
        str(node.plain): (node.span.line, node.span.column, node.span.end_line, node.span.end_column)
        for node in nodes(tree)
        if isinstance(node, Scalar)
    }
    assert shown == {
        "甲": (1, 1, 1, 2),
        "😀": (1, 4, 1, 5),
        "b": (2, 1, 2, 2),
        "c": (3, 2, 3, 3),
        "d": (5, 1, 5, 4),
        "e": (5, 8, 5, 9),
        "乙": (5, 11, 5, 12),
    }


def test_a_block_ends_with_its_last_value() -> None:
    tree = parse("a: &x 1\nb:\n  c: *x   # so\n\n\nd:\n- e\n\n# end\n")
    b, d = tree.get("b"), tree.get("d")
    assert b is not None
    assert d is not None
    assert b.source.text[b.start : b.end] == "c: *x"
    assert d.source.text[d.start : d.end] == "- e"


def test_a_repeated_value_points_at_what_it_repeats_and_a_repeated_key_at_itself(part: Callable[..., Part]) -> None:
    tree = part("a: &x word\nb: *x\n*x : c\n").tree
    assert tree is not None
    assert tree.plain == {"a": "word", "b": "word", "word": "c"}
    assert tree.entries["b"].value.span.line == 1
    assert tree.entries["word"].key.span.line == 3
