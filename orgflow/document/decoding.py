"""Bytes to text: UTF-8 only, and nothing invisible in it."""

import codecs
import re
from pathlib import Path

from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text, phrase

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls except tab, LF and CR
    "\u2028\u2029"  # with U+0085 the breaks that YAML 1.1 sees and editors do not
    "\u202a-\u202e\u2066-\u2069"  # marks that reverse the direction of text on a terminal
    "\ufffe\uffff]"  # the two that no XML may hold
    "|\r(?!\n)"
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
SAVE_AS_UTF8 = Text(en="Save the file as UTF-8 in your editor.", zh="请在编辑器中将文件另存为 UTF-8。")


def decode(data: bytes, path: str, file: Path | None = None) -> tuple[Source, tuple[Finding, ...]]:
    """Decode UTF-8, with or without byte order mark.

    Returns the source, and findings of rule `encoding` that say what stands in the way (another encoding, NUL bytes,
    control characters). With findings the source is only good for showing their places.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            source = Source(path, "", file)
            say = phrase("the file is saved as {name}, not UTF-8", "文件以 {name} 保存，不是 UTF-8", name=name)
            return source, (_finding(source, 0, say, SAVE_AS_UTF8),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        source = Source(path, data.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        source = Source(path, data.decode("utf-8", errors="replace"), file)
        offset = len(data[: error.start].decode("utf-8", errors="replace"))
        return source, (_finding(source, offset, _diagnose(data, error.start), SAVE_AS_UTF8),)
    return source, tuple(_invisible(source, match) for match in _first_few(source.text))


def refused_character(text: str) -> str | None:
    """The first character that may not stand in any value, if there is one."""
    match = _REFUSED.search(text)
    return match[0] if match else None


def _first_few(text: str) -> list[re.Match[str]]:
    """A binary file would give thousands; three places are enough to see what is wrong."""
    matches = _REFUSED.finditer(text)
    return [match for _, match in zip(range(3), matches, strict=False)]


def _diagnose(data: bytes, offset: int) -> Text:
    if b"\x00" in data:
        return phrase("byte {n} shows that this is not a text file", "第 {n} 字节表明这不是文本文件", n=offset)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return phrase("byte {n} is not valid UTF-8", "第 {n} 字节不是有效的 UTF-8", n=offset)
    return phrase(
        "byte {n} is not valid UTF-8; the file looks like GBK",
        "第 {n} 字节不是有效的 UTF-8；文件看起来是 GBK 编码",
        n=offset,
    )


def _invisible(source: Source, match: re.Match[str]) -> Finding:
    character = match[0]
    if character == "\r":
        say = Text(en="a line ends with CR alone", zh="有一行仅以 CR 结尾")
        hint = Text(en="Save the file with LF or CRLF line ends.", zh="请以 LF 或 CRLF 换行保存文件。")
    else:
        say = phrase("invisible character {name}", "不可见字符 {name}", name=f"U+{ord(character):04X}")
        hint = Text(en="Delete it.", zh="请删除它。")
    return _finding(source, match.start(), say, hint)


def _finding(source: Source, offset: int, say: Text, hint: Text) -> Finding:
    end = min(offset + 1, len(source.text))
    return spec_finding("encoding", Problem(at=Span(source, offset, end), say=say, hint=hint))
