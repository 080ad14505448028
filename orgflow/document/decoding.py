"""Bytes to text: UTF-8 only, and nothing invisible in it."""

import codecs
import re
from itertools import islice
from pathlib import Path

from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text, phrase

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls except tab, LF and CR
    "\u2028\u2029"  # with U+0085 the breaks that YAML 1.1 sees and editors do not
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that change the direction of text on a terminal
    "\u200b\u2060\ufeff\U000e0000-\U000e007f"  # marks without width; U+200C and U+200D are part of scripts and emoji
    "\ufffe\uffff]"  # the two that no XML may hold
    "|\r(?!\n)"
)
# The longer mark first: that of UTF-32 begins like that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# A binary file would give thousands; three places are enough to see what is wrong.
_SHOWN = 3
_SAMPLE = 4096
_SAVE_AS_UTF8 = Text(en="Save the file as UTF-8 in your editor.", zh="请在编辑器中将文件另存为 UTF-8。")
_DELETE = Text(en="Delete it.", zh="请删除它。")


def decode(data: bytes, path: str, file: Path | None = None) -> tuple[Source, tuple[Finding, ...]]:
    """Decode UTF-8, with or without byte order mark.

    Returns the source, and findings of rule `encoding` that say what stands in the way (another encoding, NUL bytes,
    control characters). With findings the source is only good for showing their places.
    """
    wide = _wide_encoding(data)
    if wide:
        source = Source(path, "", file)
        say = phrase("the file is saved as {name}, not UTF-8", "文件以 {name} 保存，不是 UTF-8", name=wide)
        return source, (_finding(source, 0, say, _SAVE_AS_UTF8),)
    text = data.removeprefix(codecs.BOM_UTF8)
    skipped = len(data) - len(text)
    if b"\x00" in text:
        return _refused(text, skipped, text.index(b"\x00"), path, file)
    try:
        source = Source(path, text.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        return _refused(text, skipped, error.start, path, file)
    return source, tuple(_invisible(source, match) for match in islice(_REFUSED.finditer(source.text), _SHOWN))


def refused_character(text: str) -> str | None:
    """The first character that may not stand in any value, if there is one."""
    match = _REFUSED.search(text)
    return match[0] if match else None


def cleaned(text: str) -> str:
    """The text with U+FFFD for every character that may not stand in any value."""
    return _REFUSED.sub("\ufffd", text)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by the byte order mark or because every second byte, or three of four, are zero."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    if 0 not in sample:
        return None
    if len(sample) > 3 and any(not any(sample[high::4] + sample[low::4]) for high, low in ((0, 1), (3, 2))):
        return "UTF-32"
    for high, low in ((sample[::2], sample[1::2]), (sample[1::2], sample[::2])):
        # ASCII, as at least the keys are, has no high byte; a low byte is zero only now and then, as in U+4E00.
        if high.count(0) * 4 >= len(high) > low.count(0) * 10:
            return "UTF-16"
    return None


def _refused(
    data: bytes, skipped: int, offset: int, path: str, file: Path | None
) -> tuple[Source, tuple[Finding, ...]]:
    """A file that is not UTF-8 from an offset on; what it seems to be is used for showing the line."""
    n = offset + skipped
    encoding = "utf-8"
    if b"\x00" in data:
        say = phrase("byte {n} is NUL: this is not a text file", "第 {n} 字节为 NUL：这不是文本文件", n=n)
    elif _is_gb18030(data):
        encoding = "gb18030"
        say = phrase(
            "byte {n} is not valid UTF-8; the file looks like GBK",
            "第 {n} 字节不是有效的 UTF-8；文件看起来是 GBK 编码",
            n=n,
        )
    else:
        say = phrase("byte {n} is not valid UTF-8", "第 {n} 字节不是有效的 UTF-8", n=n)
    source = Source(path, data.decode(encoding, errors="replace"), file)
    return source, (_finding(source, len(data[:offset].decode(encoding, errors="replace")), say, _SAVE_AS_UTF8),)


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _invisible(source: Source, match: re.Match[str]) -> Finding:
    character = match[0]
    if character == "\r":
        say = Text(en="a line ends with CR alone", zh="有一行仅以 CR 结尾")
        hint = Text(en="Save the file with LF or CRLF line ends.", zh="请以 LF 或 CRLF 换行保存文件。")
        return _finding(source, match.start(), say, hint)
    say = phrase("invisible character {name}", "不可见字符 {name}", name=f"U+{ord(character):04X}")
    return _finding(source, match.start(), say, _DELETE)


def _finding(source: Source, offset: int, say: Text, hint: Text) -> Finding:
    end = min(offset + 1, len(source.text))
    return spec_finding("encoding", Problem(at=Span(source, offset, end), say=say, hint=hint))
