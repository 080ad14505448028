"""A duty has bounds."""

import re
from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_EVERYTHING = (
    re.compile(
        r"(负责|承担|处理|完成|做好|统筹|主持)?(本?(团队|部门|店铺|公司))?的?"
        r"(全面|全部|所有|一切|其他|其它)的?(工作|事务|事情|事项|事宜|任务)(等等?)?"
    ),
    re.compile(
        r"(完成|处理)?(领导|上级|主管|经理)(临时)?(交办|安排|布置|交代)的?(其他|其它|各项|临时)?(工作|任务|事项)"
    ),
    re.compile(
        r"((do|handle|perform) )?(all|any|any other|all other|other) (matters|things|tasks|duties|work)"
        r"( as (assigned|required|needed|directed))?|everything( else)?|miscellaneous( (matters|tasks|duties))?",
        re.IGNORECASE,
    ),
)


@rule("catch-all-duty", Severity.INFO, family="duties", confidence="heuristic", needs=("duties",))
def catch_all_duty(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that takes in everything.

    无所不包的职责。

    **Why.** Whoever has it answers for all that nobody else does, and nobody can say whether it was done.

    **Fix.** Write down what it is: one duty for each thing. Told where the name says no more than "all other matters",
    "other duties as assigned", 「全面工作」 or 「领导交办的其他工作」.

    **改法。** 逐项写明具体内容。名称仅为「全面工作」「其他事项」「领导交办的其他工作」之类时提示。
    """
    for duty in graph.team.duties.values():
        names = ((duty.name.zh or "").strip(), (duty.name.en or "").strip()) if duty.name else ()
        found = next((name for name in names for words in _EVERYTHING if words.fullmatch(name)), None)
        if found:
            yield Problem(
                at=duty.place("name"),
                say=phrase("“{words}” takes in everything", "「{words}」无所不包", words=found),
                subjects=(duty.address,),
                witness=Witness("absence", (duty.address,)),
                hint=Text(en="Write one duty for each thing that is meant.", zh="请把所指内容逐项写成职责。"),
            )
