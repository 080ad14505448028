"""What a post requires, with what it inherits from its units."""

from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge
from orgflow.graph.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.requirements import Requirement

if TYPE_CHECKING:
    from orgflow.model.skills import Skill


def requirements(graph: OrgGraph, role: str) -> dict[Ref, Requirement]:
    """The skills that a role requires: its own, then those of its units, nearest first; what is nearer holds.

    Each `Ref` stands where the requirement is written.
    """
    found: dict[Ref, Requirement] = {}
    post = graph.team.roles[role.partition(":")[2]]
    units = [graph.team.units[unit.partition(":")[2]] for unit in units_of(graph, role)]
    for stated in (post.requires, *(unit.requires for unit in units)):
        for skill, required in (stated or {}).items():
            found.setdefault(skill, required)
    return found


def units_of(graph: OrgGraph, role: str) -> list[str]:
    """The addresses of the units that a role belongs to, and of those above them, nearest first."""
    found: dict[str, None] = {}
    level = list(graph.homes(role))
    while level:
        found |= dict.fromkeys(level)
        above = [link.target for unit in level for link in graph.out(unit, Edge.PART_OF)]
        level = [unit for unit in dict.fromkeys(above) if unit not in found]
    return list(found)


def suffices(skill: "Skill", level: str | int | None, wanted: str | int | None) -> bool:
    """Whether a level of a skill is as high as another; also where it cannot be told."""
    scale = [*(skill.scale or ())]
    if level in scale and wanted in scale:
        return scale.index(str(level)) >= scale.index(str(wanted))
    if isinstance(level, int) and isinstance(wanted, int):
        return level >= wanted
    return True
