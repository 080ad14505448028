"""What the tests of the schemas share: the shipped specs, and trees made of plain values."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgflow.document import Budget, Limits, Mapping, Scalar, Sequence, read
from orgflow.document.tree import AnyNode, Entry
from orgflow.resources import shipped
from orgflow.source import Source


@pytest.fixture(scope="session")
def specs() -> list[Mapping]:
    """The trees of the shipped specs, which are right."""
    return [read_tree(path) for path in sorted(shipped("specs").glob("*/*.orgflow.yaml"))]


@pytest.fixture(scope="session")
def faults() -> Mapping:
    """The tree of a spec that is well-formed YAML and wrong in as many ways as we could think of."""
    return read_tree(Path(__file__).with_name("faults.orgflow.yaml"))


@pytest.fixture(scope="session")
def made() -> Callable[[dict[str, Any]], Mapping]:
    """Makes a tree of a plain value: every key and single value stands on a line of its own."""
    return make_tree


def read_tree(path: Path) -> Mapping:
    document = read(path, Budget(Limits()))
    assert document.findings == ()
    assert document.tree is not None
    return document.tree


def make_tree(value: dict[str, Any]) -> Mapping:
    words: list[str] = []
    _gather(value, words)
    source = Source("made.orgflow.yaml", "\n".join(words))
    places = iter(source.line_starts)

    def scalar(part: Any) -> Scalar:
        start = next(places)
        return Scalar(source, start, start + len(str(part)), part, isinstance(part, str))

    def node(part: Any) -> AnyNode:
        if isinstance(part, dict):
            entries = {}
            for name, member in part.items():
                key = scalar(name)
                entries[name] = Entry(key, node(member))
            return Mapping(source, 0, len(source.text), entries, part)
        if isinstance(part, list):
            return Sequence(source, 0, len(source.text), [node(member) for member in part], part)
        return scalar(part)

    root = node(value)
    assert isinstance(root, Mapping)
    return root


def _gather(value: Any, words: list[str]) -> None:
    if isinstance(value, dict):
        for name, member in value.items():
            words.append(name)
            _gather(member, words)
    elif isinstance(value, list):
        for member in value:
            _gather(member, words)
    else:
        words.append(str(value))
