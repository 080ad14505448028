"""A duty says what comes of it."""

import re
from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_VAGUE = (
    re.compile(
        r"(负责|协助|配合|支持|参与|处理|跟进|管理)(做?好)?(相关|有关|日常|各项|具体)?的?(工作|事务|事项|事宜|任务)?"
    ),
    re.compile(
        r"(help|assist|support|handle|manage|deal with|take care of|coordinate)"
        r"( (with|in))?( (the|related|relevant|daily|various|day-to-day))*( (work|tasks|things|matters|affairs))?",
        re.IGNORECASE,
    ),
)


@rule("vague-duty-verb", Severity.INFO, family="duties", confidence="heuristic", needs=("duties",))
def vague_duty_verb(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that names a verb without what it is done to.

    只有「负责」「协助」等动词、没有对象的职责。

    **Why.** "Support" may be an hour or a week, and two people understand two things by it.

    **Fix.** Say what is done and to what: "Answer questions about parcels". Told where the name is no more than such a
    verb with "daily work" or the like, and the duty states neither what it `does` nor an `output`.

    **改法。** 写明做什么、对象是什么，如「答复物流问题」。已写 `does` 或 `output` 的职责不提示。
    """
    for duty in graph.team.duties.values():
        if not duty.name or duty.does or duty.output:
            continue
        names = ((duty.name.zh or "").strip(), (duty.name.en or "").strip())
        found = next((name for name in names for words in _VAGUE if words.fullmatch(name)), None)
        if found:
            yield Problem(
                at=duty.place("name"),
                say=phrase("“{words}” does not say what is done", "「{words}」没有说明具体做什么", words=found),
                subjects=(duty.address,),
                witness=Witness("absence", (duty.address,)),
                hint=Text(
                    en="Say what is done and to what, or state `does` and `output`.",
                    zh="请写明做什么、对象是什么，或补充 `does` 和 `output`。",
                ),
            )
