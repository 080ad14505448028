"""A condition can be read, and speaks of what the case has."""

from collections.abc import Iterator

from orgflow.expressions.faults import Mismatch
from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.faulty import faulty
from orgflow.rules.rule import rule


@rule("invalid-condition", Severity.ERROR, family="decisions", needs=("workflows",))
def invalid_condition(graph: OrgGraph) -> Iterator[Problem]:
    """
    A condition that cannot be read, or asks for what the case does not have.

    无法读取、或用了案件没有的属性的条件。

    **Why.** Nobody can tell which cases the branch takes, neither this program nor whoever has to follow the process.

    **Fix.** Conditions are written in CEL: `amount > 500 && category in ["product", "service"]`, those of policies too.
    They read attributes of the case by their ids. Cells of a table are values, `<= 500`, `a, b`, `[1..5]`, `not(a)` or
    `-`. A number where a text is needed is `type-mismatch`, a value that cannot be `unknown-enum-value`.

    **改法。** 条件用 CEL 书写，例如 `amount > 500 && category in ["product", "service"]`；用属性的标识，不用其名称。
    """
    yield from faulty(graph, lambda fault: not isinstance(fault, Mismatch))
