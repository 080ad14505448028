"""From the text of a condition to its tree.

Conditions are written in CEL, the Common Expression Language (https://cel.dev), and Google's own parser reads them: it
hands out the tree as a protobuf message of type `cel.expr.ParsedExpr`, which the few lines below decode. What CEL can
say and a condition must not (macros, maps, messages) is refused here.
"""

import re
import struct
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from orgflow.expressions.faults import ConditionFault
from orgflow.expressions.tree import Call, Constant, Expression, Items, Literal, Name
from orgflow.text import Text, phrase

_OPERATORS = {
    "_&&_": "&&",
    "_||_": "||",
    "!_": "!",
    "_==_": "==",
    "_!=_": "!=",
    "_<_": "<",
    "_<=_": "<=",
    "_>_": ">",
    "_>=_": ">=",
    "@in": "in",
    "_+_": "+",
    "_-_": "-",
    "_*_": "*",
    "-_": "-",
    "_?_:_": "?:",
    "duration": "duration",
    "days": "days",
}
# A condition is a line or two; the parser is asked for no more, and its depth is bounded by CEL itself.
_LONGEST = 2000
_PLACE = re.compile(r"<input>:(\d+):(\d+): (?:Syntax error: )?([^\n]*)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_SINGLE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")


def parse(text: str) -> Expression:
    """Read a condition. Raises `ConditionFault` for what CEL cannot read and what no condition may hold."""
    if len(text) > _LONGEST:
        raise ConditionFault(0, Text(en="the condition is too long", zh="条件过长"))
    try:
        message = _environment().compile(text, disable_check=True).serialize()
    except RuntimeError as error:
        raise _unreadable(text, str(error)) from None
    # google.protobuf.Any → ParsedExpr {2: the expression, 3: where its parts stand}
    parsed = dict(_fields(_first(message, 2)))
    return _expression(parsed[2], _offsets(parsed.get(3, b"")))


@cache
def _environment() -> Any:
    from cel_expr_python import cel  # only where conditions are written

    return cel.NewEnv(variables={})


def _unreadable(text: str, said: str) -> ConditionFault:
    """What is wrong, in the user's words where the cause is known."""
    bare = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    foreign = _FOREIGN.search(bare)
    if foreign:
        say = phrase("`{word}` cannot stand in a condition", "条件中不能出现 `{word}`", word=foreign[0])
        hint = Text(
            en="Use the id of the attribute; put words to compare with in quotes.",
            zh="请使用属性的标识；要比较的文字请加引号。",
        )
        return ConditionFault(foreign.start(), say, hint)
    equals = _SINGLE_EQUALS.search(bare)
    if equals:
        say = Text(en="`=` compares nothing in a condition", zh="条件中不能用 `=` 比较")
        return ConditionFault(equals.start(), say, Text(en="Write `==`.", zh="请写 `==`。"))
    for word, sign in ((" and ", "&&"), (" or ", "||"), ("not ", "!")):
        if word in f" {bare} ":
            at = f" {bare} ".index(word) + len(word) - len(word.lstrip()) - 1
            say = phrase("`{word}` joins nothing in a condition", "条件中不能用 `{word}`", word=word.strip())
            return ConditionFault(at, say, phrase("Write `{sign}`.", "请写 `{sign}`。", sign=sign))
    place = _PLACE.search(said)
    if place is None:
        return ConditionFault(0, Text(en="the condition cannot be read", zh="无法读取该条件"))
    lines = text.split("\n")
    number, column = int(place[1]), int(place[2])
    at = sum(len(line) + 1 for line in lines[: number - 1]) + column - 1
    if at >= len(text.rstrip()):
        return ConditionFault(max(0, len(text) - 1), Text(en="the condition breaks off", zh="条件不完整"))
    say = phrase(
        "the condition cannot be read from `{rest}` on", "条件从 `{rest}` 处起无法读取", rest=text[at : at + 20]
    )
    return ConditionFault(at, say)


def _expression(message: bytes, offsets: dict[int, int]) -> Expression:
    """Decode `cel.expr.Expr`: {2: id, and one of 3: constant, 4: name, 5: field, 6: call, 7: list, …}."""
    found = dict(_fields(message))
    at = offsets.get(found.get(2, 0), 0)
    if 3 in found:
        return Constant(_constant(found[3], at), at)
    if 4 in found:
        return Name(_first(found[4], 1).decode(), at)
    if 6 in found:
        return _call(found[6], at, offsets)
    if 7 in found:
        return Items(tuple(_expression(item, offsets) for number, item in _fields(found[7]) if number == 1), at)
    raise ConditionFault(at, Text(en="this cannot stand in a condition", zh="条件中不能使用这种写法"), _HINT)


_HINT = Text(
    en='Conditions compare attributes: `amount > 500 && category in ["product", "service"]`.',
    zh='条件用于比较属性，例如 `amount > 500 && category in ["product", "service"]`。',
)


def _call(message: bytes, at: int, offsets: dict[int, int]) -> Expression:
    """Decode a call: {1: what it is a method of, 2: the function, 3: its arguments}."""
    fields = list(_fields(message))
    function = next(value.decode() for number, value in fields if number == 2)
    if function not in _OPERATORS or any(number == 1 for number, _ in fields):
        say = phrase("`{name}` cannot be used in a condition", "条件中不能使用 `{name}`", name=function.strip("_@"))
        raise ConditionFault(at, say, _HINT)
    args = tuple(_expression(value, offsets) for number, value in fields if number == 3)
    if function == "-_" and isinstance(args[0], Constant) and isinstance(args[0].value, int | Decimal):
        return Constant(-args[0].value, at)
    return Call(_OPERATORS[function], args, at)


def _constant(message: bytes, at: int) -> Literal:
    """Decode a constant: {2: boolean, 3: signed integer, 5: floating point number, 6: text, …}."""
    for field, value in _fields(message):
        if field == 2:
            return bool(value)
        if field == 3:
            return int(value) - (1 << 64) if value >= 1 << 63 else int(value)
        if field == 5:
            # The shortest decimal that is this number is the one that was written.
            number = Decimal(repr(struct.unpack("<d", value)[0]))
            if number.is_finite():
                return number
        if field == 6:
            return str(value.decode())
    raise ConditionFault(at, Text(en="this value cannot stand in a condition", zh="条件中不能使用这种值"), _HINT)


def _offsets(message: bytes) -> dict[int, int]:
    """Decode `cel.expr.SourceInfo`: {4: a map of the ids of parts to offsets in code points}."""
    found = {}
    for number, value in _fields(message):
        if number == 4:
            entry = dict(_fields(value))
            found[entry.get(1, 0)] = entry.get(2, 0)
    return found


def _first(message: bytes, wanted: int) -> bytes:
    found: bytes = next(value for number, value in _fields(message) if number == wanted)
    return found


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """The fields of a protobuf message: number, and an integer or bytes. See https://protobuf.dev/programming-guides/encoding."""
    position = 0
    while position < len(message):
        key, position = _varint(message, position)
        number, wire = key >> 3, key & 7
        value: Any
        if wire == 0:
            value, position = _varint(message, position)
        else:
            length = {1: 8, 5: 4}.get(wire)
            if length is None:
                length, position = _varint(message, position)
            value = message[position : position + length]
            position += length
        yield number, value


def _varint(message: bytes, position: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[position]
        position += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number, position
