"""The team itself, its posts and the people in them."""

from dataclasses import dataclass

from orgflow.document.tree import AnyNode, Mapping
from orgflow.model.hours import Hours, parse_hours
from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import (
    Reading,
    addresses,
    keyed,
    mapped,
    nested,
    parsed,
    plain,
    ref,
    refs,
    text,
    words,
)
from orgflow.model.requirements import Requirement, grades, requires
from orgflow.model.values import (
    Duration,
    Money,
    Percent,
    parse_duration,
    parse_money,
    parse_percent,
)
from orgflow.text import Language, Text


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many heads: `now` filled or wanted today, within `low` to `high`; None where nothing bounds it above."""

    low: int
    high: int | None
    now: int


def headcount(reading: Reading, node: AnyNode) -> Headcount:
    """`3`, or `{min, max, now}`; `now` falls back to the least stated, a range may be open at either end."""
    if not isinstance(node, Mapping):
        count = int(str(node.plain))
        return Headcount(count, count, count)
    stated = {key: int(value) for key, value in node.plain.items()}
    now = stated.get("now", min(stated.values()))
    if stated.keys() == {"now"}:
        return Headcount(now, now, now)
    return Headcount(stated.get("min", 0), stated.get("max"), now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """For whom an edition of the team is made."""

    size: Text | None = read(text)
    business: Text | None = read(text)
    customers: Text | None = read(text)
    support: Text | None = read(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which of several editions the base specification is."""

    id: str | None = read(plain)
    name: Text | None = read(text)
    fits: Fits | None = read(nested(Fits))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When the team is open: OpenStreetMap `opening_hours`, an IANA zone, the country of its holidays."""

    open: Hours | None = read(parsed(parse_hours))
    zone: str | None = read(plain)
    holidays: str | None = read(plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the law or contract allows: hours a week, rest between shifts, days running."""

    week: Duration | None = read(parsed(parse_duration))
    rest: Duration | None = read(parsed(parse_duration))
    days_running: int | None = read(plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """From and to which day the specification holds (ISO 8601)."""

    from_: str | None = read(plain)
    to: str | None = read(plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDoor:
    """The one outward interface that several channels share."""

    name: Text | None = read(text)
    joins: tuple[Ref, ...] = read(refs("channel"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Item):
    """The section `team`."""

    id_: str | None = read(plain)
    edition: Edition | None = read(nested(Edition))
    purpose: Text | None = read(text)
    head: Ref | None = read(ref("role"))
    headcount: Headcount | None = read(headcount)
    languages: tuple[Language, ...] = read(words, ())
    calendar: Calendar | None = read(nested(Calendar))
    work: Work | None = read(nested(Work))
    effective: Effective | None = read(nested(Effective))
    front_door: FrontDoor | None = read(nested(FrontDoor))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """Where facts come from; `sections` are its citable parts."""

    kind: str | None = read(plain)
    sections: dict[str, Text] | None = read(mapped(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Item):
    """A value, principle or practice, and the objects that show it is lived."""

    kind: str | None = read(plain)
    shown_by: tuple[Ref, ...] = read(addresses, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Item):
    """A rank; levels are declared top first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Item):
    """Somebody outside the team."""

    kind: str | None = read(plain)
    aliases: tuple[str, ...] = read(words, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Item):
    """A department or group."""

    part_of: Ref | None = read(ref("unit"))
    head: Ref | None = read(ref("role"))
    purpose: Text | None = read(text)
    placement: str | None = read(plain)
    members: dict[Ref, Ref] | None = read(keyed(ref("unit"), "role"))
    requires: dict[Ref, Requirement] | None = read(requires)


def superiors(reading: Reading, node: AnyNode) -> tuple[Ref, ...] | None:
    """Whom a role reports to; `none` says that it reports to nobody. Where a variant has taken away all that were
    named, nothing is said."""
    if node.plain == "none":
        return ()
    return refs("role", "unit", "party")(reading, node) or (None if node.plain else ())


def dotted_purpose(reading: Reading, node: AnyNode) -> Ref | Text:
    """The duty that a dotted line is for, or its purpose in words."""
    duty = reading.exists("duty", node.plain) if isinstance(node.plain, str) else None
    return Ref(duty, node) if duty else text(reading, node)


authority = mapped(parsed(parse_money))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Item):
    """A post. `reports_to` is None where it is not stated and () where it says `none`."""

    unit: Ref | None = read(ref("unit"))
    level: Ref | None = read(ref("level"))
    reports_to: tuple[Ref, ...] | None = read(superiors)
    dotted_to: dict[Ref, Ref | Text] | None = read(keyed(dotted_purpose, "role"))
    headcount: Headcount | None = read(headcount)
    vacant: bool = read(plain, default=False)
    external: bool = read(plain, default=False)
    bot: bool = read(plain, default=False)
    assistant: bool = read(plain, default=False)
    front_line: bool = read(plain, default=False)
    deputy: tuple[Ref, ...] = read(refs("role"), ())
    requires: dict[Ref, Requirement] | None = read(requires)
    kpis: tuple[Ref, ...] = read(refs("kpi"), ())
    authority: dict[str, Money] | None = read(authority)
    aliases: tuple[str, ...] = read(words, ())

    @property
    def heads(self) -> int:
        """Heads in this post: one where nothing is said."""
        return self.headcount.now if self.headcount else 1

    @property
    def team_heads(self) -> int:
        """Heads that count towards the team: bots and external posts do not."""
        return 0 if self.bot or self.external else self.heads


def shares(reading: Reading, node: AnyNode) -> dict[Ref, Percent]:
    """What posts take of a person's time; posts that a variant has merged take what each of them took."""
    found: dict[Ref, Percent] = {}
    for entry in node.entries.values() if isinstance(node, Mapping) else ():
        role, share = reading.refer(entry.key, ("role",)), parse_percent(str(entry.value.plain))
        if role is not None:
            found[role] = Percent(found[role].value + share.value) if role in found else share
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """Who holds posts: for each the share of their time, and the skills they have with their levels."""

    roles: dict[Ref, Percent] | None = read(shares)
    reports_to: Ref | None = read(ref("person", "role"))
    skills: dict[Ref, str | int] | None = read(grades)
    shifts: tuple[Ref, ...] = read(refs("shift"), ())
    languages: tuple[str, ...] = read(words, ())
