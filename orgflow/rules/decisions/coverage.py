"""What can be told of conditions by their form alone: which values they name, and whether two are opposites.

Conditions are read as a language from a later version on; until then anything but the plain forms below is unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orgflow.document.tree import Mapping, Sequence
from orgflow.model.items import Item
from orgflow.model.service import Case
from orgflow.source import Span
from orgflow.text import Text

_NAME = r"([A-Za-z_]\w*)"
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_EQUALS = re.compile(rf"{_NAME}\s*==\s*({_QUOTED}|true|false)\Z", re.ASCII)
_AMONG = re.compile(rf"{_NAME}\s+in\s+\[\s*({_QUOTED}(?:\s*,\s*{_QUOTED})*)\s*\]\Z", re.ASCII)
_FLAG = re.compile(rf"(!?)\s*{_NAME}\Z", re.ASCII)
_COMPARISON = re.compile(r"""([\w."']+)(<=|>=|<|>|==|!=)([\w."'-]+)\Z""", re.ASCII)
_SPACE = re.compile(rf"({_QUOTED})|\s+")
_OPPOSITES = {"<=": ">", ">": "<=", ">=": "<", "<": ">=", "==": "!=", "!=": "=="}


@dataclass(frozen=True, slots=True)
class Value:
    """A value that an attribute can take, and where it is declared."""

    id: str
    label: Text
    at: Span


def domain(case: Case | None, attribute: str) -> tuple[Value, ...]:
    """The values that an attribute of a case can take; none where they are not a list."""
    if case is None:
        return ()
    declared = case.attributes.get(attribute)
    if declared is not None:
        if declared.type == "boolean":
            return tuple(Value(word, Text(en=word, zh=word), declared.at) for word in ("true", "false"))
        return _labelled(declared, "values", declared.values or {})
    if attribute == "category":
        return tuple(Value(item.id, item.label, item.at) for item in case.categories.values())
    if attribute == "severity":
        return tuple(Value(item.id, item.label, item.at) for item in case.severities.values())
    if attribute == "kind":
        return tuple(value for item in case.categories.values() for value in _labelled(item, "kinds", item.kinds or {}))
    return ()


def named_values(condition: str) -> tuple[str, tuple[str, ...]] | None:
    """The attribute that a condition asks for, and the values that fulfil it: of `severity == "high"`, of several such
    joined by `||`, of `kind in ["lost", "delayed"]`, of `urgent` and `!urgent`. None for any other form."""
    found: dict[str, list[str]] = {}
    for part in condition.split("||"):
        part = part.strip()
        if match := _EQUALS.match(part):
            found.setdefault(match[1], []).append(match[2].strip("\"'"))
        elif match := _AMONG.match(part):
            found.setdefault(match[1], []).extend(value.strip("\"'") for value in re.findall(_QUOTED, match[2]))
        elif match := _FLAG.match(part):
            found.setdefault(match[2], []).append("false" if match[1] else "true")
        else:
            return None
    ((attribute, values), *others) = found.items()
    return None if others else (attribute, tuple(values))


def holds_opposites(conditions: Iterable[str]) -> bool:
    """Whether one of some conditions is the opposite of another, as `amount > 500` is of `amount <= 500`."""
    plain = [_SPACE.sub(lambda match: match[1] or "", condition) for condition in conditions]
    known = dict.fromkeys(plain)
    return any(_opposite(condition) in known for condition in plain)


def _opposite(condition: str) -> str:
    match = _COMPARISON.match(condition)
    if match:
        return f"{match[1]}{_OPPOSITES[match[2]]}{match[3]}"
    return f"!{condition}" if _FLAG.match(condition) else f"!({condition})"


def _labelled(item: Item, field: str, labels: dict[str, Text]) -> tuple[Value, ...]:
    node = item.node.get(field) if isinstance(item.node, Mapping) else None
    places = {}
    if isinstance(node, Mapping):
        places = {name: entry.key.span for name, entry in node.entries.items()}
    elif isinstance(node, Sequence):
        places = {str(entry.plain): entry.span for entry in node.items}
    return tuple(Value(name, label, places.get(name, item.at)) for name, label in labels.items())
