"""How messages name types, fields and values."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from orgflow.text import Text, phrase

_LONGEST = 40

_TYPES: dict[str, Text] = {
    "string": Text(en="text", zh="文字"),
    "integer": Text(en="a whole number", zh="整数"),
    "number": Text(en="a number", zh="数字"),
    "boolean": Text(en="`true` or `false`", zh="`true` 或 `false`"),
    "array": Text(en="a list", zh="列表"),
    "object": Text(en="a map (`key: value`)", zh="映射（`键: 值`）"),
    "null": Text(en="no value", zh="空值"),
}


def type_of(value: Any) -> str:
    """The name that JSON Schema gives to the type of a plain value."""
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


def wanted(schema: dict[str, Any]) -> tuple[Text, ...]:
    """What a schema with a `type` looks for: texts of a special form by their name, others by type."""
    if schema["type"] == "string" and "title" in schema:
        return (Text(en=article(schema["title"]), zh=schema["x-title-zh"]),)
    return tuple(_TYPES[name] for name in stated_types(schema))


def stated_types(schema: dict[str, Any]) -> list[str]:
    """The types of a schema, one or several."""
    stated = schema["type"]
    return [stated] if isinstance(stated, str) else stated


def found(value: Any) -> Text:
    """What stands there: single values are shown, others named."""
    if isinstance(value, str):
        return phrase("the text {shown}", "文字 {shown}", shown=quoted(value))
    if value is None or isinstance(value, dict | list):
        return _TYPES[type_of(value)]
    return phrase("{shown}", "{shown}", shown=quoted(flow(value)))


def either(parts: Iterable[Text]) -> Text:
    """`a, b or c`, a、b 或 c; each once."""
    unique = list(dict.fromkeys(parts))
    *most, last = unique
    if not most:
        return last
    return Text(
        en=", ".join(part.get("en") for part in most) + " or " + last.get("en"),
        zh="、".join(part.get("zh") for part in most) + "或" + last.get("zh"),
    )


def names(words: Iterable[str]) -> Text:
    """Words of the language in a row: `a`, `b`."""
    shown = [quoted(word) for word in words]
    return Text(en=", ".join(shown), zh="、".join(shown))


def quoted(word: str) -> str:
    """A word of the spec inside a message, cut where it is long."""
    return f"`{word if len(word) <= _LONGEST else word[: _LONGEST - 1] + '…'}`"


def flow(value: Any) -> str:
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(member) for member in value) + "]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str):
        plain = value[:1].isalnum() and not any(sign in value for sign in ",:#{}[]\"'|>&*!%@`")
        return value if plain else f'"{value}"'
    return str(value)


def spaced(text: Text) -> Text:
    """The same with a space between Chinese characters and words of the language."""

    def with_space(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        return f"{' ' * _is_chinese(before)}{match[0]}{' ' * _is_chinese(after)}"

    return Text(en=text.en, zh=re.sub("`[^`]*`", with_space, text.get("zh")))


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant: full-width letters, spaces and capitals do not count."""
    if len(word) > 2 * _LONGEST:
        return None
    folded = unicodedata.normalize("NFKC", word).strip().casefold().replace(" ", "_")
    spellings = {candidate.replace("-", "_"): candidate for candidate in known}
    near = get_close_matches(folded.replace("-", "_"), spellings, n=1)
    return spellings[near[0]] if near else None


def article(noun: str) -> str:
    """`a role`, `an area`, `a unit`."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
