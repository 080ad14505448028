"""JSON text to a located tree.

The standard library's scanner gives no places, so the grammar is walked here (RFC 8259).
"""

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # documented in no stub

from orgflow.document.assembly import Assembly
from orgflow.document.limits import LimitReached
from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.source import Span
from orgflow.text import Text, phrase

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,2})?(?![0-9.eE])")
_WORDS = {"true": True, "false": False, "null": None}


class _Broken(Exception):
    def __init__(self, offset: int, wanted: Text) -> None:
        super().__init__()
        self.offset = offset
        self.wanted = wanted


def read_json(assembly: Assembly) -> AnyNode | None:
    """The tree of the assembly's source, or None; what is wrong is collected in the assembly."""
    reader = _Reader(assembly)
    try:
        node = reader.value(reader.skip(0), 0)
        if reader.skip(node.end) < len(reader.text):
            raise _Broken(reader.skip(node.end), Text(en="the end of the file", zh="文件结尾"))
    except LimitReached as reached:
        assembly.refuse_limit(reached, reader.offset)
    except _Broken as broken:
        start = min(broken.offset, len(reader.text))
        assembly.refuse(
            "yaml-syntax",
            Span(assembly.source, start, min(start + 1, len(reader.text))),
            phrase(
                "not well-formed JSON: {wanted} should stand here",
                "不是合法的 JSON：此处应为{wanted}",
                wanted=broken.wanted,
            ),
        )
    else:
        return node
    return None


class _Reader:
    """Recursive descent; the depth limit keeps it far from Python's own."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.text = assembly.source.text
        self.offset = 0

    def skip(self, offset: int) -> int:
        """The offset of the next token."""
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def value(self, start: int, depth: int) -> AnyNode:
        """The value that begins at `start`."""
        self.offset = start
        if depth > self.assembly.budget.limits.depth:
            raise LimitReached("depth", self.assembly.budget.limits.depth)
        self.assembly.budget.spend_nodes(1)
        first = self.text[start : start + 1]
        if first == "{":
            return self._mapping(start, depth)
        if first == "[":
            return self._sequence(start, depth)
        if first == '"':
            return self._string(start)
        number = _NUMBER.match(self.text, start)
        if number:
            value = float(number[0]) if number[1] or number[2] else int(number[0])
            return self.assembly.scalar(value, start, number.end(), False)
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, start):
                return self.assembly.scalar(meaning, start, start + len(word), False)
        raise _Broken(start, Text(en="a value", zh="一个值"))

    def _string(self, start: int) -> Scalar:
        if self.text[start : start + 1] != '"':
            raise _Broken(start, Text(en='a `"`', zh=' `"`'))
        try:
            value, end = scanstring(self.text, start + 1, True)
        except JSONDecodeError as error:
            raise _Broken(error.pos, Text(en='a text closed with `"`', zh='以 `"` 结束的文本')) from None
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise _Broken(start, Text(en="a text without lone surrogates", zh="不含孤立代理项的文本"))
        return self.assembly.scalar(value, start, end, True)

    def _mapping(self, start: int, depth: int) -> Mapping:
        node = self.assembly.mapping(start)
        at = self.skip(start + 1)
        while not (self.text.startswith("}", at) and not node.entries):
            key = self._string(at)
            value = self.value(self._expect(":", key.end), depth + 1)
            self.assembly.put(node, key, value)
            at = self.skip(value.end)
            if self.text.startswith("}", at):
                break
            at = self._expect(",", at)
        node.end = at + 1
        return node

    def _sequence(self, start: int, depth: int) -> Sequence:
        node = self.assembly.sequence(start)
        at = self.skip(start + 1)
        while not (self.text.startswith("]", at) and not node.items):
            item = self.value(at, depth + 1)
            node.items.append(item)
            node.plain.append(item.plain)
            at = self.skip(item.end)
            if self.text.startswith("]", at):
                break
            at = self._expect(",", at)
        node.end = at + 1
        return node

    def _expect(self, mark: str, offset: int) -> int:
        at = self.skip(offset)
        if not self.text.startswith(mark, at):
            raise _Broken(at, Text(en=f"`{mark}`", zh=f" `{mark}`"))
        return self.skip(at + 1)
