"""Who has a case next when a deadline passes."""

from dataclasses import dataclass

from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.service import Escalation
from orgflow.model.values import Duration
from orgflow.model.workflows import Exit


@dataclass(frozen=True, slots=True)
class Level:
    """Who has the case (an address), for how long if that is stated, and whether they must decide."""

    owner: str
    within: Duration | None = None
    decides: bool = False


def levels_above(graph: OrgGraph, exit_: Exit, performer: str) -> tuple[Level, ...]:
    """The levels that a case climbs by an exit with `escalate`, lowest first, for a step of some performer.

    They are those of the ladder above the performer, all if he is not on it; with `up` those above him in the line.
    """
    if exit_.escalate is None:
        return ()
    if exit_.escalate.address == "up":
        return tuple(Level(post) for post in graph.chain(performer) if isinstance(graph.items.get(post), Role))
    ladder = graph.items[exit_.escalate.address]
    assert isinstance(ladder, Escalation)
    levels = [Level(rung.owner.address, rung.within, rung.decides) for rung in ladder.levels if rung.owner]
    owners = [level.owner for level in levels]
    return tuple(levels[owners.index(performer) + 1 :] if performer in owners else levels)
