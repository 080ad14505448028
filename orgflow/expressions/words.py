"""Conditions in words, for the arrows of a picture: `金额 > 500 元`, `Amount > 500 CNY and not urgent`."""

from collections.abc import Mapping
from decimal import Decimal

from orgflow.expressions.domains import OTHER, Domain, Value
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name
from orgflow.expressions.typing import seconds
from orgflow.model.values import parse_duration
from orgflow.text import Language, Text

# How strongly an operator binds; what binds less than its surroundings stands in brackets.
_BINDS = {
    "?:": 0,
    "||": 1,
    "&&": 2,
    "==": 3,
    "!=": 3,
    "<": 3,
    "<=": 3,
    ">": 3,
    ">=": 3,
    "in": 3,
    "+": 4,
    "-": 4,
    "*": 5,
}
_SIGNS = {
    "==": Text(en=" is ", zh="为"),
    "!=": Text(en=" is not ", zh="不为"),
    "<": Text(en=" < ", zh=" < "),
    "<=": Text(en=" ≤ ", zh=" ≤ "),
    ">": Text(en=" > ", zh=" > "),
    ">=": Text(en=" ≥ ", zh=" ≥ "),
    "&&": Text(en=" and ", zh="且"),
    "||": Text(en=" or ", zh="或"),
    "+": Text(en=" + ", zh=" + "),
    "-": Text(en=" − ", zh=" − "),
    "*": Text(en=" × ", zh=" × "),
}
_NOT = Text(en="not ", zh="非")
_CURRENCIES = {"CNY": Text(en="CNY", zh="元")}
_UNITS = (("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))


def condition_in_words(expression: Expression, domains: Mapping[str, Domain]) -> Text:
    """A checked condition in both languages; attributes and values are called by their labels."""
    return Text(
        en=_said(expression, domains, "en", None, -1),
        zh=_said(expression, domains, "zh", None, -1),
    )


def case_in_words(case: Mapping[str, Value], domains: Mapping[str, Domain]) -> Text:
    """The attributes of a case as a condition that it meets; nothing for a case of which nothing is known."""
    met: Expression | None = None
    for name, value in case.items():
        known: Expression = Constant(value, 0)
        if domains[name].kind == "duration":
            known = Call("duration", (Constant(f"{value}s", 0),), 0)
        part = Call("==", (Name(name, 0), known), 0)
        met = part if met is None else Call("&&", (met, part), 0)
    return condition_in_words(met, domains) if met else Text()


def _said(
    expression: Expression, domains: Mapping[str, Domain], language: Language, beside: Domain | None, around: int
) -> str:
    """`beside` is the attribute that a value is compared with, `around` how strongly the surroundings bind."""
    if isinstance(expression, Constant):
        return _value(expression.value, beside, language)
    if isinstance(expression, Name):
        return domains[expression.name].label.get(language)
    assert isinstance(expression, Call)
    said = _call(expression, domains, language)
    binds = _BINDS.get(expression.op, 9)
    return f"({said})" if binds < around else said


def _call(call: Call, domains: Mapping[str, Domain], language: Language) -> str:
    if call.op in ("duration", "days"):
        return _length(call, language)
    beside = next((domains[arg.name] for arg in call.args if isinstance(arg, Name)), None)
    if call.op == "!":
        return _NOT.get(language) + _said(call.args[0], domains, language, None, 9)
    if call.op == "?:":
        test, then, otherwise = (_said(arg, domains, language, None, 1) for arg in call.args)
        return f"{test} ? {then} : {otherwise}"
    if call.op == "in":
        assert isinstance(call.args[1], Items)
        left = _said(call.args[0], domains, language, None, 3)
        items = [_said(item, domains, language, beside, 0) for item in call.args[1].items]
        return left + _SIGNS["=="].get(language) + _one_of(items, language)
    binds = _BINDS[call.op]
    if len(call.args) == 1:
        return "−" + _said(call.args[0], domains, language, beside, 9)
    left = _said(call.args[0], domains, language, beside, binds)
    right = _said(call.args[1], domains, language, beside, binds + (call.op in "-"))
    sign = _SIGNS[call.op]
    if call.op in ("==", "!=") and beside and beside.kind not in ("enum", "text", "boolean"):
        sign = Text(en=" = ", zh=" = ") if call.op == "==" else Text(en=" ≠ ", zh=" ≠ ")
    return left + sign.get(language) + right


def _one_of(items: list[str], language: Language) -> str:
    """`a, b or c`, `a、b或c`."""
    comma, last = (", ", " or ") if language == "en" else ("、", "或")
    return last.join(part for part in (comma.join(items[:-1]), *items[-1:]) if part)


def _value(value: bool | int | Decimal | str, beside: Domain | None, language: Language) -> str:
    if isinstance(value, bool):
        return (Text(en="yes", zh="是") if value else Text(en="no", zh="否")).get(language)
    if isinstance(value, str):
        label = beside.values.get(value) if beside else None
        if label is None and value.startswith(OTHER):
            return Text(en="anything else", zh="其他").get(language)
        return label.get(language) if label else value
    number = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    number = number.replace(",", "\u202f")
    if beside and beside.unit:
        unit = _CURRENCIES.get(beside.unit, Text(en=beside.unit)).get(language)
        return f"{number}\u00a0{unit}"
    return number


def _length(call: Call, language: Language) -> str:
    (arg,) = call.args
    assert isinstance(arg, Constant)
    left = int(arg.value) * 86_400 if call.op == "days" else seconds(str(arg.value), arg.at)
    parts = []
    for unit, size in _UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{unit}")
    return parse_duration("".join(parts)).words(language) if parts else "0"
