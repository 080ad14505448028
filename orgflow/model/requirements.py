"""How much of a skill somebody needs, has or learns. A level must be in the scale of its skill, where it has one."""

from dataclasses import dataclass
from typing import TypeVar

from orgflow.document.tree import AnyNode, Mapping
from orgflow.finding import Problem
from orgflow.model.items import Ref, read
from orgflow.model.reading import Converter, Reading, names_inside, nested, plain
from orgflow.text import listed, phrase

T = TypeVar("T")
# Of a longer scale nobody wants to read all levels in a message.
_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """How much of a skill a post needs, and how it is met."""

    level: str | int | None = read(plain)
    preferred: bool = read(plain, default=False)
    by: str | None = read(plain)


def requirement(reading: Reading, node: AnyNode) -> Requirement:
    """`2`, or `{level, preferred, by}`."""
    if not isinstance(node, Mapping):
        return Requirement(level=node.plain)  # type: ignore[arg-type]  # the schema allows text and numbers only
    return nested(Requirement)(reading, node)


def graded(value: Converter[T]) -> Converter[dict[Ref, T]]:
    """A mapping from skills to a level each, alone or in an object with `level`."""

    def convert(reading: Reading, node: AnyNode) -> dict[Ref, T]:
        found: dict[Ref, T] = {}
        for entry in node.entries.values() if isinstance(node, Mapping) else ():
            skill = reading.refer(entry.key, ("skill",))
            if skill is None:
                continue
            level = entry.value.get("level") if isinstance(entry.value, Mapping) else entry.value
            if level is not None:
                _check_level(reading, skill, level)
            found[skill] = value(reading, entry.value)
        return found

    return convert


grades: Converter[dict[Ref, str | int]] = graded(plain)
requires = graded(requirement)


def _check_level(reading: Reading, skill: Ref, level: AnyNode) -> None:
    named = reading.names["skill"].get(skill.id)
    scale = names_inside(named.value, "scale") if named else {}
    stated = str(level.plain)
    if not scale or stated in scale:
        return
    say = phrase(
        "`{level}` is no level in the scale of the skill `{skill}`",
        "技能 `{skill}` 的等级表中没有 `{level}`",
        level=stated,
        skill=skill.id,
    )
    near = reading.nearest(stated, (), scale)
    levels = list(scale)[:_MOST_SHOWN]
    hint = (
        phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near)
        if near
        else phrase("Its levels: {levels}.", "可选等级：{levels}。", levels=listed(f"`{name}`" for name in levels))
    )
    reading.refuse("unresolved-ref", Problem(at=level.span, say=say, hint=hint))
