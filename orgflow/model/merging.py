"""Roles that a variant makes into one."""

from collections.abc import Mapping as MappingABC
from collections.abc import Sequence as SequenceABC
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from orgflow.document.tree import AnyNode, Entry, Mapping, Sequence
from orgflow.finding import Note, Problem
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.model.reading import Reading, build_item
from orgflow.model.values import Money
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.careers import Career

T = TypeVar("T")


def take_merged(reading: Reading, merges: SequenceABC[Mapping]) -> dict[str, Entry]:
    """Let each absorbed role stand for the one that it is merged into; returns those that are no roles any more.

    `merges` are applied in their order. What they name must be a role by then, and a role is named by each once.
    """
    roles = reading.names["role"]
    for merge in merges:
        named: dict[str, AnyNode] = {}
        taken: dict[str, str] = {}
        for entry in merge.entries.values():
            known = _named(reading, entry.key, named)
            absorbed = entry.value.items if isinstance(entry.value, Sequence) else [entry.value]
            for item in absorbed:
                if _named(reading, item, named) and known:
                    taken[str(item.plain)] = str(entry.key.plain)
        reading.merged = {name: taken.get(into, into) for name, into in reading.merged.items()} | taken
        reading.names["role"] = {name: entry for name, entry in roles.items() if name not in reading.merged}
    return {name: roles[name] for name in reading.merged}


def join_roles(
    reading: Reading, roles: dict[str, Role], absorbed: MappingABC[str, Entry]
) -> dict[str, tuple[Role, ...]]:
    """Give the roles that stay what those that they absorb bring along: requirements, KPIs, the higher authority, and
    their superior where the role that stays has named none but itself. Lines that now lead to themselves go.

    Returns the roles that each has absorbed, by its id, for what follows from where they stood.
    """
    found: dict[str, tuple[Role, ...]] = {}
    for name, entry in absorbed.items():
        into = reading.merged[name]
        taken = build_item(reading, Role, f"role:{name}", entry)
        roles[into] = _joined(roles[into], taken)
        found[into] = (*found.get(into, ()), taken)
    for name in found:
        roles[name] = _without_self(roles[name])
    return found


def join_careers(careers: "dict[str, Career]") -> None:
    """Take out of careers what leads from a post to itself, now that posts are one: steps, rotations, successors."""
    for name, career in careers.items():
        steps = {key: step for key, step in (career.steps or {}).items() if not step.from_ or step.from_ != step.to}
        rotation = {key: each for key, each in (career.rotation or {}).items() if len(each.between) != 1}
        pool = {
            post: tuple(successor for successor in successors if successor != post)
            for post, successors in (career.talent_pool or {}).items()
        }
        careers[name] = replace(career, steps=steps or None, rotation=rotation or None, talent_pool=pool or None)


def _named(reading: Reading, node: AnyNode, named: dict[str, AnyNode]) -> bool:
    """Whether a name in a merge is that of a role, and stands there for the first time."""
    name = str(node.plain)
    if name not in reading.names["role"]:
        reading.fail(node, name, ("role",))
        return False
    first = named.setdefault(name, node)
    if first is not node:
        say = phrase("`{name}` stands in this merge twice", "`{name}` 在该合并中出现两次", name=name)
        hint = Text(
            en="Name each role once: as the one that stays, or as one that it absorbs.",
            zh="每个岗位只写一次：要么是保留的岗位，要么是被并入的岗位。",
        )
        note = Note(first.span, Text(en="first named here", zh="首次出现在这里"))
        reading.refuse("schema-violation", Problem(at=node.span, say=say, hint=hint, related=(note,)))
        return False
    return True


def _joined(role: Role, absorbed: Role) -> Role:
    return replace(
        role,
        reports_to=absorbed.reports_to if _is_own(role, role.reports_to) else role.reports_to,
        requires=_either(role.requires, absorbed.requires),
        kpis=tuple(dict.fromkeys((*role.kpis, *absorbed.kpis))),
        authority=_higher(role.authority, absorbed.authority),
    )


def _without_self(role: Role) -> Role:
    dotted = {target: purpose for target, purpose in (role.dotted_to or {}).items() if target.address != role.address}
    return replace(
        role,
        reports_to=None if _is_own(role, role.reports_to) else _others(role, role.reports_to),
        dotted_to=dotted or None,
        deputy=_others(role, role.deputy) or (),
    )


def _is_own(role: Role, lines: tuple[Ref, ...] | None) -> bool:
    """Whether all lines that a role states lead to itself."""
    return bool(lines) and not _others(role, lines)


def _others(role: Role, refs: tuple[Ref, ...] | None) -> tuple[Ref, ...] | None:
    return refs and tuple(ref for ref in refs if ref.address != role.address)


def _either(first: dict[Ref, T] | None, second: dict[Ref, T] | None) -> dict[Ref, T] | None:
    """What either asks for; the first has the word where both do."""
    return {
        **(first or {}),
        **{key: value for key, value in (second or {}).items() if key not in (first or {})},
    } or None


def _higher(first: dict[str, Money] | None, second: dict[str, Money] | None) -> dict[str, Money] | None:
    """The higher limit of each kind; amounts in different currencies cannot be compared, and the first stays."""
    found = dict(first or {})
    for kind, money in (second or {}).items():
        present = found.setdefault(kind, money)
        if present.currency == money.currency and present.amount < money.amount:
            found[kind] = money
    return found or None
