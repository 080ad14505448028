"""JSON text to a located tree.

The standard library's scanner gives no places, so the grammar is walked here (RFC 8259).
"""

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # documented in no stub
from typing import Any

from orgflow.document.assembly import Assembly
from orgflow.document.limits import LimitReached
from orgflow.document.scalars import resolve
from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.source import Span
from orgflow.text import Text, phrase

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9.eE])")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}
# What Python's scanner says of a text that it cannot read, and how we say it.
_STRING_FAULTS: tuple[tuple[str, Text, Text | None], ...] = (
    (
        "Unterminated",
        Text(en="the quotation mark opened here is not closed", zh="这里的引号没有结束"),
        Text(en='Close the text with `"`.', zh='请用 `"` 结束文本。'),
    ),
    (
        "control character",
        Text(en="a line ends, or a tab stands, inside a text", zh="文本中有换行或制表符"),
        Text(en='Close the text with `"`, or write `\\n` or `\\t`.', zh='请用 `"` 结束文本，或写成 `\\n`、`\\t`。'),
    ),
    (
        "escape",
        Text(en="this `\\` means nothing", zh="这里的 `\\` 没有意义"),
        Text(en="Write `\\\\` for a backslash.", zh="反斜杠请写成 `\\\\`。"),
    ),
)
_HINTS: dict[str, Text] = {
    "'": Text(en='Put texts and keys in `"`.', zh='文本和键请用 `"` 括起。'),
    "/": Text(en="JSON has no comments; use YAML to write some.", zh="JSON 不支持注释；需要注释请用 YAML。"),
    "#": Text(en="JSON has no comments; use YAML to write some.", zh="JSON 不支持注释；需要注释请用 YAML。"),
    "N": Text(en="JSON has no such number.", zh="JSON 没有这种数。"),
    "I": Text(en="JSON has no such number.", zh="JSON 没有这种数。"),
}


class _Broken(Exception):
    def __init__(self, offset: int, say: Text, hint: Text | None) -> None:
        super().__init__()
        self.offset = offset
        self.say = say
        self.hint = hint


def read_json(assembly: Assembly) -> AnyNode | None:
    """The tree of the assembly's source, or None; what is wrong is collected in the assembly."""
    reader = _Reader(assembly)
    try:
        return reader.document()
    except LimitReached as reached:
        assembly.refuse_limit(reached, reader.offset)
    except _Broken as broken:
        start = min(broken.offset, len(reader.text))
        at = Span(assembly.source, start, min(start + 1, len(reader.text)))
        assembly.refuse("yaml-syntax", at, broken.say, hint=broken.hint)
    return None


class _Reader:
    """Recursive descent; the depth limit keeps it far from Python's own."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.text = assembly.source.text
        self.offset = 0

    def document(self) -> AnyNode | None:
        """The one value of the text; None if there is none."""
        start = self._skip(0)
        if start == len(self.text):
            return None
        node = self._value(start, 0)
        end = self._skip(node.end)
        if end < len(self.text):
            raise self._expected(end, Text(en="the end of the file", zh="文件结尾"))
        return node

    def _skip(self, offset: int) -> int:
        """The offset of the next token."""
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def _value(self, start: int, depth: int) -> AnyNode:
        self.offset = start
        self.assembly.budget.spend_nodes(1)
        first = self.text[start : start + 1]
        if first in ("{", "[") and depth >= self.assembly.budget.limits.depth:
            raise LimitReached("depth", self.assembly.budget.limits.depth)
        if first == "{":
            return self._mapping(start, depth)
        if first == "[":
            return self._sequence(start, depth)
        if first == '"':
            return self._string(start)
        number = _NUMBER.match(self.text, start)
        if number:
            return self.assembly.scalar(resolve(number[0]), start, number.end(), False)
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, start):
                return self.assembly.scalar(meaning, start, start + len(word), False)
        raise self._expected(start, Text(en="a value", zh="值"))

    def _string(self, start: int) -> Scalar:
        self.offset = start
        if self.text[start : start + 1] != '"':
            raise self._expected(start, Text(en='a key in `"`', zh='以 `"` 括起的键'))
        try:
            value, end = scanstring(self.text, start + 1, True)
        except JSONDecodeError as error:
            said = next(fault for fault in _STRING_FAULTS if fault[0] in error.msg)
            raise _Broken(error.pos, said[1], said[2]) from None
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise _Broken(
                start,
                Text(en="a `\\u…` in this text is half of a character", zh="文本中的 `\\u…` 只是半个字符"),
                Text(en="Write the character itself.", zh="请直接写出该字符。"),
            )
        return self.assembly.scalar(value, start, end, True)

    def _mapping(self, start: int, depth: int) -> Mapping:
        node = self.assembly.mapping(start)
        at = self._skip(start + 1)
        more = not self.text.startswith("}", at)
        while more:
            self.assembly.budget.spend_nodes(1)
            key = self._string(at)
            colon = self._skip(key.end)
            if not self.text.startswith(":", colon):
                raise self._expected(colon, Text(en="`:`", zh=" `:`"))
            value = self._value(self._skip(colon + 1), depth + 1)
            self.assembly.put(node, key, value)
            at, more = self._next(value.end, "}")
        node.end = at + 1
        return node

    def _sequence(self, start: int, depth: int) -> Sequence:
        node = self.assembly.sequence(start)
        at = self._skip(start + 1)
        more = not self.text.startswith("]", at)
        while more:
            item = self._value(at, depth + 1)
            node.items.append(item)
            node.plain.append(item.plain)
            at, more = self._next(item.end, "]")
        node.end = at + 1
        return node

    def _next(self, end: int, closing: str) -> tuple[int, bool]:
        """Where the next member begins, or the closing bracket; and which of the two it is."""
        at = self._skip(end)
        if self.text.startswith(closing, at):
            return at, False
        if not self.text.startswith(",", at):
            raise self._expected(at, Text(en=f"`,` or `{closing}`", zh=f" `,` 或 `{closing}`"))
        following = self._skip(at + 1)
        if self.text.startswith(closing, following):
            say = phrase("nothing follows this comma", "逗号后面没有内容")
            raise _Broken(at, say, Text(en="Take the comma away.", zh="请删去这个逗号。"))
        return following, True

    def _expected(self, offset: int, wanted: Text) -> _Broken:
        say = phrase(
            "not well-formed JSON: {wanted} should stand here", "不是合法的 JSON：此处应为{wanted}", wanted=wanted
        )
        return _Broken(offset, say, _HINTS.get(self.text[offset : offset + 1]))
