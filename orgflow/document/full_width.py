"""Full-width signs where YAML wants its own: the commonest slip of those who write Chinese."""

import re

from orgflow.source import Source, Span
from orgflow.text import Text, phrase

# The sign must stand where YAML's own would mean something; inside a text it is welcome.
_SLIPS = re.compile(
    r"""
      ^ [ ]* (?:-[ ]+)? [^\s"'\#：] [^"'\#：]*? (?P<colon>：)     # after what could be a key, where no `: ` came before
    | [{\[] [^}\]]*? (?P<comma>，)
    | (?:^|:[ ]|-[ ]|[\[{,][ ]*) (?P<opening>[“”‘’「『｛［])     # where a value begins
    | (?:^[ ]*|[:,-]) (?P<space>[\u3000\u00a0])
    """,
    re.VERBOSE,
)
_MEANT = {
    "：": ": ",
    "，": ", ",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "「": '"',
    "『": '"',
    "｛": "{",
    "［": "[",
}
_SPACES = {"\u3000": "U+3000", "\u00a0": "U+00A0"}


def full_width_slip(source: Source, line: int, before: int | None = None) -> tuple[Text, Text, Span] | None:
    """What to say, the hint and the place, if the line (from 1) holds a full-width sign that should be one of YAML's.

    `before` is the column, from 1, up to which to look.
    """
    text = source.line(line)
    match = _SLIPS.search(text[: None if before is None else before - 1])
    if match is None or match.lastgroup is None:
        return None
    if match["colon"] and ": " in text[: match.start("colon")]:
        return None
    sign = match[match.lastgroup]
    start = source.line_starts[line - 1] + match.start(match.lastgroup)
    at = Span(source, start, start + 1)
    if sign in _SPACES:
        say = phrase("{name} is no space to YAML", "{name} 对 YAML 不是空格", name=_SPACES[sign])
        return say, Text(en="Write an ordinary space.", zh="请改用普通空格。"), at
    say = phrase("the full-width `{sign}` is text to YAML", "全角 `{sign}` 对 YAML 只是文字", sign=sign)
    return say, phrase("Write `{meant}`.", "请写成 `{meant}`。", meant=_MEANT[sign]), at
