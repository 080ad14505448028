"""Editions of a team."""

from dataclasses import dataclass
from typing import Any

from orgflow.model.items import Item, Ref, read
from orgflow.model.organisation import Fits
from orgflow.model.reading import nested, plain, ref, text
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Item):
    """An edition of the team. `patch` and `merge` are as written: what they name need not be in the base."""

    extends: Ref | None = read(ref("variant"))
    patch: dict[str, Any] | None = read(plain)
    merge: dict[str, Any] | None = read(plain)
    fits: Fits | None = read(nested(Fits))
    when: Text | None = read(text)
    pattern: Text | None = read(text)
