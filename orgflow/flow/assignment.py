"""Give every piece of work to a person so that all constraints hold, or find the fewest constraints that cannot."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Work = str
Person = str
Candidates = Mapping[Work, tuple[Person, ...]]


@dataclass(frozen=True, slots=True)
class Apart:
    """Different persons must do two pieces of work; `why` is the address of what says so."""

    one: Work
    other: Work
    why: str


@dataclass(frozen=True, slots=True)
class Alike:
    """One person must do two pieces of work."""

    one: Work
    other: Work
    why: str


@dataclass(frozen=True, slots=True)
class Only:
    """None but these may do a piece of work."""

    work: Work
    able: frozenset[Person] = field(hash=False)
    why: str


Constraint = Apart | Alike | Only


def assigned(candidates: Candidates, constraints: Collection[Constraint]) -> dict[Work, Person] | None:
    """A person for each piece of work, or None where there is no way."""
    left = {work: _able(work, people, constraints) for work, people in candidates.items()}
    return _extended({}, left, [each for each in constraints if not isinstance(each, Only)])


def conflict(candidates: Candidates, constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Constraints that cannot hold together, none of which can be left out; there must be such."""
    needed = list(constraints)
    for constraint in tuple(needed):
        fewer = [each for each in needed if each is not constraint]
        if assigned(candidates, fewer) is None:
            needed = fewer
    return tuple(needed)


def _able(work: Work, people: tuple[Person, ...], constraints: Collection[Constraint]) -> tuple[Person, ...]:
    limits = [each.able for each in constraints if isinstance(each, Only) and each.work == work]
    return tuple(person for person in people if all(person in able for able in limits))


def _extended(
    chosen: dict[Work, Person], left: dict[Work, tuple[Person, ...]], pairs: list[Apart | Alike]
) -> dict[Work, Person] | None:
    """Choose for the work for which fewest are left; of persons who are alike in all that is open try only one."""
    if not left:
        return chosen
    work = min(left, key=lambda each: len(left[each]))
    tried: dict[tuple[Work, ...], None] = {}
    for person in left[work]:
        kind = tuple(each for each, people in left.items() if person in people)
        if kind in tried:
            continue
        tried[kind] = None
        rest = _without(work, person, left, pairs)
        found = _extended({**chosen, work: person}, rest, pairs) if rest is not None else None
        if found is not None:
            return found
    return None


def _without(
    work: Work, person: Person, left: dict[Work, tuple[Person, ...]], pairs: list[Apart | Alike]
) -> dict[Work, tuple[Person, ...]] | None:
    """Who is left for the other work; None where nobody is for some of it."""
    rest = {each: people for each, people in left.items() if each != work}
    for pair in pairs:
        other = pair.other if pair.one == work else pair.one if pair.other == work else None
        if other in rest and other is not None:
            alike = isinstance(pair, Alike)
            rest[other] = tuple(each for each in rest[other] if (each == person) == alike)
    return rest if all(rest.values()) else None
