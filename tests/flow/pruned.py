"""A document with a part of it deleted."""

from orgflow.document import Mapping
from orgflow.document.tree import AnyNode, Entry, Sequence


def without(tree: Mapping, way: tuple[str | int, ...]) -> Mapping:
    """The document without what stands at the end of a way; a map or list that would be empty goes as a whole."""
    left = _without(tree, way)
    assert isinstance(left, Mapping)
    return left


def _without(node: AnyNode, way: tuple[str | int, ...]) -> AnyNode | None:
    step, *rest = way
    if isinstance(node, Mapping):
        assert isinstance(step, str)
        entries = dict(node.entries)
        inner = _without(entries[step].value, tuple(rest)) if rest else None
        if inner is None:
            del entries[step]
        else:
            entries[step] = Entry(entries[step].key, inner)
        plain = {name: entry.value.plain for name, entry in entries.items()}
        return Mapping(node.source, node.start, node.end, entries, plain) if entries else None
    assert isinstance(node, Sequence)
    assert isinstance(step, int)
    inner = _without(node.items[step], tuple(rest)) if rest else None
    items = [*node.items[:step], *([inner] if inner else []), *node.items[step + 1 :]]
    return Sequence(node.source, node.start, node.end, items, [item.plain for item in items]) if items else None
