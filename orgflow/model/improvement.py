"""How the organisation learns and gets better: surveys, reviews, improvements."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import addresses, labels, plain, ref, refs, text
from orgflow.model.service import cadences
from orgflow.model.values import Cadence
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Item):
    """What customers are asked about workflows, on which channels, when and by whom, and where the answers go."""

    of: tuple[Ref, ...] = read(refs("workflow"), ())
    via: tuple[Ref, ...] = read(refs("channel"), ())
    when: Text | None = read(text)
    by: Ref | None = read(ref("role", "unit", "vendor"))
    asks: dict[str, Text] | None = read(labels)
    writes: tuple[Ref, ...] = read(refs("record"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Item):
    """What is looked at regularly, by whom, from what, and what comes of it. `next` is a day (ISO 8601)."""

    kind: str | None = read(plain)
    of: tuple[Ref, ...] = read(addresses, ())
    every: tuple[Cadence, ...] = read(cadences, ())
    also_when: Text | None = read(text)
    owner: Ref | None = read(ref("role", "unit"))
    attendees: tuple[Ref, ...] = read(refs("role", "unit", "party", "vendor"), ())
    inputs: tuple[Ref, ...] = read(refs("kpi", "record", "survey"), ())
    outputs: tuple[Ref, ...] = read(refs("record"), ())
    changes: tuple[Ref, ...] = read(addresses, ())
    next: str | None = read(plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Item):
    """An improvement or project: what it changes, which goals it serves, until which day, and who shows it worked."""

    kind: str | None = read(plain)
    owner: Ref | None = read(ref("role", "unit"))
    due: str | None = read(plain)
    for_: tuple[Ref, ...] = read(refs("goal"), ())
    changes: tuple[Ref, ...] = read(addresses, ())
    verified_by: Ref | None = read(ref("role", "kpi", "review"))
