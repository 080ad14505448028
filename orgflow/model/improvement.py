"""How the organisation gets better: improvements and projects."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import addresses, plain, ref, refs


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Item):
    """An improvement or project: what it changes, which goals it serves, until which day, and who shows it worked."""

    kind: str | None = read(plain)
    owner: Ref | None = read(ref("role", "unit"))
    due: str | None = read(plain)
    for_: tuple[Ref, ...] = read(refs("goal"), ())
    changes: tuple[Ref, ...] = read(addresses, ())
    verified_by: Ref | None = read(ref("role", "kpi", "review"))
