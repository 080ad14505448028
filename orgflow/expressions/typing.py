"""Whether a condition makes sense for the attributes of a case: names, types, values."""

from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches

from orgflow.expressions.domains import NUMBERS, Domain
from orgflow.expressions.faults import ConditionFault, Mismatch
from orgflow.expressions.tree import ARITHMETIC, COMPARISONS, Call, Constant, Expression, Items, Name
from orgflow.model.values import parse_duration
from orgflow.text import Text, listed, phrase

# What an expression is: `truth`, `number`, `time`, or a text, for which its enum counts.
Type = str

_WORDS = {
    "truth": Text(en="yes or no", zh="是非"),
    "number": Text(en="a number", zh="数字"),
    "time": Text(en="a length of time", zh="时长"),
    "text": Text(en="text", zh="文字"),
}
_DURATION = Text(
    en='Write `duration("2h30m")`, or `days(2)`.',
    zh='请写 `duration("2h30m")` 或 `days(2)`。',
)


def check(expression: Expression, domains: Mapping[str, Domain]) -> None:
    """Raises `ConditionFault` unless the expression is a condition on these attributes, `Mismatch` for its types."""
    found = _type(expression, domains)
    if found != "truth":
        say = phrase("this is {found}, not a condition", "这是{found}，不是条件", found=_WORDS[found])
        raise Mismatch(expression.at, say, Text(en="Compare it with something.", zh="请与某个值比较。"))


def seconds(text: str, at: int) -> int:
    """The length of a `duration("2h30m")`. Raises `ConditionFault`; days and longer are not a fixed time in CEL."""
    try:
        length = parse_duration(text)
    except ValueError:
        raise ConditionFault(at, phrase("`{text}` is no duration", "`{text}` 不是时长", text=text), _DURATION) from None
    if any(unit not in "hms" for _, unit in length.parts):
        say = phrase("`duration` counts hours, minutes and seconds", "`duration` 只能写时、分、秒")
        raise ConditionFault(at, say, _DURATION)
    return length.seconds or 0


def _type(expression: Expression, domains: Mapping[str, Domain]) -> Type:
    if isinstance(expression, Constant):
        return _of_value(expression.value)
    if isinstance(expression, Name):
        return _of_domain(_domain(expression, domains))
    if isinstance(expression, Items):
        raise ConditionFault(expression.at, Text(en="a list stands after `in` only", zh="列表只能放在 `in` 之后"))
    return _of_call(expression, domains)


def _of_call(call: Call, domains: Mapping[str, Domain]) -> Type:
    if call.op in ("&&", "||", "!"):
        for arg in call.args:
            _expect(arg, "truth", domains)
        return "truth"
    if call.op == "?:":
        _expect(call.args[0], "truth", domains)
        chosen = _type(call.args[1], domains)
        _expect(call.args[2], chosen, domains)
        return chosen
    if call.op in COMPARISONS:
        return _compared(call, domains)
    if call.op == "in":
        return _among(call, domains)
    if call.op in ARITHMETIC:
        return _reckoned(call, domains)
    return _length(call)


def _compared(call: Call, domains: Mapping[str, Domain]) -> Type:
    left, right = call.args
    found = _type(left, domains)
    _expect(right, found, domains)
    if found in ("truth", "text") and call.op not in ("==", "!="):
        say = phrase("{found} has no order", "{found}不能比较大小", found=_WORDS[found])
        raise Mismatch(call.at, say, Text(en="Use `==`, `!=` or `in`.", zh="请用 `==`、`!=` 或 `in`。"))
    return "truth"


def _among(call: Call, domains: Mapping[str, Domain]) -> Type:
    left, right = call.args
    if not isinstance(right, Items):
        say = Text(en="`in` needs a list", zh="`in` 之后应是列表")
        raise Mismatch(right.at, say, Text(en='Write `in ["a", "b"]`.', zh='请写 `in ["a", "b"]`。'))
    found = _type(left, domains)
    for item in right.items:
        _expect(item, found, domains)
    return "truth"


def _reckoned(call: Call, domains: Mapping[str, Domain]) -> Type:
    found = _type(call.args[0], domains)
    if found not in ("number", "time"):
        say = phrase("one cannot reckon with {found}", "{found}不能参与计算", found=_WORDS[found])
        raise Mismatch(call.at, say)
    for arg in call.args[1:]:
        _expect(arg, found if call.op in "+-" else "number", domains)
    return found


def _length(call: Call) -> Type:
    (arg,) = call.args if len(call.args) == 1 else (None,)
    if call.op == "duration" and isinstance(arg, Constant) and isinstance(arg.value, str):
        seconds(arg.value, arg.at)
        return "time"
    if call.op == "days" and isinstance(arg, Constant) and type(arg.value) is int:
        return "time"
    say = phrase("`{name}` needs one value that is written out", "`{name}` 需要一个写明的值", name=call.op)
    raise ConditionFault(call.at, say, _DURATION)


def _expect(expression: Expression, wanted: Type, domains: Mapping[str, Domain]) -> None:
    found = _type(expression, domains)
    if found != wanted:
        say = phrase(
            "this is {found}, where {wanted} is needed",
            "这里需要{wanted}，而这是{found}",
            found=_WORDS[found],
            wanted=_WORDS[wanted],
        )
        raise Mismatch(expression.at, say, _DURATION if "time" in (found, wanted) else None)


def _domain(name: Name, domains: Mapping[str, Domain]) -> Domain:
    if name.name in domains:
        return domains[name.name]
    near = get_close_matches(name.name, list(domains), n=1, cutoff=0.6)
    say = phrase("the case has no attribute `{name}`", "案件没有属性 `{name}`", name=name.name)
    if near:
        raise ConditionFault(name.at, say, phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near[0]))
    known = listed(f"`{known}`" for known in domains)
    raise ConditionFault(name.at, say, phrase("It has: {known}.", "现有：{known}。", known=known) if known else None)


def _of_domain(domain: Domain) -> Type:
    if domain.kind in NUMBERS:
        return "number"
    return {"boolean": "truth", "duration": "time"}.get(domain.kind, "text")


def _of_value(value: bool | int | Decimal | str) -> Type:
    if isinstance(value, bool):
        return "truth"
    return "text" if isinstance(value, str) else "number"
