"""Conditions in FEEL, the language of DMN and BPMN tools (OMG DMN 1.5, chapter 10)."""

import json

from orgflow.expressions.tree import Call, Constant, Expression, Items, Name
from orgflow.expressions.typing import seconds

_COMPARES = 4
_BINDS = {"||": 1, "&&": 2, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "in": 4, "+": 5, "-": 5, "*": 6}
_SIGNS = {"||": "or", "&&": "and", "==": "="}


def feel(expression: Expression) -> str:
    """A checked condition as a FEEL expression over the same names. It means the same of every case all of whose
    attributes are set; one that is not set is different from everything in FEEL, where it matches nothing here."""
    return _written(expression, 0)


def _written(expression: Expression, around: int) -> str:
    if isinstance(expression, Constant):
        return _value(expression)
    if isinstance(expression, Name):
        return expression.name
    if isinstance(expression, Items):
        return "(" + ", ".join(_written(item, 0) for item in expression.items) + ")"
    return _call(expression, around)


def _call(call: Call, around: int) -> str:
    if call.op == "duration":
        (text,) = call.args
        assert isinstance(text, Constant)
        return f'duration("PT{seconds(str(text.value), text.at)}S")'
    if call.op == "days":
        (count,) = call.args
        assert isinstance(count, Constant)
        return f'duration("P{count.value}D")'
    if call.op == "!":
        return f"not({_written(call.args[0], 0)})"
    if call.op == "?:":
        # Without brackets everything that follows would belong to the last part.
        test, then, otherwise = (_written(arg, 0) for arg in call.args)
        return f"(if {test} then {then} else {otherwise})"
    if call.op == "in" and isinstance(call.args[1], Items) and not call.args[1].items:
        return "false"
    if len(call.args) == 1:
        return f"-{_written(call.args[0], 9)}"
    binds = _BINDS[call.op]
    # A comparison within a comparison stands in brackets: FEEL does not say which of the two comes first.
    left = _written(call.args[0], binds + (binds == _COMPARES))
    right = _written(call.args[1], binds + 1)
    written = f"{left} {_SIGNS.get(call.op, call.op)} {right}"
    return f"({written})" if binds < around else written


def _value(constant: Constant) -> str:
    value = constant.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:f}" if not isinstance(value, int) else str(value)
