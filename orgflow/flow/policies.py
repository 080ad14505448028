"""What a workflow promises of every case, its policies, against every path that a case can take.

A policy with `when` is about the cases that meet it from the moment on at which all that it asks for is known.

A step happens when it takes its token, also where an event cuts it short. A step that calls a flow may do what the
steps of that flow do: it is taken to do so where a policy asks that something happens, and nobody can tell where a
policy forbids it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from orgflow.flow.cells import Undecided
from orgflow.flow.guards import Faulty, condition
from orgflow.flow.knowledge import Knowledge, Known, knowledge, knowledge_for
from orgflow.flow.net import Net, net
from orgflow.flow.orders import Moves
from orgflow.flow.paths import Path
from orgflow.flow.product import MOST, SAFE, WRONG, Product, TooMany, Watch
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Policy, Step, Workflow
from orgflow.text import Text, phrase

# Templates that speak of the order in which things happen; `separate` and `same` are about persons.
_PARTS = {
    "precedence": ("precedence",),
    "response": ("response",),
    "succession": ("response", "precedence"),
    "not-coexistence": ("not-coexistence",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a policy says: a template over one step or act, or over two."""

    template: str
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a policy holds: it does if there is neither a `path` on which a `part` of it is broken, nor a reason why
    nobody can tell. `knowledge` is what the path is to be walked with."""

    workflow: Workflow
    policy: Policy
    part: Part | None = None
    path: Path = ()
    undecided: Text | None = None
    knowledge: Knowledge | None = None


def verdicts(graph: OrgGraph) -> tuple[Verdict, ...]:
    """One for each policy of every workflow that speaks of what happens; made once for each graph."""
    return graph.once("policies", lambda: tuple(_verdicts(graph)))


def doers(graph: OrgGraph, workflow: Workflow, word: str) -> tuple[list[str], list[str]]:
    """The steps that a policy names by an id or an act: those that surely are meant, and those that call a flow in
    which such an act is done. A step of that id is meant before an act."""
    if word in workflow.steps:
        return [word], []
    sure = [name for name, step in workflow.steps.items() if word in graph.acts(step.address)]
    perhaps = [
        name for name, step in workflow.steps.items() if name not in sure and word in _acts_of_called(graph, step)
    ]
    return sure, perhaps


def _verdicts(graph: OrgGraph) -> Iterator[Verdict]:
    for workflow in graph.team.workflows.values():
        for policy in (workflow.policies or {}).values():
            if policy.template not in ("separate", "same"):
                yield _verdict(graph, workflow, policy)


def _verdict(graph: OrgGraph, workflow: Workflow, policy: Policy) -> Verdict:
    known: Knowledge = knowledge(graph, workflow.id)
    when: tuple[Known | None, Known] = (None, 0)
    if policy.when:
        asked = condition(graph, workflow, policy.when)
        if isinstance(asked, Faulty):
            return Verdict(workflow, policy, undecided=Text(en="its condition cannot be read", zh="其条件无法读取"))
        try:
            known = knowledge_for(graph, workflow.id, asked)
        except Undecided as undecided:
            return Verdict(workflow, policy, undecided=undecided.reason)
        when = known.split(asked)
    open_: Verdict | None = None
    for part in _parts(policy):
        said = _Judge(graph, net(graph, workflow.id), known, when, part).said()
        if isinstance(said, tuple):
            return Verdict(workflow, policy, part, said, knowledge=known)
        if said is not None:
            open_ = open_ or Verdict(workflow, policy, part, undecided=said)
    return open_ or Verdict(workflow, policy)


def _parts(policy: Policy) -> Iterator[Part]:
    if policy.template in _PARTS:
        yield from (Part(template, policy.over) for template in _PARTS[policy.template])
    else:
        yield from (Part(policy.template, (word,)) for word in policy.over)


class _Judge:
    """Judges one part of a policy: first by a search that leaves nothing out, which can prove that it holds; then by
    one that takes only what can surely happen, which can prove that it does not."""

    def __init__(
        self, graph: OrgGraph, net_: Net, known: Knowledge, when: tuple[Known | None, Known], part: Part
    ) -> None:
        self._net, self._known, self._when, self._part = net_, known, when, part
        self._doers = [doers(graph, net_.flow.workflow, word) for word in part.over]

    def said(self) -> Path | Text | None:
        """A path on which it is broken, why nobody can tell, or None: it holds."""
        try:
            if self._path(counted=False, certain=False) is None:
                return None
            found = self._path(counted=True, certain=True)
            if found is not None:
                return found
            return None if self._path(counted=True, certain=False) is None else self._reason()
        except TooMany:
            return phrase("there are more than {most} states", "状态超过 {most} 个", most=MOST)

    def _path(self, *, counted: bool, certain: bool) -> Path | None:
        watch = self._watch(certain=certain)
        return Product(self._net, self._known, watch, counted=counted, certain=certain).found()

    def _watch(self, *, certain: bool) -> Watch:
        core = self._net.core
        wanted = [[core[step] for step in (*sure, *perhaps)] for sure, perhaps in self._doers]
        unwanted = [[core[step] for step in (*sure, *(() if certain else perhaps))] for sure, perhaps in self._doers]
        moves, wrong_at_end = self._moves(wanted, unwanted)
        # After an event of the case no end is an ordinary one.
        return Watch(moves, wrong_at_end, bool(wrong_at_end), *self._when)

    def _moves(self, wanted: list[list[int]], unwanted: list[list[int]]) -> tuple[Moves, tuple[int, ...]]:
        """The automaton of a template: its moves, and the modes in which no case may end."""
        if self._part.template == "existence":
            return _either((wanted[0], {0: SAFE})), (0,)
        if self._part.template == "absence":
            return _either((unwanted[0], {0: WRONG})), ()
        if self._part.template == "precedence":
            return _either((unwanted[1], {0: WRONG}), (wanted[0], {0: SAFE})), ()
        if self._part.template == "response":
            return _either((unwanted[0], {0: 1}), (wanted[1], {1: 0})), (1,)
        both = [step for step in unwanted[0] if step in unwanted[1]]
        first, second = (unwanted[0], {0: 1, 2: WRONG}), (unwanted[1], {0: 2, 1: WRONG})
        return _either(first, second, (both, dict.fromkeys(range(3), WRONG))), ()

    def _reason(self) -> Text:
        """Why what was found need not happen."""
        for _, perhaps in self._doers:
            for step in perhaps:
                return phrase(
                    "what “{step}” calls is not followed",
                    "未跟踪「{step}」调用的流程",
                    step=self._net.flow.steps[step].label,
                )
        return next(iter(self._known.free.values()))


def _either(*moves: tuple[Iterable[int], Mapping[int, int]]) -> Moves:
    """Moves by node; of a node that is named twice the later count."""
    return {node: each for nodes, each in moves for node in nodes}


def _acts_of_called(graph: OrgGraph, step: Step) -> dict[str, None]:
    """What is done in the flow that a step calls, and in those which it calls in turn."""
    found: dict[str, None] = {}
    seen: dict[str, None] = {}
    waiting = [step.workflow]
    while waiting:
        ref = waiting.pop()
        if ref is None or ref.id in seen:
            continue
        seen[ref.id] = None
        for inner in graph.team.workflows[ref.id].steps.values():
            found |= dict.fromkeys(graph.acts(inner.address))
            waiting.append(inner.workflow)
    return found
