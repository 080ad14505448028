"""Who is on duty when, and what comes in."""

from dataclasses import dataclass, field

from orgflow.document.tree import AnyNode, Mapping, Scalar
from orgflow.model.hours import Hours, parse_hours
from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import Reading, keyed, nested, parsed, parts, plain, ref, text
from orgflow.model.values import Duration, Percent, parse_duration, parse_percent
from orgflow.source import Span
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Item):
    """Hours in which some heads of some roles are on duty, or on call."""

    hours: Hours | None = read(parsed(parse_hours))
    roles: dict[Ref, int] | None = read(keyed(plain, "role"))
    break_: Duration | None = read(parsed(parse_duration))
    handover: Duration | None = read(parsed(parse_duration))
    on_call: bool = read(plain, default=False)
    answer_within: Duration | None = read(parsed(parse_duration))


@dataclass(frozen=True, slots=True)
class Arrivals:
    """So many contacts an hour in a span of hours."""

    hours: Hours
    an_hour: float
    key: Scalar = field(repr=False, compare=False)

    @property
    def at(self) -> Span:
        """Where the hours are written."""
        return self.key.span


def arrivals(reading: Reading, node: AnyNode) -> tuple[Arrivals, ...]:
    """Contacts an hour, keyed by the hours in which they come."""
    entries = node.entries.items() if isinstance(node, Mapping) else ()
    return tuple(Arrivals(parse_hours(hours), plain(reading, entry.value), entry.key) for hours, entry in entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """Which share is answered within which time."""

    share: Percent | None = read(parsed(parse_percent))
    within: Duration | None = read(parsed(parse_duration))


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak(Item):
    """Days on which `factor` times as much comes in; `dates` are hours that say days only."""

    dates: Hours | None = read(parsed(parse_hours))
    factor: float | None = read(plain)
    plan: Text | None = read(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load(Item):
    """What comes in on a channel, or of a category of cases."""

    of: Ref | None = read(ref("channel", "category"))
    arrivals: tuple[Arrivals, ...] = read(arrivals, ())
    handling_time: Duration | None = read(parsed(parse_duration))
    patience: Duration | None = read(parsed(parse_duration))
    service_level: ServiceLevel | None = read(nested(ServiceLevel))
    peaks: dict[str, Peak] | None = read(parts("peak", Peak))
