"""What is written down, and the tools that hold it."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import labels, nested, parsed, plain, ref, refs
from orgflow.model.service import cadences
from orgflow.model.values import Cadence, Duration, parse_duration
from orgflow.text import Text

# Who may write and read: nothing hangs on single people.
_READERS = ("role", "unit", "party", "vendor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """When entries of a record move up into another: the same one `after` times within `per`."""

    to: Ref | None = read(ref("record"))
    same: Ref | None = read(ref("field"))
    after: int | None = read(plain)
    per: Duration | None = read(parsed(parse_duration))
    by: Ref | None = read(ref("workflow"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Item):
    """Data, a case library, knowledge."""

    fields: dict[str, Text] | None = read(labels)
    dimension: str | None = read(plain)
    owner: Ref | None = read(ref("role", "unit"))
    written_by: tuple[Ref, ...] = read(refs(*_READERS), ())
    read_by: tuple[Ref, ...] = read(refs(*_READERS), ())
    retention: Duration | None = read(parsed(parse_duration))
    refreshed_every: tuple[Cadence, ...] = read(cadences, ())
    system: Ref | None = read(ref("system"))
    promote: Promotion | None = read(nested(Promotion))


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Item):
    """A tool."""

    kind: str | None = read(plain)
    holds: tuple[Ref, ...] = read(refs("record"), ())
    owner: Ref | None = read(ref("role", "unit"))
