"""How each dialect spells conditions: FEEL, Python, JUEL, and CEL for our own files."""

import json
import keyword
from dataclasses import dataclass
from decimal import Decimal

from orgflow.expressions.feel import feel
from orgflow.expressions.tree import COMPARISONS, Call, Constant, Expression, Items, Name
from orgflow.expressions.typing import seconds

_BINDS = {"||": 1, "&&": 2, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "in": 4, "+": 5, "-": 5, "*": 6}
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words of a language of conditions.

    `among` says whether it has lists; `length` is what a duration looks like, with `{}` for its seconds, `days` what
    one of whole days does where it is something else; `reserved` are words that no variable may be called.
    """

    words: tuple[tuple[str, str], ...] = ()
    true: str = "true"
    false: str = "false"
    choice: str = "({test} ? {then} : {otherwise})"
    among: bool = True
    length: str = "{}"
    days: str = ""
    reserved: frozenset[str] = frozenset()

    def write(self, expression: Expression) -> str:
        """A condition in this language."""
        return self._written(expression, 0)

    def _written(self, expression: Expression, around: int) -> str:
        if isinstance(expression, Constant):
            return self._value(expression.value)
        if isinstance(expression, Name):
            return f"{expression.name}_" if expression.name in self.reserved else expression.name
        if isinstance(expression, Items):
            return "[" + ", ".join(self._written(item, 0) for item in expression.items) + "]"
        return self._call(expression, around)

    def _call(self, call: Call, around: int) -> str:
        if call.op in ("duration", "days"):
            (arg,) = call.args
            assert isinstance(arg, Constant)
            if call.op == "days" and self.days:
                return self.days.format(arg.value)
            length = int(arg.value) * _DAY if call.op == "days" else seconds(str(arg.value), arg.at)
            return self.length.format(length)
        if call.op == "?:":
            test, then, otherwise = (self._written(arg, 0) for arg in call.args)
            return self.choice.format(test=test, then=then, otherwise=otherwise)
        if call.op == "!":
            return f"{dict(self.words).get('!', '!')}({self._written(call.args[0], 0)})"
        if call.op == "in" and not self.among and isinstance(call.args[1], Items):
            return self._one_by_one(call.args[0], call.args[1], around)
        if len(call.args) == 1:
            return f"-{self._written(call.args[0], 9)}"
        binds = _BINDS[call.op]
        # Python reads `a == b == c` as two comparisons.
        left = self._written(call.args[0], binds + (call.op in COMPARISONS))
        right = self._written(call.args[1], binds + 1)
        written = f"{left} {dict(self.words).get(call.op, call.op)} {right}"
        return f"({written})" if binds < around else written

    def _one_by_one(self, left: Expression, items: Items, around: int) -> str:
        """`a == 1 || a == 2` where a language has no lists."""
        if not items.items:
            return self.false
        joined: Expression = Call("==", (left, items.items[0]), 0)
        for item in items.items[1:]:
            joined = Call("||", (joined, Call("==", (left, item), 0)), 0)
        return self._written(joined, around)

    def _value(self, value: bool | int | Decimal | str) -> str:
        if isinstance(value, bool):
            return self.true if value else self.false
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        return str(value) if isinstance(value, int) else f"{value:f}"


CEL = Spelling(length='duration("{}s")', days="days({})")
PYTHON = Spelling(
    (("&&", "and"), ("||", "or"), ("!", "not ")),
    "True",
    "False",
    choice="({then} if {test} else {otherwise})",
    length="timedelta(seconds={})",
    reserved=frozenset(keyword.kwlist),
)
JUEL = Spelling(
    among=False,
    reserved=frozenset(("and", "or", "not", "empty", "div", "mod", "eq", "ne", "lt", "le", "gt", "ge", "instanceof")),
)

__all__ = ["CEL", "JUEL", "PYTHON", "Spelling", "feel"]
