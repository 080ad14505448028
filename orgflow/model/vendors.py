"""What others do for the team, and what its units owe each other."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import nested, parsed, plain, ref, refs, text, words
from orgflow.model.targets import targets
from orgflow.model.values import Duration, Target, parse_duration
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What a vendor is paid by; `options` are those it may be where none is agreed."""

    kind: str | None = read(plain)
    options: tuple[str, ...] = read(words, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor(Item):
    """A company that does part of the work. A target in `sla` is None where the KPI is only watched."""

    roles: tuple[Ref, ...] = read(refs("role"), ())
    accountable: Ref | None = read(ref("role"))
    sla: dict[Ref, Target | None] | None = read(targets)
    pay: Pay | None = read(nested(Pay))
    trained_by: tuple[Ref, ...] = read(refs("role", "unit"), ())
    checked_by: tuple[Ref, ...] = read(refs("role", "unit"), ())
    escalates_to: tuple[Ref, ...] = read(refs("role", "escalation"), ())
    data_access: tuple[Ref, ...] = read(refs("record"), ())
    exit_plan: Text | None = read(text)


_SIDES = ("role", "unit", "party", "vendor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff(Item):
    """What one unit passes to another, and how soon that one takes it up."""

    from_: Ref | None = read(ref(*_SIDES))
    to: Ref | None = read(ref(*_SIDES))
    what: Text | None = read(text)
    within: Duration | None = read(parsed(parse_duration))
    contact: tuple[Ref, ...] = read(refs("role", "person"), ())
