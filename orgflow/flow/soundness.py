"""Does every case that comes in also come to its end, once, whatever happens in parallel? Proven, or shown on one case.

A fault is told only if a case can come there: conditions are followed along the way (see `knowledge`), so that deciding
twice by the same attribute is no fault. Where they cannot be followed, or there are too many states, the answer is
"not decided".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from orgflow.expressions.tree import names
from orgflow.flow.endless import groups, stuck
from orgflow.flow.knowledge import Knowledge, Known, decisions_of, knowledge
from orgflow.flow.net import Arc, Firing, Net, net
from orgflow.flow.places import Places
from orgflow.flow.races import races
from orgflow.flow.search import MOST, Fault, Search, State
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.text import Text, phrase

# No larger workflow is looked at: nobody writes one by hand, and a stranger's must not take long.
LARGEST = 10_000
_KINDS = ("deadlock", "meeting", "writing", "livelock")


@dataclass(frozen=True, slots=True)
class Case:
    """How a case comes to a fault: where it begins, and what happens; the last that happens brings the fault about."""

    begin: Arc
    firings: tuple[Firing, ...]
    fault: Fault


@dataclass(frozen=True, slots=True)
class Round:
    """Steps among which a case goes round for ever, and how it comes there."""

    begin: Arc
    firings: tuple[Firing, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be decided, and why; `step` is the decision that is not followed, if it is due to one."""

    reason: Text
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Soundness:
    """`cases` are certain; `doubts` are faults that are possible as far as can be told, by kind. `dead` are steps that
    no case reaches though a way leads there: None where that is not decided. `states` were looked at."""

    cases: tuple[Case, ...]
    rounds: tuple[Round, ...]
    dead: tuple[Step, ...] | None
    doubts: tuple[tuple[str, Doubt], ...]
    states: int

    @property
    def sound(self) -> bool:
        """Whether it is proven that every case comes to its end."""
        return not (self.cases or self.rounds or self.doubts)


def soundness(graph: OrgGraph, workflow: str, most: int = MOST) -> Soundness:
    """The verdict on a workflow, by its id; made once for each graph."""
    return graph.once(f"soundness of {workflow} by {most}", lambda: judged(graph, workflow, most))


def judged(graph: OrgGraph, workflow: str, most: int = MOST) -> Soundness:
    """The verdict, whether it has been made before or not."""
    net_, known = net(graph, workflow), knowledge(graph, workflow)
    if len(net_.nodes) > LARGEST:
        too_large = Doubt(phrase("it has more than {most} steps", "步骤超过 {most} 个", most=LARGEST))
        return Soundness((), (), None, tuple((kind, too_large) for kind in _KINDS), 0)
    places = Places(net_)
    free = frozenset(number for number, node in enumerate(net_.nodes) if node.step.address in known.free)
    search = Search(places, races(graph, places, known), free, known if known.axes else None, most)
    cases = tuple(
        Case(*search.path(fault.state, fault.known, fault.last), fault) for fault in search.faults if not fault.free
    )
    if not search.whole:
        too_many = Doubt(phrase("there are more than {most} states", "状态超过 {most} 个", most=most))
        return Soundness(cases, (), None, tuple((kind, too_many) for kind in _KINDS), len(search.known))
    left = stuck(search)
    rounds = tuple(_rounds(search, left))
    # Whoever is waited for may do anything next time: such a round is left some day.
    endless = [each for each in rounds if not any(step.type == "wait" for step in each.steps)]
    judged = [(each, _unsaid(graph, net_.flow.workflow, each)) for each in endless]
    return Soundness(
        cases,
        tuple(each for each, doubt in judged if doubt is None),
        None if search.faults or left else tuple(_dead(net_, search)),
        (
            *_doubts(net_, known, search),
            *(("livelock", doubt) for _, doubt in judged if doubt),
            *(() if rounds else _endless(net_, known, search, left)),
        ),
        len(search.known),
    )


def _unsaid(graph: OrgGraph, workflow: Workflow, around: Round) -> Doubt | None:
    """Why nobody can tell whether a round is left: no step of any workflow sets what is asked for on it, nor does the
    case bring it, so who sets it is not said."""
    given = graph.team.cases[workflow.case.id].attributes if workflow.case else {}
    said = graph.once("attributes that some step sets", lambda: _set_somewhere(graph))
    asking = {step.address for step in around.steps}
    for decision in decisions_of(graph, workflow.id):
        if decision.step.address in asking:
            for name in dict.fromkeys(name for guard in decision.guards.values() for name in names(guard.condition)):
                if name not in said and not (name in given and given[name].given):
                    label = decision.domains[name].label
                    reason = phrase("nobody says who sets “{name}”", "未写明由谁设置「{name}」", name=label)
                    return Doubt(reason, decision.step)
    return None


def _set_somewhere(graph: OrgGraph) -> frozenset[str]:
    return frozenset(
        ref.id.rpartition(".")[2]
        for workflow in graph.team.workflows.values()
        for step in workflow.steps.values()
        for ref in (*step.sets, *(ref for exit_ in step.exits for ref in exit_.sets))
    )


def _doubts(net_: Net, known: Knowledge, search: Search) -> Iterator[tuple[str, Doubt]]:
    """The faults to which cases may come or not, as conditions say that are not followed."""
    for fault in search.faults:
        if fault.free:
            yield fault.kind, _unfollowed(net_, known, search.path(fault.state, fault.known, fault.last)[1])


def _endless(net_: Net, known: Knowledge, search: Search, endless: dict[State, Known]) -> Iterator[tuple[str, Doubt]]:
    """Where such conditions may keep a case from its end."""
    for state in stuck(search, search.free) if search.free else ():
        steps = (way.step.node.step for way in search.ways[state] if way.step.node.number in search.free)
        if step := next(steps, None):
            yield "livelock", Doubt(known.free[step.address], step)
            return
    for state, cases in endless.items():
        yield "livelock", _unfollowed(net_, known, search.path(state, cases)[1])
        return


def _unfollowed(net_: Net, known: Knowledge, firings: tuple[Firing, ...]) -> Doubt:
    """The first decision on a way that is not followed, or in the flow if it was before an event of the whole case."""
    steps = (*(firing.node.step for firing in firings), *net_.flow.steps.values())
    step = next(step for step in steps if step.address in known.free)
    return Doubt(known.free[step.address], step)


def _rounds(search: Search, endless: dict[State, Known]) -> Iterator[Round]:
    """Where cases go round for ever."""
    for group in groups(search, endless):
        if not group.states[-1].free:
            steps = tuple(node.step for node in group.nodes if not node.silent)
            yield Round(*search.path(group.states[-1], group.known), steps)


def _dead(net_: Net, search: Search) -> Iterator[Step]:
    """Steps to which a way leads, but no case ever comes."""
    led_to = net_.flow.reachable()
    yield from (step for name, step in net_.flow.steps.items() if name in led_to and net_.core[name] not in search.done)
