"""What a YAML syntax error means to somebody who writes specs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError

from orgflow.document.full_width import full_width_slip
from orgflow.source import Source, Span
from orgflow.text import Text, phrase

Trouble = tuple[Text, Text | None, Span]

_SHORT = 40
_SPACES = Text(en="Indent with spaces, not with tabs.", zh="请用空格缩进，不要用制表符。")


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where libyaml gave up, and where what it was reading began (the same place, if it does not say)."""

    source: Source
    words: str
    offset: int
    begun: int

    @property
    def character(self) -> str:
        return self.source.text[self.offset : self.offset + 1]

    @property
    def line(self) -> int:
        return self.source.locate(self.offset)[0]

    @property
    def column(self) -> int:
        return self.source.locate(self.offset)[1]

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.source.line(self.line)[: self.column - 1]

    @property
    def line_above(self) -> int:
        """The nearest line above that holds something, or 0."""
        number = self.line - 1
        while number and not self.source.line(number).strip():
            number -= 1
        return number

    def span(self, offset: int | None = None, length: int = 1) -> Span:
        start = self.offset if offset is None else offset
        return Span(self.source, start, min(start + length, len(self.source.text)))

    def rest(self, offset: int) -> Span:
        """From an offset to the end of its line."""
        line = self.source.locate(offset)[0]
        end = self.source.line_starts[line - 1] + len(self.source.line(line).rstrip())
        return Span(self.source, offset, max(end, offset))


def explain(error: YAMLError, source: Source) -> Trouble:
    """What to say about the error, how to mend it where that can be told, and the place."""
    stop = _stop(error, source)
    lines = dict.fromkeys((stop.line, source.locate(stop.begun)[0], stop.line_above or 1))
    for number in lines:
        slip = full_width_slip(source, number, stop.column if number == stop.line else None)
        if slip:
            return slip
    for known, speak in _SPEAKERS:
        if known in stop.words:
            return speak(stop)
    say = phrase("not well-formed YAML: {words}", "不是合法的 YAML：{words}", words=stop.words)
    return say, None, stop.span()


def quote_it(source: Source, start: int) -> Text:
    """Advice to put the value that begins at `start` in quotes, with the result if that can be told."""
    line, column = source.locate(start)
    value = source.line(line)[column - 1 :].rstrip()
    if len(value) > _SHORT or any(sign in value for sign in "\"'[]{},#\\"):
        return Text(en="Put the value in quotes.", zh="请给该值加引号。")
    return phrase("Put it in quotes: `{value}`", "请加引号：`{value}`", value=f'"{value}"')


def _stop(error: YAMLError, source: Source) -> _Stop:
    if not isinstance(error, MarkedYAMLError):
        return _Stop(source, str(error).splitlines()[0], 0, 0)
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    begun = min(error.context_mark.index, len(source.text)) if error.context_mark else offset
    return _Stop(source, str(error.problem or error.context), offset, begun)


def _cannot_begin(stop: _Stop) -> Trouble:
    if "\t" in (stop.character, *stop.before[-1:]):
        return _tab(stop)
    start = stop.begun
    sign = stop.source.text[start : start + 1]
    say = phrase("a value cannot begin with `{sign}`", "值不能以 `{sign}` 开头", sign=sign)
    return say, quote_it(stop.source, start), stop.span(start)


def _tab(stop: _Stop) -> Trouble:
    if stop.before.strip():
        say = Text(en="a tab stands where a space must", zh="此处应为空格，不能用制表符")
        return say, Text(en="Write a space.", zh="请改用空格。"), stop.span()
    return Text(en="a tab in the indentation", zh="缩进中有制表符"), _SPACES, stop.span()


def _block_text(stop: _Stop) -> Trouble:
    """`>` and `|` before words: most often a comparison."""
    sign = stop.source.text[stop.begun]
    say = phrase("`{sign}` begins a block of text", "`{sign}` 表示文本块的开始", sign=sign)
    rest = stop.rest(stop.begun)
    value = stop.source.text[rest.start : rest.end]
    compared = re.match(r">=\s*(.{1,30})\Z", value)
    hint = quote_it(stop.source, stop.begun)
    if compared:
        hint = phrase(
            "Put it in quotes: `{quoted}`, or write `≥ {target}`",
            "请加引号：`{quoted}`，或写成 `≥ {target}`",
            quoted=f'"{value}"',
            target=compared[1],
        )
    return say, hint, rest


def _second_colon(stop: _Stop) -> Trouble:
    """A `: ` where none can be: a text that holds one, a line too deep, or a line above without one."""
    earlier = re.search(r":\s+(?=\S)", stop.before)
    if earlier:
        say = Text(en="a second `: ` in one line", zh="同一行出现第二个 `: `")
        start = stop.source.line_starts[stop.line - 1] + earlier.end()
        return say, quote_it(stop.source, start), stop.span()
    above = stop.source.line(stop.line_above) if stop.line_above else ""
    if above.strip() and not re.search(r":(\s|$)|^\s*-\s", above):
        return _no_colon(stop, stop.line_above)
    indent = len(above) - len(above.lstrip(" "))
    start = stop.offset - len(stop.before.lstrip())
    say = Text(en="this line is indented further than the line above allows", zh="这一行的缩进比上一行允许的更深")
    hint = (
        phrase("Indent it by {n} spaces, as the line above.", "请与上一行一样缩进 {n} 个空格。", n=indent)
        if indent
        else Text(en="Begin it at the margin, as the line above.", zh="请与上一行一样从行首开始。")
    )
    return say, hint, stop.rest(start)


def _missing_colon(stop: _Stop) -> Trouble:
    return _no_colon(stop, stop.source.locate(stop.begun)[0])


def _no_colon(stop: _Stop, number: int) -> Trouble:
    line = stop.source.line(number)
    words = line.strip()
    start = stop.source.line_starts[number - 1] + len(line) - len(line.lstrip())
    key, colon, value = words.partition(":")
    if len(words) > _SHORT:
        hint = Text(en="Write `key: value`.", zh="请写成 `键: 值`。")
    elif colon:
        hint = phrase(
            "Write a space after the colon: `{line}`", "冒号后请加空格：`{line}`", line=f"{key}: {value.strip()}"
        )
    else:
        hint = phrase("Write `{key}: …`", "请写成 `{key}: …`", key=key)
    return Text(en="this line has no `: `", zh="这一行缺少 `: `"), hint, stop.rest(start)


def _unclosed(stop: _Stop) -> Trouble:
    """A bracket that is not closed is shown where it opens: the parser notices only lines later."""
    opening = stop.source.text[stop.begun]
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    at_end = not stop.source.text[stop.offset :].strip()
    if stop.source.locate(stop.begun)[0] == stop.line and not at_end:
        say = phrase(
            "a `,` or `{closing}` should stand before this", "这里之前应有 `,` 或 `{closing}`", closing=closing
        )
        hint = Text(
            en="Put a text that holds `: `, quotes or brackets in quotes.",
            zh="含有 `: `、引号或括号的文本请整体加引号。",
        )
        return say, hint, stop.span()
    say = phrase("`{opening}` opened here is not closed", "这里的 `{opening}` 没有结束", opening=opening)
    hint = phrase("Write `{closing}` at its end.", "请在结尾处写上 `{closing}`。", closing=closing)
    return say, hint, stop.span(stop.begun)


def _unclosed_quote(stop: _Stop) -> Trouble:
    quote = stop.source.text[stop.begun]
    say = Text(en="the quotation mark opened here is not closed", zh="这里的引号没有结束")
    hint = phrase("Write `{quote}` at the end of the text.", "请在文本结尾处写上 `{quote}`。", quote=quote)
    return say, hint, stop.span(stop.begun)


def _misfit(stop: _Stop) -> Trouble:
    """Something stands where only a key can, or a line to the left of the first."""
    if stop.character in ("]", "}"):
        say = phrase("`{sign}` closes nothing", "`{sign}` 没有对应的开括号", sign=stop.character)
        return say, Text(en="Take it away.", zh="请删去它。"), stop.span()
    quote = stop.before.rstrip()[-1:]
    if quote in ("'", '"'):
        say = Text(en="the text goes on after its closing quotation mark", zh="文字在引号结束之后还有内容")
        hint = (
            Text(
                en="Write `''` for an apostrophe inside, or use `\"` around it.",
                zh="引号内的撇号请写成 `''`，或改用 `\"`。",
            )
            if quote == "'"
            else Text(en="Put the whole text in single quotes `'…'`.", zh="请用单引号 `'…'` 括起整段文字。")
        )
        return say, hint, stop.span()
    if stop.character == "-" and not stop.before.strip():
        say = Text(en="a list cannot stand beside `key: value` lines", zh="列表不能与 `键: 值` 行并列")
        return say, Text(en="Give the list a key of its own.", zh="请给列表一个单独的键。"), stop.rest(stop.offset)
    if stop.character == ":":
        say = Text(en="a key is missing before `:`", zh="`:` 之前缺少键")
        return say, Text(en="Write `key: value`.", zh="请写成 `键: 值`。"), stop.span()
    return _indentation(stop)


def _indentation(stop: _Stop) -> Trouble:
    above = stop.source.line(stop.line_above) if stop.line_above else ""
    places = sorted({len(above) - len(above.lstrip(" ")), stop.source.locate(stop.begun)[1] - 1})
    hint = phrase(
        "The lines it may belong to are indented by {places} spaces.",
        "它可能所属的行缩进为 {places} 个空格。",
        places=Text(en=" or ".join(map(str, places)), zh=" 或 ".join(map(str, places))),
    )
    return Text(en="this does not fit the indentation above", zh="与上文的缩进不一致"), hint, stop.rest(stop.offset)


def _first_line(stop: _Stop) -> Trouble:
    """More after what was a whole document."""
    above = stop.source.line(stop.line_above) if stop.line_above else ""
    if above.startswith("..."):
        say = Text(en="a second document begins here", zh="这里开始了第二个文档")
        return say, Text(en="Put it into a file of its own.", zh="请放到单独的文件中。"), stop.span()
    return _misfit(stop)


def _broken_list(stop: _Stop) -> Trouble:
    say = Text(en="a list stands above, and this is not one of its items", zh="上面是列表，而这一行不是列表项")
    hint = Text(en="Begin it with `- `, or indent it less.", zh="请以 `- ` 开头，或减少缩进。")
    return say, hint, stop.rest(stop.offset)


def _no_value(stop: _Stop) -> Trouble:
    if stop.offset == len(stop.source.text):
        say = Text(en="the file ends here with a bracket still open", zh="文件到此结束，但括号没有闭合")
        return say, Text(en="Write `]` or `}` at its end.", zh="请在结尾处写上 `]` 或 `}`。"), stop.span()
    if stop.character == ",":
        say = Text(en="nothing stands before this comma", zh="逗号之前没有内容")
        return say, Text(en="Take the comma away.", zh="请删去这个逗号。"), stop.span()
    return _cannot_begin(stop)


def _list_in_line(stop: _Stop) -> Trouble:
    say = Text(en="`- ` begins a list, which needs a line of its own", zh="`- ` 表示列表的开始，需另起一行")
    return say, quote_it(stop.source, stop.offset), stop.rest(stop.offset)


def _unknown_escape(stop: _Stop) -> Trouble:
    shown = stop.source.text[stop.offset : stop.offset + 2]
    say = phrase("`{shown}` means nothing inside double quotes", "双引号中的 `{shown}` 没有意义", shown=shown)
    hint = Text(en="Use single quotes, or write `\\\\` for a backslash.", zh="请改用单引号，或把反斜杠写成 `\\\\`。")
    return say, hint, stop.span(stop.offset, 2)


def _bad_escape(stop: _Stop) -> Trouble:
    start = stop.source.text.rindex("\\", 0, stop.offset + 1)
    say = Text(en="this escape is no character", zh="这个转义不是任何字符")
    return say, Text(en="Write the character itself.", zh="请直接写出该字符。"), stop.span(start, 2)


def _directive(stop: _Stop) -> Trouble:
    say = Text(en="a line cannot begin with `%`", zh="行首不能是 `%`")
    return say, quote_it(stop.source, stop.begun), stop.span(stop.begun)


# Words of libyaml → ours. The first entry whose words occur in its message speaks.
_SPEAKERS: tuple[tuple[str, Callable[[_Stop], Trouble]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _missing_colon),
    ("expected ',' or", _unclosed),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document indicator", _unclosed_quote),
    ("cannot start any token", _cannot_begin),
    ("alphabetic or numeric character", _cannot_begin),
    ("mapping keys are not allowed", _cannot_begin),
    ("sequence entries are not allowed", _list_in_line),
    ("a tab character", _tab),
    ("expected comment or line break", _block_text),
    ("expected '-' indicator", _broken_list),
    ("expected key", _misfit),
    ("expected <document start>", _first_line),
    ("expected node content", _no_value),
    ("unknown escape character", _unknown_escape),
    ("character escape code", _bad_escape),
    ("hexdecimal number", _bad_escape),
    ("directive", _directive),
    ("non-alphabetical character", _directive),
)
