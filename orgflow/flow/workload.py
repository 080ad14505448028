"""The work of a workflow: who may do each piece of it, and what ties one piece to another."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, product

from orgflow.flow.approvals import approvals
from orgflow.flow.assignment import Alike, Apart, Candidates, Constraint, Only, Work
from orgflow.flow.holders import Person, deputies, holders, is_named, is_on_duty
from orgflow.flow.net import Net
from orgflow.flow.policies import doers
from orgflow.graph import OrgGraph
from orgflow.graph.abilities import Abilities
from orgflow.model.workflows import Policy, Step, Workflow

# The second visit to a step that must be done by another person each time.
_AGAIN = " again"


class Workload:
    """The steps of a workflow that somebody in particular does, by id. A step to which a case can come back is two
    pieces of work where its visits must be told apart."""

    def __init__(self, graph: OrgGraph, net: Net) -> None:
        self._graph, self._net = graph, net
        self._workflow: Workflow = net.flow.workflow
        self._actors = dict(self._performed())
        # More persons than there is work need nobody look at.
        self._enough = len(self._actors) + 1
        self.constraints = (*self._by_policies(), *self._by_duties(), *self._by_persons())

    @cached_property
    def tied(self) -> tuple[Work, ...]:
        """The pieces of work for which it matters who does them, and those that nobody can do."""
        named = {work for constraint in self.constraints for work in works_of(constraint)}
        return tuple(
            work
            for work, actors in self._actors.items()
            if work in named or not all(holders(self._graph, actor, self._enough) for actor in actors)
        )

    def step(self, work: Work) -> Step:
        """The step that a piece of work is done in."""
        return self._workflow.steps[work.removesuffix(_AGAIN)]

    def visits(self, step: Step) -> tuple[Work, ...]:
        """The pieces of tied work that are done in a step, in their order."""
        return tuple(work for work in (step.id, step.id + _AGAIN) if work in self.tied)

    def among(self, works: Iterable[Work]) -> tuple[Constraint, ...]:
        """The constraints that speak of no other work than this."""
        inside = frozenset(works)
        return tuple(each for each in self.constraints if inside.issuperset(works_of(each)))

    def candidates(self, works: Iterable[Work], absent: Person | None) -> Iterator[Candidates]:
        """Who there is for each piece of work; more than once where it depends on the case which post is asked.

        Work for which nobody is left when somebody is away is left out: that nobody stands in for somebody is a matter
        of the post, not of the workflow.
        """
        works = tuple(works)
        for actors in product(*(self._actors[work] for work in works)):
            there = ((work, self._there(actor, absent)) for work, actor in zip(works, actors, strict=True))
            yield {work: people for work, people in there if people or absent is None}

    def persons(self) -> tuple[Person, ...]:
        """Whoever of the team does tied work; one for all the unnamed of a post."""
        found: dict[str, Person] = {}
        for actor in dict.fromkeys(actor for work in self.tied for actor in self._actors[work]):
            for person in holders(self._graph, actor, self._enough):
                found.setdefault(person.partition("#")[0], person)
        return tuple(person for person in found.values() if "*" not in person)

    def _there(self, actor: str, absent: Person | None) -> tuple[Person, ...]:
        own = holders(self._graph, actor, self._enough)
        if absent is None:
            return own
        standing_in = deputies(self._graph, actor, absent, self._enough)
        return tuple(each for each in dict.fromkeys((*own, *standing_in)) if each != absent)

    def _performed(self) -> Iterator[tuple[Work, tuple[str, ...]]]:
        """Who does each piece of work; of an approval every post that some amount needs."""
        for step in self._workflow.steps.values():
            performer = self._graph.performer(step.address)
            actors = (performer.source,) if performer else tuple(self._approvers(step))
            node = self._net.core[step.id]
            if actors and self._net.order[node]:
                yield step.id, actors
                if node in self._net.looping:
                    yield step.id + _AGAIN, actors

    def _approvers(self, step: Step) -> dict[str, None]:
        if not step.approves:
            return {}
        asked = (each for each in approvals(self._graph) if each.step.address == step.address)
        return {post: None for approval in asked for post in approval.approvers}

    def _by_policies(self) -> Iterator[Constraint]:
        for policy in (self._workflow.policies or {}).values():
            if policy.template not in ("separate", "same"):
                continue
            kind = Apart if policy.template == "separate" else Alike
            sides = [doers(self._graph, self._workflow, word)[0] for word in policy.over]
            for one, other in combinations(sides, 2):
                yield from (kind(*pair, policy.address) for pair in self._pairs(one, other, policy))

    def _pairs(self, one: list[str], other: list[str], policy: Policy) -> Iterator[tuple[Work, Work]]:
        for here, there in product(one, other):
            # A step that is named twice is done twice; one that does two acts is not two steps.
            twice = here == there and policy.template == "separate" and policy.over.count(here) > 1
            pair = (here, there + _AGAIN) if twice else (here, there)
            if (here != there or twice) and all(work in self._actors for work in pair):
                yield pair

    def _by_duties(self) -> Iterator[Constraint]:
        doing: dict[str, list[str]] = {}
        for step in self._workflow.steps.values():
            for duty in step.duty if step.id in self._actors else ():
                doing.setdefault(duty.address, []).append(step.id)
        for address, steps in doing.items():
            for other in self._graph.team.duties[address.partition(":")[2]].not_with:
                for pair in product(steps, doing.get(other.address, ())):
                    if pair[0] != pair[1]:
                        yield Apart(*pair, address)

    def _by_persons(self) -> Iterator[Constraint]:
        """What those must know who are named, and when they must be there; of others it is taken for granted."""
        abilities = Abilities(self._graph)
        for work, actors in self._actors.items() if self._graph.team.people else ():
            step = self.step(work)
            people = tuple(dict.fromkeys(person for actor in actors for person in self._ever(actor)))
            needed = (*step.needs, *(skill for duty in step.duty for skill in self._graph.team.duties[duty.id].needs))
            for skill in dict.fromkeys(needed):
                able = frozenset(each for each in people if not is_named(each) or not abilities.lacking(each, [skill]))
                if not able.issuperset(people):
                    yield Only(work, able, skill.address)
            there = frozenset(each for each in people if any(is_on_duty(self._graph, each, post) for post in actors))
            if not there.issuperset(people):
                yield Only(work, there, actors[0])

    def _ever(self, actor: str) -> tuple[Person, ...]:
        """Those who can come to act for an actor."""
        own = holders(self._graph, actor, self._enough)
        standing_in = (each for absent in own for each in deputies(self._graph, actor, absent, self._enough))
        return tuple(dict.fromkeys((*own, *standing_in)))


def works_of(constraint: Constraint) -> tuple[Work, ...]:
    """The pieces of work that a constraint speaks of."""
    return (constraint.work,) if isinstance(constraint, Only) else (constraint.one, constraint.other)
