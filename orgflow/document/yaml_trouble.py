"""What a YAML syntax error means to somebody who writes specs."""

from yaml import MarkedYAMLError, YAMLError

from orgflow.source import Source, Span
from orgflow.text import Text, phrase

# Words of libyaml → ours. The first entry whose words occur in its message speaks.
_CAUSES: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(en="a second `: ` in one line, or a line indented too far", zh="同一行出现第二个 `: `，或缩进过多"),
    ),
    ("expected ',' or ']'", Text(en="the list opened with `[` is not closed", zh="以 `[` 开始的列表没有结束")),
    ("expected ',' or '}'", Text(en="the braces opened with `{` are not closed", zh="以 `{` 开始的花括号没有结束")),
    ("unexpected end of stream", Text(en="the quotation mark opened here is not closed", zh="这里的引号没有结束")),
    ("cannot start any token", Text(en="this character cannot begin a value", zh="值不能以该字符开头")),
    ("expected ':'", Text(en="this line has no `: `", zh="这一行缺少 `: `")),
    ("expected comment or line break", Text(en="`>` and `|` begin a block of text", zh="`>` 和 `|` 表示文本块的开始")),
    (
        "expected '-' indicator",
        Text(en="a list ends here, but the line is not less indented", zh="列表在此中断，但缩进没有减少"),
    ),
    ("expected key", Text(en="this does not fit the indentation above", zh="与上文的缩进不一致")),
    ("expected <document start>", Text(en="this does not fit the indentation above", zh="与上文的缩进不一致")),
    (
        "unknown escape character",
        Text(en="a `\\` in double quotes has a meaning of its own", zh="双引号中的 `\\` 有特殊含义"),
    ),
    ("unknown directive", Text(en="a line cannot begin with `%`", zh="行首不能是 `%`")),
)
_QUOTE_IT = Text(en="Put the value in quotes.", zh="请给该值加引号。")


def explain(error: YAMLError, source: Source) -> tuple[Text, Text | None, Span]:
    """What to say about the error, how to mend it where that can be told, and the place."""
    offset = 0
    words = str(error)
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        offset = mark.index if mark else 0
        words = error.problem or words
        if "unexpected end of stream" in words and error.context_mark:
            offset = error.context_mark.index
        elif "expected ','" in words and error.context_mark:
            return _unclosed(source, words, offset, error.context_mark.index)
    offset = min(offset, len(source.text))
    at = Span(source, offset, min(offset + 1, len(source.text)))
    return _say(words), _hint(source, offset, words), at


def _say(words: str) -> Text:
    for known, say in _CAUSES:
        if known in words:
            return say
    return phrase("not well-formed YAML: {words}", "不是合法的 YAML：{words}", words=words)


def _unclosed(source: Source, words: str, offset: int, opened: int) -> tuple[Text, Text | None, Span]:
    """An open bracket is shown where it opens: the parser notices only lines later."""
    line = source.locate(min(offset, len(source.text)))[0]
    hint = _full_width(source.line(source.locate(opened)[0])) or phrase(
        "Close it, or put a comma, before line {line}, column {column}.",
        "请在第 {line} 行第 {column} 列之前补上括号或逗号。",
        line=line,
        column=source.locate(min(offset, len(source.text)))[1],
    )
    return _say(words), hint, Span(source, opened, opened + 1)


def _hint(source: Source, offset: int, words: str) -> Text | None:
    number = source.locate(offset)[0]
    line = source.line(number)
    previous = source.line(number - 1) if number > 1 else ""
    character = source.text[offset : offset + 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Text(en="Indent with spaces, not with tabs.", zh="请用空格缩进，不要用制表符。")
    if "expected comment or line break" in words:
        return Text(en="Put the value in quotes, or write ≥ for >=.", zh="请给该值加引号，或用 ≥ 代替 >=。")
    if "cannot start any token" in words and character in "@`%":
        return _QUOTE_IT
    if "escape" in words:
        return Text(en="Use single quotes, or write `\\\\`.", zh="请改用单引号，或写成 `\\\\`。")
    wide = _full_width(line) or _full_width(previous)
    if wide:
        return wide
    if "mapping values" in words:
        return Text(en="Put a text that holds `: ` in quotes.", zh="含有 `: ` 的文本请加引号。")
    return None


def _full_width(line: str) -> Text | None:
    """A hint if the line holds full-width punctuation that looks like YAML's own."""
    for wide, narrow in (("：", ": "), ("，", ", "), ("“", '"'), ("”", '"'), ("｛", "{"), ("\u3000", "space")):
        if wide in line:
            shown = "U+3000" if wide == "\u3000" else wide
            return phrase(
                "The full-width `{wide}` is text to YAML; write `{narrow}`.",
                "全角 `{wide}` 对 YAML 只是文字，请写成 `{narrow}`。",
                wide=shown,
                narrow=narrow,
            )
    return None
