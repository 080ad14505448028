"""Numbers are compared with numbers, words with words."""

from collections.abc import Iterator

from orgflow.expressions.faults import Mismatch
from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.faulty import faulty
from orgflow.rules.rule import rule


@rule("type-mismatch", Severity.ERROR, family="decisions", needs=("workflows",))
def type_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A condition that compares what cannot be compared.

    条件把不同类型的值放在一起比较。

    **Why.** Whether 500 is more than "large" has no answer, so the branch takes nothing, or whatever somebody makes of
    it.

    **Fix.** Numbers are compared with numbers, in the attribute's own unit and without it; lengths of time with
    `duration("2h30m")` or `days(2)`; words with words in quotes, by `==`, `!=` or `in`; what is true or false stands by
    itself. The same holds for cells of a table, which need no quotes.

    **改法。** 数字与数字比较，不带单位；时长写作 `duration("2h30m")` 或 `days(2)`；
    文字加引号，只用 `==`、`!=` 或 `in`。
    """
    yield from faulty(graph, lambda fault: isinstance(fault, Mismatch))
