"""Every workflow of the shipped specs and of the examples keeps its policies and is staffed, and every amount has an
approver; who turns a policy round, takes holders away or deletes a performer is told so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from orgflow.flow.approvals import Approval, approvals
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.policies import verdicts
from orgflow.flow.staffing import staffings
from orgflow.graph import Edge, OrgGraph, compile_graph
from orgflow.model.items import Ref
from orgflow.model.organisation import Headcount, Role
from orgflow.model.workflows import Policy, Workflow
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.rule import Skip

HERE = Path(__file__).parent
SPECS = sorted(path for path in Path(str(shipped("specs"))).rglob("*.orgflow.yaml") if path.parent.name != "drafts")
# What an excerpt takes for granted.
CHANNELS = {
    "complaint": "channels: {chat: {kind: chat}, email: {kind: email}, phone: {kind: phone}}\n",
    "knowledge-loop": "channels: {bot_chat: {kind: bot}, chat: {kind: chat}}\n",
    "on-call": "channels: {phone: {kind: phone}}\n",
    "dispute": "",
    "follow-up": "",
}
NAMES = [*(path.name.split(".")[0] for path in SPECS), *CHANNELS]
EACH = pytest.mark.parametrize("name", NAMES)
BY_NAME = {rule.name: rule for rule in RULES}


@pytest.fixture(scope="module")
def graphs(graph_of: Callable[[Path], OrgGraph], tmp_path_factory: pytest.TempPathFactory) -> dict[str, OrgGraph]:
    folder = tmp_path_factory.mktemp("examples")
    made = {path.name.split(".")[0]: graph_of(path) for path in SPECS}
    for name, left_out in CHANNELS.items():
        text = (HERE / "examples" / f"{name}.orgflow.yaml").read_text(encoding="utf-8")
        (folder / f"{name}.orgflow.yaml").write_text(f"{text}\n{left_out}", encoding="utf-8")
        made[name] = graph_of(folder / f"{name}.orgflow.yaml")
    return made


@EACH
def test_policies_hold_and_work_can_be_given_to_persons(graphs: dict[str, OrgGraph], name: str) -> None:
    graph = graphs[name]
    assert [(each.policy.address, each.path, each.undecided) for each in verdicts(graph) if each.part] == []
    assert [each.policy.address for each in verdicts(graph) if each.undecided] == []
    faults = [each for each in staffings(graph) if each.unstaffed or each.fragile or each.undecided]
    assert [(each.workflow.address, each.unstaffed, each.fragile, each.undecided) for each in faults] == []
    for approval in approvals(graph):
        assert approval.undecided is None
        assert approval.uncovered is None or "beyond" in (approval.step.outcomes or {})


def test_the_figures(graphs: dict[str, OrgGraph], golden: Callable[[Path, str], None]) -> None:
    """Of each workflow: the policies that hold, the steps that persons do, and who approves which amount."""
    lines = []
    for name, graph in graphs.items():
        lines.append(name)
        for workflow in graph.team.workflows.values():
            kept = [policy.id for policy in (workflow.policies or {}).values()]
            done = sum(1 for step in workflow.steps.values() if graph.performer(step.address))
            lines.append(f"  {workflow.id}: {done} steps staffed; holds {', '.join(kept) or 'no policy'}")
            lines += [f"    {_bands(each)}" for each in approvals(graph) if _of(each, workflow)]
    golden(HERE / "staffed.txt", "\n".join(lines) + "\n")


@EACH
def test_an_order_turned_round_is_found_at_the_policy(graphs: dict[str, OrgGraph], name: str) -> None:
    graph = graphs[name]
    for workflow, policy in _policies(graph, "precedence"):
        turned = replace(policy, over=policy.over[::-1])
        changed = _with(graph, replace(workflow, policies={policy.id: turned}))
        (found,) = [each for each in BY_NAME["policy-violation"].run(changed, {}) if policy.address in _subjects(each)]
        assert not isinstance(found, Skip)
        assert found.at == policy.place(policy.template)
        (verdict,) = [each for each in verdicts(changed) if each.policy is turned]
        assert verdict.knowledge is not None
        walk(net(changed, workflow.id), verdict.knowledge, verdict.path)


@EACH
def test_who_takes_holders_away_is_told_which_steps_are_left(graphs: dict[str, OrgGraph], name: str) -> None:
    """All steps of a workflow in the hands of the one holder of a single post."""
    graph = graphs[name]
    role = next(iter(graph.team.roles.values()))
    alone = replace(role, headcount=Headcount(1, 1, 1), bot=False, external=False)
    for workflow, policy in _policies(graph, "separate"):
        by = Ref(role.address, workflow.node)
        tasks = [step for step in workflow.steps.values() if step.type == "task"]
        steps = {**workflow.steps, **{step.id: replace(step, by=by, approves=None) for step in tasks}}
        changed = _with(graph, replace(workflow, steps=steps), roles={role.id: alone})
        (found,) = [each for each in staffings(changed) if each.workflow.id == workflow.id]
        assert found.unstaffed is not None, policy.address
        assert len(found.unstaffed.steps) == 2
        walk(net(changed, workflow.id), knowledge(changed, workflow.id), found.unstaffed.path)


@EACH
def test_a_deleted_performer_is_missed(graphs: dict[str, OrgGraph], name: str) -> None:
    graph = graphs[name]
    for workflow in graph.team.workflows.values():
        step = next(each for each in workflow.steps.values() if each.type == "task" and graph.performer(each.address))
        left = {**workflow.steps, step.id: replace(step, by=None, duty=())}
        changed = _with(graph, replace(workflow, steps=left))
        assert not changed.into(step.address, Edge.PERFORMS)
        missed = [_subjects(each) for each in BY_NAME["step-without-performer"].run(changed, {})]
        assert step.address in [each[0] for each in missed]


def _policies(graph: OrgGraph, template: str) -> Iterator[tuple[Workflow, Policy]]:
    for workflow in graph.team.workflows.values():
        for policy in (workflow.policies or {}).values():
            if policy.template == template:
                yield workflow, policy


def _with(graph: OrgGraph, workflow: Workflow, roles: dict[str, Role] | None = None) -> OrgGraph:
    """The same team with a workflow, and posts, changed."""
    changed = {**graph.team.workflows, workflow.id: workflow}
    return compile_graph(replace(graph.team, workflows=changed, roles={**graph.team.roles, **(roles or {})}))


def _subjects(found: object) -> tuple[str, ...]:
    return getattr(found, "subjects", ())


def _of(approval: Approval, workflow: Workflow) -> bool:
    return approval.step.address.startswith(f"step:{workflow.id}.")


def _bands(approval: Approval) -> str:
    said = (f"{band.low} to {band.high}: {band.approver or 'nobody'}" for band in approval.bands)
    return f"{approval.step.id} for {approval.requester}: {'; '.join(said)}"
