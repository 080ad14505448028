"""What the team does and for whom: duties, channels, cases, escalations."""

from dataclasses import dataclass

from orgflow.document.tree import AnyNode, Mapping
from orgflow.model.hours import Hours, parse_hours
from orgflow.model.items import Item, Ref, read
from orgflow.model.organisation import authority
from orgflow.model.reading import Reading, build, labels, parsed, plain, ref, refs, text, words
from orgflow.model.values import Cadence, Duration, Money, parse_cadence, parse_duration
from orgflow.model.workflows import Promise, promises
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Item):
    """A group of duties; who is responsible and accountable for it is so for its duties by default."""

    responsible: tuple[Ref, ...] = read(refs("role"), ())
    accountable: tuple[Ref, ...] = read(refs("role"), ())


def cadences(reading: Reading, node: AnyNode) -> tuple[Cadence, ...]:
    """One cadence or a list of them."""
    return tuple(parse_cadence(str(item)) for item in words(reading, node))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Item):
    """Something that must be done, with its RACI: who does it, answers for it, is asked, is told."""

    area: Ref | None = read(ref("area"))
    does: tuple[str, ...] = read(words, ())
    responsible: tuple[Ref, ...] = read(refs("role"), ())
    accountable: tuple[Ref, ...] = read(refs("role"), ())
    consulted: tuple[Ref, ...] = read(refs("role", "unit"), ())
    informed: tuple[Ref, ...] = read(refs("role", "unit"), ())
    cadence: tuple[Cadence, ...] = read(cadences, ())
    output: tuple[Ref, ...] = read(refs("record"), ())
    receives: tuple[Ref, ...] = read(refs("record"), ())
    needs: tuple[Ref, ...] = read(refs("skill"), ())
    not_with: tuple[Ref, ...] = read(refs("duty"), ())
    effort: Duration | None = read(parsed(parse_duration))
    channels: tuple[Ref, ...] = read(refs("channel"), ())
    basis: tuple[Ref, ...] = read(refs("source", "section"), ())
    critical: bool = read(plain, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Item):
    """A way for customers to reach the team."""

    kind: str | None = read(plain)
    direction: str | None = read(plain)
    served_by: tuple[Ref, ...] = read(refs("role", "unit"), ())
    open: Hours | None = read(parsed(parse_hours))
    answer_within: Duration | None = read(parsed(parse_duration))
    script: Text | None = read(text)
    tone: Text | None = read(text)
    languages: tuple[str, ...] = read(words, ())
    needs: tuple[Ref, ...] = read(refs("skill"), ())
    concurrency: int | None = read(plain)
    overflow_to: tuple[Ref, ...] = read(refs("channel"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Item):
    """A kind of case that customers bring."""

    owner: Ref | None = read(ref("role", "unit"))
    kinds: dict[str, Text] | None = read(labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity(Item):
    """How grave a case is; its promise overrides the workflow's."""

    promise: dict[str, Promise] | None = read(promises)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Item):
    """Something known of a case, readable by guards. `limit` names the kind of authority that an amount needs."""

    type: str = read(plain, default="text")
    values: dict[str, Text] | None = read(labels)
    min: str | int | float | None = read(plain)
    max: str | int | float | None = read(plain)
    limit: str | None = read(plain)
    given: bool = read(plain, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Item):
    """What a case of this type may be like."""

    categories: dict[str, Category]
    severities: dict[str, Severity]
    attributes: dict[str, Attribute]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung(Item):
    """A level of an escalation ladder: who has the case, for how long, and whether they must decide."""

    role: Ref | None = read(ref("role"))
    party: Ref | None = read(ref("party"))
    within: Duration | None = read(parsed(parse_duration))
    shift: Ref | None = read(ref("shift"))
    authority: dict[str, Money] | None = read(authority)
    decides: bool = read(plain, default=False)

    @property
    def owner(self) -> Ref | None:
        """Whom the case goes to."""
        return self.role or self.party


def rungs(reading: Reading, node: AnyNode) -> tuple[Rung, ...]:
    """The levels of a ladder, lowest first."""
    return tuple(
        build(reading, Rung, item, address=f"rung:{reading.prefix}.{number}", node=item)
        for number, item in enumerate(getattr(node, "items", ()), start=1)
        if isinstance(item, Mapping)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Item):
    """A ladder that a case climbs when it is not solved in time."""

    clock: str | None = read(plain)
    levels: tuple[Rung, ...] = read(rungs, ())
