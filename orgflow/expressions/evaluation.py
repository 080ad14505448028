"""Evaluate conditions, exactly: whole numbers and decimals, never floating point."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from orgflow.expressions.domains import Value
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name
from orgflow.expressions.typing import seconds

# What an attribute that no step has set yet makes of a comparison: neither true nor false.
UNSET = None
Evaluator = Callable[[Mapping[str, Value]], Any]

_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
_DAY = 86_400


def compiled(expression: Expression) -> Evaluator:
    """A function from the attributes of a case (numbers as Decimal or int, durations as seconds) to what a checked
    expression makes of them; `UNSET` where an attribute is missing that it depends on. `&&` and `||` are CEL's: a side
    that decides hides one that is unset."""
    if isinstance(expression, Constant):
        return _always(expression.value)
    if isinstance(expression, Name):
        name = expression.name
        return lambda case: case.get(name)
    assert isinstance(expression, Call)
    return _call(expression)


def holds(evaluator: Evaluator, case: Mapping[str, Value]) -> bool:
    """Whether a condition is true of a case; what is not true does not match."""
    return evaluator(case) is True


def _call(call: Call) -> Evaluator:
    if call.op == "duration":
        (text,) = call.args
        assert isinstance(text, Constant)
        return _always(seconds(str(text.value), text.at))
    if call.op == "days":
        (count,) = call.args
        assert isinstance(count, Constant)
        return _always(int(count.value) * _DAY)
    if call.op == "in":
        return _among(call)
    args = [compiled(arg) for arg in call.args]
    if call.op in ("&&", "||"):
        return _joined(args[0], args[1], decides=call.op == "||")
    if call.op == "!":
        return lambda case: UNSET if (value := args[0](case)) is UNSET else not value
    if call.op == "?:":
        return lambda case: UNSET if (value := args[0](case)) is UNSET else args[1](case) if value else args[2](case)
    if call.op == "-" and len(args) == 1:
        return lambda case: UNSET if (value := args[0](case)) is UNSET else -value
    return _applied(_BINARY[call.op], args[0], args[1])


def _always(value: Value) -> Evaluator:
    return lambda _: value


def _joined(left: Evaluator, right: Evaluator, *, decides: bool) -> Evaluator:
    def evaluate(case: Mapping[str, Value]) -> Any:
        one = left(case)
        if one is decides:
            return decides
        other = right(case)
        if other is decides:
            return decides
        return UNSET if one is UNSET or other is UNSET else not decides

    return evaluate


def _applied(function: Callable[[Any, Any], Any], left: Evaluator, right: Evaluator) -> Evaluator:
    def evaluate(case: Mapping[str, Value]) -> Any:
        one, other = left(case), right(case)
        return UNSET if one is UNSET or other is UNSET else function(one, other)

    return evaluate


def _among(call: Call) -> Evaluator:
    left, listed = compiled(call.args[0]), call.args[1]
    assert isinstance(listed, Items)
    items = [compiled(item) for item in listed.items]
    return lambda case: UNSET if (value := left(case)) is UNSET else any(value == item(case) for item in items)
