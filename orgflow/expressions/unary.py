"""The cells of decision tables, as DMN writes them: `product`, `<= 500`, `a, b`, `[100..500]`, `not(a, b)`, `-`.

Source: OMG DMN 1.5, 7.3.3, the unary tests of S-FEEL.
"""

import re
from decimal import Decimal, InvalidOperation

from orgflow.expressions.domains import Domain
from orgflow.expressions.faults import ConditionFault, Mismatch
from orgflow.expressions.tree import Call, Constant, Expression, Items, Literal, Name
from orgflow.model.values import parse_duration
from orgflow.text import Text, phrase

_COMPARISON = re.compile(r"(<=|>=|!=|<|>|=|≤|≥|≠)\s*(.+)\Z", re.DOTALL)
_RANGE = re.compile(r"([\[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])\[])\Z", re.DOTALL)
_NEGATED = re.compile(r"not\s*\((.*)\)\Z", re.DOTALL)
_SIGNS = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!="}
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[\[(][^\])]*[\])]|[^,]+")


def cell(text: str, attribute: str, domain: Domain) -> Expression | None:
    """What a cell asks of an attribute; None where any value will do. Raises `ConditionFault`."""
    text = text.strip()
    if text in ("-", ""):
        return None
    negated = _NEGATED.match(text)
    if negated:
        return Call("!", (_any(negated[1], attribute, domain),), 0)
    return _any(text, attribute, domain)


def _any(text: str, attribute: str, domain: Domain) -> Expression:
    tests = [_test(part.strip(), attribute, domain) for part in _PART.findall(text) if part.strip()]
    if not tests:
        raise ConditionFault(0, Text(en="the cell is empty", zh="单元格为空"))
    values = [test.args[1] for test in tests if test.op == "=="]
    if len(values) == len(tests) > 1:
        return Call("in", (Name(attribute, 0), Items(tuple(values), 0)), 0)
    joined: Expression = tests[0]
    for test in tests[1:]:
        joined = Call("||", (joined, test), 0)
    return joined


def _test(text: str, attribute: str, domain: Domain) -> Call:
    name = Name(attribute, 0)
    between = _RANGE.match(text)
    if between:
        low, high = _value(between[2], domain), _value(between[3], domain)
        above = Call(">=" if between[1] == "[" else ">", (name, low), 0)
        return Call("&&", (above, Call("<=" if between[4] == "]" else "<", (name, high), 0)), 0)
    comparison = _COMPARISON.match(text)
    if comparison:
        return Call(_SIGNS.get(comparison[1], comparison[1]), (name, _value(comparison[2], domain)), 0)
    return Call("==", (name, _value(text, domain)), 0)


def _value(text: str, domain: Domain) -> Expression:
    """A value as one writes it for such an attribute: a bare number is in its unit, time is a duration."""
    text = text.strip()
    if domain.kind == "duration":
        try:
            length = parse_duration(text).seconds
        except ValueError:
            length = None
        if length is None:
            raise Mismatch(0, phrase("`{text}` is no duration", "`{text}` 不是时长", text=text))
        return Call("duration", (Constant(f"{length}s", 0),), 0)
    return Constant(_literal(text, domain), 0)


def _literal(text: str, domain: Domain) -> Literal:
    if domain.kind in ("enum", "text"):
        return text[1:-1] if text[:1] in "\"'" and text[-1:] == text[:1] and len(text) > 1 else text
    if domain.kind == "boolean":
        if text.lower() in ("true", "false"):
            return text.lower() == "true"
        raise Mismatch(0, phrase("`{text}` is neither true nor false", "`{text}` 既非 true 也非 false", text=text))
    try:
        number = Decimal(text.removesuffix(domain.unit).strip())
    except InvalidOperation:
        raise Mismatch(0, phrase("`{text}` is no number", "`{text}` 不是数字", text=text)) from None
    if not number.is_finite():
        raise Mismatch(0, phrase("`{text}` is no number", "`{text}` 不是数字", text=text))
    return number
