"""Findings that somebody has accepted."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import addresses, plain, ref, text
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Item):
    """What one rule says about some objects is accepted until a day (ISO 8601), in return for a `control`."""

    rule: str = read(plain, "")
    at_: tuple[Ref, ...] = read(addresses, ())
    because: Text | None = read(text)
    by: Ref | None = read(ref("role", "person"))
    until: str | None = read(plain)
    control: tuple[Ref, ...] = read(addresses, ())
