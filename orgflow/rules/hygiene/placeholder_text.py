"""What is shown to clients is finished."""

import re
from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.hygiene.texts import texts
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# Signs that nobody writes for anything else, standing alone.
_SIGN = re.compile(r"(?<![A-Za-z0-9])(?:TBD|TBC|TODO|FIXME|XX+|20XX|lorem ipsum)(?![A-Za-z0-9])")
# Words that are one only where they are all that is said, or all that is said after a colon.
_WORDS = "待定|待补充|待填写|待完善|暂无|占位|未命名|某某某?|tbd|tbc|to-?do|n/a|xx+|untitled|placeholder"
_WHOLE = re.compile(rf"(?:.*[:：])?\s*(?:{_WORDS}|[?？]+|\.\.\.|…+)\s*", re.IGNORECASE | re.DOTALL)


@rule("placeholder-text", Severity.WARNING, family="hygiene")
def placeholder_text(graph: OrgGraph) -> Iterator[Problem]:
    """
    A text that is still a placeholder.

    仍是占位符的文字。

    **Why.** “汇报人：XX” on the first page, and the client reads no further.

    Found are TBD, TBC, TODO, FIXME, XX and 20XX standing alone in a text, and texts that say nothing, or nothing after
    a colon, but 待定, 待补充, n/a, untitled, question marks or dots. Notes are not looked at: they are for those who
    write.

    **Fix.** Write what belongs there, or leave it out: what is not stated yet is no fault.

    **改法。** 写上实际内容，或先不写：尚未写明的内容不算错误。
    """
    for text, node, (owner, *way) in texts(graph):
        if not _is_placeholder(text):
            continue
        yield Problem(
            at=node.span,
            say=phrase("“{text}” is a placeholder", "「{text}」是占位符", text=text),
            subjects=(owner,),
            witness=Witness("absence", (owner, *way)),
            hint=Text(en="Write what belongs there, or leave it out.", zh="请写上实际内容，或先不写。"),
        )


def _is_placeholder(text: Text) -> bool:
    return any(part and (_SIGN.search(part) or _WHOLE.fullmatch(part)) for part in (text.en, text.zh))
