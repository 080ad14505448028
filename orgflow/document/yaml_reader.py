"""YAML text to a located tree, on libyaml's events with typing and limits of our own.

libyaml's composer and PyYAML's constructors are left alone: they recurse, resolve YAML 1.1 and lose where keys stand.
"""

from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from orgflow.document.assembly import Assembly
from orgflow.document.limits import LimitReached
from orgflow.document.scalars import resolve
from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.document.yaml_trouble import explain
from orgflow.source import Span
from orgflow.text import Text, phrase


def read_yaml(assembly: Assembly) -> AnyNode | None:
    """The tree of the assembly's source, or None where there is nothing to read.

    What is wrong is collected in the assembly. A tree is returned even so, as far as it could be read.
    """
    composer = _Composer(assembly)
    try:
        composer.run()
    except LimitReached as reached:
        assembly.refuse_limit(reached, composer.offset)
    except YAMLError as error:
        say, hint, at = explain(error, assembly.source)
        assembly.refuse("yaml-syntax", at, say, hint=hint)
    return composer.root


class _Composer:
    """Walks the events once, keeping the open containers on a stack of its own."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.root: AnyNode | None = None
        self.offset = 0
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._counted: list[int] = []
        self._anchors: dict[str, AnyNode] = {}
        self._anchor_names: list[str | None] = []
        # Values in an anchored node, those behind its own aliases included: what each alias to it costs.
        self._sizes: dict[str, int] = {}
        self._count = 0

    def run(self) -> None:
        """Read to the end; raises `LimitReached` and PyYAML's `YAMLError`."""
        assembly = self.assembly
        parser = CParser(assembly.source.text)
        while parser.check_event():
            event: Any = parser.get_event()  # the stubs doubt that events have marks; libyaml's all do
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._enter(assembly.mapping(event.start_mark.index), event)
            elif kind is SequenceStartEvent:
                self._enter(assembly.sequence(event.start_mark.index), event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._leave(event.end_mark.index)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent and self.root is not None:
                start, end = event.start_mark.index, event.end_mark.index
                assembly.refuse(
                    "yaml-syntax",
                    Span(assembly.source, start, end),
                    Text(en="a second document begins here", zh="这里开始了第二个文档"),
                    hint=Text(en="Put it into a file of its own.", zh="请放到单独的文件中。"),
                )
                return

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.offset = start
        plain = not event.style  # libyaml says "" for plain scalars
        if event.tag is not None:
            self._refuse_tag(event.tag, start)
        value = resolve(event.value) if plain and event.tag is None else event.value
        node = self.assembly.scalar(value, start, end, not plain)
        self._spend(1)
        if event.anchor is not None:
            self._remember(event.anchor, node, 1)
        self._place(node)

    def _enter(self, node: Mapping | Sequence, event: Any) -> None:
        self.offset = node.start
        if event.tag is not None:
            self._refuse_tag(event.tag, node.start)
        if len(self._open) >= self.assembly.budget.limits.depth:
            raise LimitReached("depth", self.assembly.budget.limits.depth)
        self._spend(1)
        self._open.append(node)
        self._keys.append(None)
        self._counted.append(self._count)
        self._anchor_names.append(event.anchor)

    def _leave(self, end: int) -> None:
        node = self._open.pop()
        self._keys.pop()
        # libyaml ends a block at the next token; the block itself ends with its last value.
        node.end = self._end_of(node, end)
        size = self._count - self._counted.pop() + 1
        anchor = self._anchor_names.pop()
        if anchor is not None:
            self._remember(anchor, node, size)
        self._place(node)

    def _end_of(self, node: Mapping | Sequence, end: int) -> int:
        if self.assembly.source.text[node.start : node.start + 1] in ("{", "["):
            return end
        if isinstance(node, Sequence):
            return node.items[-1].end if node.items and node.items[-1].start >= node.start else end
        last = next(reversed(node.entries.values()), None)
        return max(last.key.end, last.value.end) if last and last.value.start >= node.start else end

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.offset = start
        node = self._anchors.get(event.anchor)
        if node is None:
            self.assembly.refuse(
                "yaml-syntax",
                Span(self.assembly.source, start, end),
                phrase(
                    "`*{name}` repeats something not named before", "`*{name}` 引用了前面没有的锚点", name=event.anchor
                ),
                hint=Text(
                    en="To write a text that begins with `*`, put it in quotes.", zh="若文本以 `*` 开头，请加引号。"
                ),
            )
            node = self.assembly.scalar(None, start, end, False)
        self._spend(self._sizes.get(event.anchor, 1))
        self._place(node)

    def _remember(self, anchor: str, node: AnyNode, size: int) -> None:
        self._anchors[anchor] = node
        self._sizes[anchor] = size

    def _spend(self, count: int) -> None:
        self._count += count
        self.assembly.budget.spend_nodes(count)

    def _place(self, node: AnyNode) -> None:
        """Hang a finished node into the container that is open, or make it the root."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            parent.plain.append(node.plain)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(node)
            return
        self._keys[-1] = None
        self.assembly.put(parent, key, node, node.plain)

    def _key(self, node: AnyNode) -> Scalar:
        if isinstance(node, Scalar):
            if node.value == "<<" and not node.quoted:
                self.assembly.refuse(
                    "yaml-syntax",
                    node.span,
                    Text(en="merge keys `<<` are not part of the language", zh="不支持合并键 `<<`"),
                    hint=Text(en="Write the entries out.", zh="请把各项写出来。"),
                )
            return node
        self.assembly.refuse(
            "yaml-syntax",
            node.span,
            Text(en="a key must be a single word", zh="键必须是单个词"),
            hint=Text(en="Put the key in quotes if it holds brackets.", zh="若键中含括号，请加引号。"),
        )
        return self.assembly.scalar(self.assembly.source.text[node.start : node.end][:40], node.start, node.end, True)

    def _refuse_tag(self, tag: str, start: int) -> None:
        text = self.assembly.source.text
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in ",]}":
            end += 1
        self.assembly.refuse(
            "yaml-syntax",
            Span(self.assembly.source, start, end),
            phrase("`{tag}` would be a YAML tag", "`{tag}` 会被当作 YAML 标签", tag=text[start:end] or tag),
            hint=Text(en="Put the value in quotes.", zh="请给该值加引号。"),
        )
