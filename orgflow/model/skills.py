"""What people must know, and the courses that teach it."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import labels, nested, plain, ref, refs, text
from orgflow.model.requirements import grades
from orgflow.model.service import cadences
from orgflow.model.targets import target
from orgflow.model.values import Cadence, Target
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Item):
    """Something a post may require; `scale` are its levels, the lowest first."""

    kind: str | None = read(plain)
    scale: dict[str, Text] | None = read(labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How a course ends: by which method, when it is passed, and what happens after."""

    method: Text | None = read(text)
    pass_: Target | None = read(target)
    follow_up: Text | None = read(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Item):
    """Training: what it teaches up to which level, for whom, and who gives it."""

    teaches: dict[Ref, str | int] | None = read(grades)
    tier: str | None = read(plain)
    for_: tuple[Ref, ...] = read(refs("role", "unit"), ())
    trainer: Ref | None = read(ref("role", "person", "party", "vendor"))
    provider: str | None = read(plain)
    assessment: Assessment | None = read(nested(Assessment))
    cadence: tuple[Cadence, ...] = read(cadences, ())
    refreshed_every: tuple[Cadence, ...] = read(cadences, ())
