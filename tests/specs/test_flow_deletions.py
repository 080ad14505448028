"""Whatever keeps a workflow going is missed when it is deleted, in every workflow of the clean specs and of the
examples: each branch and outcome, each way into a join, each deadline, each end, each performer.

Something is told at `strict` that was not told before, at the step that lost it or at one before or behind it. What is
told of promises once a deadline is gone, and of policies and posts once holders are, is in test_promises and
test_staffed_flows; a join that is led past is in test_sound_flows; reminders, messages and all else that a flow states
are among the facts of test_guards.

Left out are performers of gateways and waits, which only say in whose lane they stand, and deadlines of calls: those of
the called flow hold.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from pruned import without

from orgflow.document import Mapping, find_roots
from orgflow.document.tree import AnyNode, Sequence
from orgflow.finding import Finding, Rejected
from orgflow.graph import OrgGraph, compile_graph
from orgflow.model.items import Item, Ref
from orgflow.model.team import build_team
from orgflow.model.workflows import Step, Workflow
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.engine import run_on
from orgflow.rules.presets import PRESETS
from orgflow.schema import validate

SPECS = Path(str(shipped("specs")))
# Drafts have gaps by intention, and the starter is there to be filled in.
OPEN = {"drafts", "front-office-draft", "starter"}
CLEAN = [root for root in find_roots([SPECS]) if not OPEN & set(root.parts)]
# What an excerpt takes for granted.
CHANNELS = {
    "complaint": "channels: {chat: {kind: chat}, email: {kind: email}, phone: {kind: phone}}\n",
    "knowledge-loop": "channels: {bot_chat: {kind: bot}, chat: {kind: chat}}\n",
    "on-call": "channels: {phone: {kind: phone}}\n",
    "dispute": "",
    "follow-up": "",
}
EXAMPLES = [Path(__file__).parent / "examples" / f"{name}.orgflow.yaml" for name in CHANNELS]
# Without these a flow is as right as it was; why, and which.
STILL_RIGHT = {
    "`otherwise` takes these cases, and the step behind is reached by others": (
        "remedy/branches/resend",
        "whose/branches/high",
        "triage/branches/small",
    ),
    "nobody has to allow that a request is sent back": ("approve/outcomes/sent_back",),
    "somebody up the line may approve every amount": ("approve/outcomes/beyond",),
    "a deadline that moves the case is the other way": (
        "fix/outcomes/fixed",
        "fix/outcomes/not_fixed",
        "negotiate/outcomes/not_settled",
        "negotiate/outcomes/settled",
    ),
}
# Nothing else looks at how a workflow goes.
LOOKING = [rule for rule in RULES if rule.family in ("flow", "decisions", "escalation", "separation")]
Way = tuple[str | int, ...]


@dataclass(frozen=True)
class Deletion:
    """The way to what is deleted, from the root, and the step that loses it with all before and behind it."""

    way: Way
    beside: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The way from the steps of the workflow on."""
        return "/".join(map(str, self.way[3:]))


@pytest.mark.parametrize("path", [*CLEAN, *EXAMPLES], ids=lambda path: path.name.split(".")[0])
def test_whatever_is_deleted_is_missed(path: Path, graph_of: Callable[[Path], OrgGraph], tmp_path: Path) -> None:
    if path in EXAMPLES:
        text = path.read_text(encoding="utf-8") + "\n" + CHANNELS[path.name.split(".")[0]]
        path = tmp_path / path.name
        path.write_text(text, encoding="utf-8")
    graph = graph_of(path)
    before = {finding.fingerprint for finding in findings(graph.team.tree)}
    unnoticed: list[Deletion] = []
    # One of each workflow at once, since nearly all time goes into reading and judging what is left.
    for batch in zip_longest(*(deletions(workflow) for workflow in graph.team.workflows.values())):
        left, so_far = [deletion for deletion in batch if deletion], 0
        # What makes the document refused is told in the first round, and no longer in the way in the next.
        while left and so_far != len(left):
            so_far = len(left)
            left = overlooked(left, graph.team.tree, before)
        unnoticed += left
    right = {name for names in STILL_RIGHT.values() for name in names}
    assert [deletion.name for deletion in unnoticed if deletion.name not in right] == []


def overlooked(deletions: list[Deletion], tree: Mapping, before: set[str]) -> list[Deletion]:
    """Which of these deletions nobody misses when all are made at once."""
    left = tree
    for deletion in deletions:
        left = without(left, deletion.way)
    new = [finding for finding in findings(left) if finding.fingerprint not in before]
    return [deletion for deletion in deletions if not any(is_there(finding, deletion) for finding in new)]


def findings(tree: Mapping) -> tuple[Finding, ...]:
    """What the schema, the references and the rules of workflows say at preset strict, of the base."""
    if faults := validate(tree):
        return tuple(faults)
    try:
        graph = compile_graph(build_team(tree))
    except Rejected as rejected:
        return rejected.findings
    outcome = run_on({"base": graph}, LOOKING, PRESETS["strict"], None, whole=True)
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    return (*outcome.findings, *outcome.accepted)


def is_there(finding: Finding, deletion: Deletion) -> bool:
    """Whether a finding stands at one of the steps, or is about one of them or its ways out."""
    at = finding.at
    for item in deletion.beside:
        if at.source is item.node.source and item.node.start <= at.start and at.end <= item.node.end:
            return True
        name = item.address.partition(":")[2]
        about = [subject.partition(":")[2] for subject in finding.problem.subjects]
        if any(each == name or each.startswith(f"{name}.") for each in about):
            return True
    return False


def deletions(workflow: Workflow) -> Iterator[Deletion]:
    """Each branch, outcome, way into a join, deadline, end and performer of a workflow."""
    for step in workflow.steps.values():
        way: Way = ("workflows", workflow.id, "steps", step.id)
        beside = (step, *neighbours(workflow, step))
        if step.type == "end":
            yield Deletion(way, beside)
        for field in ("branches", "outcomes"):
            yield from (Deletion((*way, field, name), beside) for name, _ in members(step, field))
        # Of a wait the deadlines are ways out.
        arms = ((name, node) for name, node in members(step, "arms") if isinstance(node, Mapping))
        yield from (Deletion((*way, "arms", name), beside) for name, node in arms if "after" in node.entries)
        for exit_ in step.exits:
            if exit_.next and target(workflow, exit_.next).type == "join" and isinstance(exit_.node, Mapping):
                yield Deletion((*way, f"{exit_.kind}s", exit_.id, "next"), beside)
        if step.next and target(workflow, step.next).type == "join":
            yield Deletion((*way, "next"), beside)
        works = step.type not in ("decision", "parallel", "join", "wait")
        fields = (*(("by", "duty", "approves") if works else ()), *(("within",) if step.type != "call" else ()))
        assert isinstance(step.node, Mapping)
        yield from (Deletion((*way, field), beside) for field in fields if field in step.node.entries)


def members(step: Step, field: str) -> Iterator[tuple[str | int, AnyNode]]:
    """What is in a map or list of a step, each with its key or place."""
    node = step.node.get(field) if isinstance(step.node, Mapping) else None
    if isinstance(node, Mapping):
        yield from ((name, entry.value) for name, entry in node.entries.items())
    elif isinstance(node, Sequence):
        yield from enumerate(node.items)


def neighbours(workflow: Workflow, step: Step) -> Iterator[Item]:
    """The steps that a step leads to, and what leads to it: steps, starts and events of the case."""
    for each in workflow.steps.values():
        ways = [target(workflow, ref) for exit_ in each.exits for ref in exit_.targets]
        if each is step:
            yield from ways
        elif step in ways:
            yield each
    for item in (*workflow.starts.values(), *(workflow.events or {}).values()):
        if item.next and target(workflow, item.next) is step:
            yield item


def target(workflow: Workflow, ref: Ref) -> Step:
    return workflow.steps[ref.address.rpartition(".")[2]]
