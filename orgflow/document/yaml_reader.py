"""YAML text to a located tree, on libyaml's events with typing and limits of our own.

libyaml's composer and PyYAML's constructors are left alone: they recurse, resolve YAML 1.1 and lose where keys stand.
"""

from collections.abc import Callable
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

from orgflow.document.assembly import Assembly, shown
from orgflow.document.limits import LimitReached
from orgflow.document.scalars import MAY_BE_TYPED, WORDS, resolve
from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.document.yaml_trouble import explain, quote_it
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


class _Frame:
    """A container that is still open: its node, the key that waits for its value, and the count when it began."""

    __slots__ = ("anchor", "awaits_key", "counted", "key", "node")

    def __init__(self, node: Mapping | Sequence, counted: int, anchor: str | None) -> None:
        self.node = node
        self.awaits_key = type(node) is Mapping
        self.key: Scalar | None = None
        self.counted = counted
        self.anchor = anchor


class _Composer:
    """Walks the events once, keeping the open containers on a stack of its own."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.root: AnyNode | None = None
        self.offset = 0
        # Where the last value ended: libyaml ends a block at the next token, the block itself ends with its last value.
        self._end = 0
        self._open: list[_Frame] = []
        self._anchors: dict[str, AnyNode] = {}
        # Values in an anchored node, those behind its own aliases included: what each alias to it costs.
        self._sizes: dict[str, int] = {}
        self._count = 0
        self._longest = assembly.budget.limits.scalar

    def run(self) -> None:
        """Read to the end; raises `LimitReached` and PyYAML's `YAMLError`.

        This loop runs once per value of every specification: what is common stands first and makes few calls.
        """
        left = self.assembly.budget.nodes_left
        source = self.assembly.source
        opened = self._open
        # The stubs doubt that events have marks; libyaml's all do.
        take: Callable[[], Any] = CParser(source.text).get_event
        while (event := take()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                word = event.value
                if word.isidentifier() and word.isascii() and opened and self._is_plain(event, word):
                    frame = opened[-1]
                    self._count += 1
                    start, end = event.start_mark.index, event.end_mark.index
                    self.offset = start
                    text = Scalar(source, start, end, word)
                    if frame.awaits_key and frame.key is None:
                        frame.key = text
                        continue
                    self._end = end
                    node: AnyNode = text
                else:
                    node = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._enter(event, kind is MappingStartEvent)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = self._leave(event)
            elif kind is AliasEvent:
                node = self._alias(event)
            elif kind is DocumentStartEvent and self.root is not None:
                self._refuse_second(event)
                break
            else:
                continue
            if self._count > left:
                break
            self._place(node)
        self.assembly.budget.spend_nodes(self._count)

    def _is_plain(self, event: Any, word: str) -> bool:
        """Whether a word is text and nothing else can be said of it, as of nearly every key and reference."""
        return not (
            event.style
            or word in WORDS
            or event.tag is not None
            or event.anchor is not None
            or len(word) > self._longest
        )

    def _scalar(self, event: Any) -> Scalar:
        start = event.start_mark.index
        value = event.value
        quoted = event.style != ""  # libyaml says "" for plain scalars
        self.offset = start
        self._end = event.end_mark.index
        self._count += 1
        if event.tag is not None:
            self._refuse_tag(start)
        elif not quoted and value[:1] in MAY_BE_TYPED:
            value = resolve(value)
        node = self.assembly.scalar(value, start, self._end, quoted)
        if event.anchor is not None:
            self._remember(event.anchor, node, 1)
        return node

    def _enter(self, event: Any, mapping: bool) -> None:
        start = self.offset = event.start_mark.index
        if event.tag is not None:
            self._refuse_tag(start)
        if len(self._open) >= self.assembly.budget.limits.depth:
            raise LimitReached("depth", self.assembly.budget.limits.depth)
        self._count += 1
        node = self.assembly.mapping(start) if mapping else self.assembly.sequence(start)
        self._open.append(_Frame(node, self._count, event.anchor))

    def _leave(self, event: Any) -> Mapping | Sequence:
        frame = self._open.pop()
        node = frame.node
        end = event.end_mark.index
        if end > event.start_mark.index:  # a closing bracket, not the mere end of a block
            self._end = end
        node.end = self._end
        if frame.anchor is not None:
            self._remember(frame.anchor, node, self._count - frame.counted + 1)
        return node

    def _alias(self, event: Any) -> AnyNode:
        start, end = event.start_mark.index, event.end_mark.index
        self.offset = start
        self._end = end
        self._count += self._sizes.get(event.anchor, 1)
        node = self._anchors.get(event.anchor)
        if isinstance(node, Scalar) and self._awaits_key():
            # A key stands where the alias does, whatever it repeats.
            return self.assembly.scalar(node.value, start, end, node.quoted)
        if node is not None:
            return node
        say = phrase(
            "`*{name}` repeats something not named before", "`*{name}` 引用了前面没有的锚点", name=shown(event.anchor)
        )
        if any(frame.anchor == event.anchor for frame in self._open):
            say = phrase(
                "`*{name}` repeats what it is itself a part of",
                "`*{name}` 引用了包含它自身的内容",
                name=shown(event.anchor),
            )
        hint = Text(en="To write a text that begins with `*`, put it in quotes.", zh="若文本以 `*` 开头，请加引号。")
        self.assembly.refuse("yaml-syntax", Span(self.assembly.source, start, end), say, hint=hint)
        return self.assembly.scalar(None, start, end, False)

    def _remember(self, anchor: str, node: AnyNode, size: int) -> None:
        self._anchors[anchor] = node
        self._sizes[anchor] = size

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].node, Mapping) and self._open[-1].key is None

    def _place(self, node: AnyNode) -> None:
        """Hang a finished node into the container that is open, or make it the root."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        parent = frame.node
        if frame.key is not None:
            self.assembly.put(parent, frame.key, node)  # type: ignore[arg-type]  # what awaits a value is a mapping
            frame.key = None
        elif type(parent) is Sequence:
            parent.items.append(node)
            parent.plain.append(node.plain)
        else:
            frame.key = self._key(node)

    def _key(self, node: AnyNode) -> Scalar:
        """The node as a key, whose value is always text."""
        source = self.assembly.source
        if not isinstance(node, Scalar):
            self.assembly.refuse(
                "yaml-syntax",
                node.span,
                Text(en="a key must be a single word", zh="键必须是单个词"),
                hint=Text(en="Put the key in quotes if it holds brackets.", zh="若键中含括号，请加引号。"),
            )
            return Scalar(source, node.start, node.end, shown(source.text[node.start : node.end]), True)
        if type(node.value) is not str:
            return Scalar(source, node.start, node.end, source.text[node.start : node.end], node.quoted)
        if node.quoted:
            return node
        if node.value == "<<":
            self.assembly.refuse(
                "yaml-syntax",
                node.span,
                Text(en="merge keys `<<` are not part of the language", zh="不支持合并键 `<<`"),
                hint=Text(en="Write the entries out.", zh="请把各项写出来。"),
            )
        elif node.value != node.value.strip():
            # To Python, as to the reader's eye, these are spaces; to YAML they are letters.
            self.assembly.refuse(
                "yaml-syntax",
                node.span,
                Text(
                    en="a wide or unbreakable space beside this key is part of it",
                    zh="键旁的全角或不间断空格会成为键的一部分",
                ),
                hint=Text(en="Write ordinary spaces.", zh="请改用普通空格。"),
            )
        return node

    def _refuse_second(self, event: Any) -> None:
        self.assembly.refuse(
            "yaml-syntax",
            Span(self.assembly.source, event.start_mark.index, event.end_mark.index),
            Text(en="a second document begins here", zh="这里开始了第二个文档"),
            hint=Text(en="Put it into a file of its own.", zh="请放到单独的文件中。"),
        )

    def _refuse_tag(self, start: int) -> None:
        text = self.assembly.source.text
        start = end = text.index("!", start)  # an anchor may stand before it
        while end < len(text) and not text[end].isspace() and text[end] not in ",[]{}":
            end += 1
        self.assembly.refuse(
            "yaml-syntax",
            Span(self.assembly.source, start, end),
            phrase("`{tag}` would be a YAML tag", "`{tag}` 会被当作 YAML 标签", tag=shown(text[start:end])),
            hint=quote_it(self.assembly.source, start),
        )
