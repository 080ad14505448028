"""Conditions as they stand in other people's files: simple comparisons in FEEL, JUEL, CEL or Python.

What can be read becomes a tree; anything else is left to people.
"""

import json
import re
from decimal import Decimal

from orgflow.exchange.bpmn.times import duration_of
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name

_LONGEST = 2000
_DEEPEST = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"(?:[^\"\\]|\\.)*\"|'[^'\\]*')|(?P<number>\d{1,15}(?:\.\d{1,6})?)(?![\w.])"
    r"|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)|(?P<sign>&&|\|\||==|!=|<>|<=|>=|[=<>!()\[\],+*-]))",
)
_WORDS = {"and": "&&", "or": "||", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_SIGNS = {"=": "==", "<>": "!="}
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_WRAPPED = re.compile(r"[$#]\{(.*)\}\s*\Z", re.DOTALL)
_TRUTH = {"true": True, "True": True, "false": False, "False": False}


class _Foreign(Exception):
    """Something that is no simple comparison."""


def read_condition(text: str) -> Expression | None:
    """The tree of a condition, if it can be read."""
    bare = text.strip()
    wrapped = _WRAPPED.match(bare)
    bare = wrapped[1] if wrapped else bare.removeprefix("=") if not bare.startswith("==") else bare
    if len(bare) > _LONGEST:
        return None
    try:
        reader = _Reader(_tokens(bare))
        tree = reader.either(0)
        return tree if reader.done else None
    except _Foreign:
        return None


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _Foreign
        kind, word = match.lastgroup, match[match.lastgroup]
        at = match.end()
        if kind == "name" and word in _WORDS:
            kind, word = "sign", _WORDS[word]
        elif kind == "name" and word in ("not", "in", "if", "then", "else"):
            kind = "sign"
        found.append((kind, _SIGNS.get(word, word) if kind == "sign" else word))
    return found


class _Reader:
    """Descends through the levels of binding, weakest first; `depth` bounds brackets within brackets."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at == len(self._tokens)

    def either(self, depth: int) -> Expression:
        """`a or b`, and what binds more strongly."""
        if depth > _DEEPEST:
            raise _Foreign
        left = self._both(depth)
        while self._take("||"):
            left = Call("||", (left, self._both(depth)), 0)
        return left

    def _both(self, depth: int) -> Expression:
        left = self._compared(depth)
        while self._take("&&"):
            left = Call("&&", (left, self._compared(depth)), 0)
        return left

    def _compared(self, depth: int) -> Expression:
        left = self._sum(depth)
        for sign in _COMPARISONS:
            if self._take(sign):
                return Call(sign, (left, self._sum(depth)), 0)
        if self._take("in"):
            return self._among(left, depth)
        return left

    def _among(self, left: Expression, depth: int) -> Expression:
        for opened, closed in (("(", ")"), ("[", "]")):
            if self._take(opened):
                items = [self._sum(depth)]
                while self._take(","):
                    items.append(self._sum(depth))
                self._need(closed)
                return Call("in", (left, Items(tuple(items), 0)), 0)
        return Call("==", (left, self._sum(depth)), 0)

    def _sum(self, depth: int) -> Expression:
        left = self._product(depth)
        while sign := self._take("+") or self._take("-"):
            left = Call(sign, (left, self._product(depth)), 0)
        return left

    def _product(self, depth: int) -> Expression:
        left = self._single(depth)
        while self._take("*"):
            left = Call("*", (left, self._single(depth)), 0)
        return left

    def _single(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise _Foreign
        if self._take("not"):
            # Without brackets Python and others disagree about what is negated.
            self._need("(")
            inner = self.either(depth + 1)
            self._need(")")
            return Call("!", (inner,), 0)
        if self._take("!"):
            return Call("!", (self._single(depth + 1),), 0)
        if self._take("-"):
            inner = self._single(depth + 1)
            number = inner.value if isinstance(inner, Constant) else None
            if isinstance(number, int | Decimal) and not isinstance(number, bool):
                return Constant(-number, 0)
            return Call("-", (inner,), 0)
        if self._take("("):
            inner = self.either(depth + 1)
            self._need(")")
            return inner
        if self._take("if"):
            test = self.either(depth + 1)
            self._need("then")
            then = self.either(depth + 1)
            self._need("else")
            return Call("?:", (test, then, self.either(depth + 1)), 0)
        return self._value()

    def _value(self) -> Expression:
        if self.done:
            raise _Foreign
        kind, word = self._tokens[self._at]
        self._at += 1
        if kind == "text":
            return Constant(_text(word), 0)
        if kind == "number":
            return Constant(Decimal(word) if "." in word else int(word), 0)
        if kind != "name":
            raise _Foreign
        if word in _TRUTH:
            return Constant(_TRUTH[word], 0)
        if word in ("duration", "days") and self._take("("):
            inner = self._value()
            self._need(")")
            return _length(word, inner)
        return Name(word.replace(".", "_"), 0)

    def _take(self, sign: str) -> str:
        if not self.done and self._tokens[self._at] == ("sign", sign):
            self._at += 1
            return sign
        return ""

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise _Foreign


def _text(quoted: str) -> str:
    if quoted.startswith("'"):
        return quoted[1:-1]
    try:
        return str(json.loads(quoted))
    except ValueError:
        raise _Foreign from None


def _length(function: str, inner: Expression) -> Expression:
    """`duration("PT1H")` of FEEL, `duration("1h")` and `days(2)` of CEL."""
    if not isinstance(inner, Constant):
        raise _Foreign
    if function == "days" and isinstance(inner.value, int):
        return Call("days", (inner,), 0)
    length = duration_of(str(inner.value)) or str(inner.value)
    if re.fullmatch(r"\d+d", length):
        return Call("days", (Constant(int(length[:-1]), 0),), 0)
    if re.fullmatch(r"(\d+[hms])+", length):
        return Call("duration", (Constant(length, 0),), 0)
    raise _Foreign
