"""What a post requires, with what it inherits from its units."""

from orgflow.graph.edges import Edge
from orgflow.graph.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.requirements import Requirement


def requirements(graph: OrgGraph, role: str) -> dict[Ref, Requirement]:
    """The skills that a role requires: its own, then those of its units, nearest first; what is nearer holds.

    Each `Ref` stands where the requirement is written.
    """
    found: dict[Ref, Requirement] = {}
    post = graph.team.roles[role.partition(":")[2]]
    for stated in (post.requires, *(graph.team.units[unit].requires for unit in _units(graph, role))):
        for skill, required in (stated or {}).items():
            found.setdefault(skill, required)
    return found


def _units(graph: OrgGraph, role: str) -> list[str]:
    """The ids of the units that a role belongs to, and of those above them, nearest first."""
    found: dict[str, None] = {}
    level = list(graph.homes(role))
    while level:
        found |= dict.fromkeys(level)
        above = [link.target for unit in level for link in graph.out(unit, Edge.PART_OF)]
        level = [unit for unit in dict.fromkeys(above) if unit not in found]
    return [unit.partition(":")[2] for unit in found]
