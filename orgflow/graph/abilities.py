"""Which skills an actor can be taken to have, and which a post can learn."""

from collections.abc import Iterable, Iterator

from orgflow.graph.edges import Edge
from orgflow.graph.graph import OrgGraph
from orgflow.graph.requirements import requirements, suffices, units_of
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.model.requirements import Requirement

_TAUGHT = ("skill", "knowledge")
# Usually hired, but that is for somebody to say.
_BROUGHT = ("attitude", "education", "experience")


class Abilities:
    """The skills of posts, units and people inside; each is worked out once.

    A post has what it requires, and what one of its holders has; a unit has what one of its posts has.
    """

    def __init__(self, graph: OrgGraph) -> None:
        self._graph = graph
        self._known: dict[str, dict[str, None] | None] = {}

    def lacking(self, actor: str, needed: Iterable[Ref]) -> tuple[Ref, ...]:
        """The skills among `needed` that an actor has not; none for bots and for those outside, who cannot be told."""
        if actor not in self._known:
            self._known[actor] = self._found(actor)
        known = self._known[actor]
        return () if known is None else tuple(skill for skill in needed if skill.address not in known)

    def _found(self, actor: str) -> dict[str, None] | None:
        kind = actor.partition(":")[0]
        if kind == "role":
            return self._of_post(actor)
        if kind == "unit":
            inside = self._graph.leading_to([actor], Edge.PART_OF)
            members = [
                post.source
                for unit in inside
                for belonging in (Edge.MEMBER_OF, Edge.HEADS)
                for post in self._graph.into(unit, belonging)
            ]
            posts = [found for post in members if (found := self._of_post(post)) is not None]
            return {skill: None for found in posts for skill in found} if posts else None
        if kind == "person" and self._graph.out(actor, Edge.HAS_SKILL):
            return {link.target: None for link in self._graph.out(actor, Edge.HAS_SKILL)}
        return None

    def _of_post(self, post: str) -> dict[str, None] | None:
        role = self._graph.items[post]
        if isinstance(role, Role) and (role.bot or role.external):
            return None
        found = {skill.address: None for skill in requirements(self._graph, post)}
        for holder in self._graph.into(post, Edge.HOLDS):
            found |= {link.target: None for link in self._graph.out(holder.source, Edge.HAS_SKILL)}
        return found


class Training:
    """What courses teach, and to whom."""

    def __init__(self, graph: OrgGraph) -> None:
        self._graph = graph
        # For each skill and learner (a role, a unit, or "" for everybody) the levels that are reached.
        self._taught: dict[tuple[str, str], list[str | int]] = {}
        for course in graph.team.courses.values():
            for skill, level in (course.teaches or {}).items():
                for learner in [ref.address for ref in course.for_] or [""]:
                    self._taught.setdefault((skill.address, learner), []).append(level)

    def reaches(self, role: str, skill: Ref, required: Requirement) -> bool:
        """Whether some course that a role may take teaches a skill as well as is required."""
        known = self._graph.team.skills[skill.id]
        learners = ("", role, *units_of(self._graph, role))
        levels = [level for learner in learners for level in self._taught.get((skill.address, learner), ())]
        return any(suffices(known, level, required.level) for level in levels)


def untaught(graph: OrgGraph) -> Iterator[tuple[str, Ref, Requirement]]:
    """Each requirement of a post that no course meets and that is not hired.

    Asked of skills and knowledge once some course says what it teaches, of the rest once some post says `by` what it
    meets a requirement, and wherever a course is promised; not of bots and external posts.
    """
    training = Training(graph)
    asked = [*_TAUGHT] if any(graph.links(Edge.TEACHES)) else []
    if any(required.by for role in graph.roles for required in (role.requires or {}).values()):
        asked += _BROUGHT
    for role in graph.roles:
        if role.bot or role.external:
            continue
        for skill, required in requirements(graph, role.address).items():
            to_learn = required.by == "training" or (not required.by and graph.team.skills[skill.id].kind in asked)
            if to_learn and not training.reaches(role.address, skill, required):
                yield role.address, skill, required
