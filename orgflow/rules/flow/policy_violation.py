"""What a workflow promises of every case holds on every path."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.net import net
from orgflow.flow.paths import in_words
from orgflow.flow.policies import Part, Verdict, doers, verdicts
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_SAID = {
    "existence": ("a case can end without {first}: {path}", "案件可能未经{first}就结束：{path}"),
    "absence": ("{first} can happen: {path}", "{first}可能发生：{path}"),
    "precedence": ("{second} can happen before {first}: {path}", "{second}可能先于{first}发生：{path}"),
    "response": (
        "after {first} a case can end without {second}: {path}",
        "{first}之后未经{second}案件就可能结束：{path}",
    ),
    "not-coexistence": (
        "{first} and {second} can happen in one case: {path}",
        "{first}与{second}可能出现在同一案件中：{path}",
    ),
}


@rule("policy-violation", Severity.ERROR, family="flow", needs=("workflows",))
def policy_violation(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A case can go a way that a policy of its workflow forbids.

    案件可能走上流程规则所禁止的路径。

    **Why.** The policy says what must hold in every case, and the flow lets a case pass by it. Whoever follows the flow
    breaks the policy without noticing.

    **Fix.** Lead every path through the missing step, take away the way that leads around it, or say with `when` which
    cases are meant. Branches of a `parallel` happen in any order; paths that the conditions rule out do not count, and
    a case that an event of the whole workflow ends owes no `response` and no `existence`.

    **改法。** 让每条路径都经过缺少的步骤，去掉绕过它的出口，或用 `when` 限定规则适用的案件。
    """
    for verdict in verdicts(graph):
        if verdict.undecided:
            yield Skip(verdict.undecided, verdict.policy.at, verdict.policy.address)
        elif verdict.part:
            yield _problem(graph, verdict, verdict.part)


def _problem(graph: OrgGraph, verdict: Verdict, part: Part) -> Problem:
    workflow = verdict.workflow
    first, second = (_named(graph, workflow, part.over[place]) for place in (0, -1))
    path = in_words(graph, net(graph, workflow.id), verdict.path)
    return Problem(
        at=verdict.policy.place(verdict.policy.template),
        say=phrase(*_SAID[part.template], first=first, second=second, path=path),
        subjects=(verdict.policy.address,),
        witness=Witness("path", verdict.path),
        related=tuple(_notes(graph, verdict, part)),
        hint=Text(
            en="Lead every path through what the policy asks for, or say with `when` which cases it is for.",
            zh="请让每条路径都满足该规则，或用 `when` 说明规则适用于哪些案件。",
        ),
    )


def _named(graph: OrgGraph, workflow: Workflow, word: str) -> Text:
    """What a policy calls a step or an act."""
    if word not in workflow.steps:
        return Text(en=f"`{word}`", zh=f"「{word}」")
    label = graph.label(workflow.steps[word].address)
    return Text(en=f"“{label.get('en')}”", zh=f"「{label.get('zh')}」")


def _notes(graph: OrgGraph, verdict: Verdict, part: Part) -> Iterator[Note]:
    """Where on the path it happens, and where off it that happens which is missed."""
    for word in dict.fromkeys(part.over):
        steps = [verdict.workflow.steps[name] for name in doers(graph, verdict.workflow, word)[0]]
        passed = [step for step in steps if step.address in verdict.path]
        named = _named(graph, verdict.workflow, word)
        for step in passed:
            yield Note(step.at, phrase("{named} happens here", "{named}在此发生", named=named))
        for step in steps if not passed else ():
            yield Note(step.at, phrase("the path does not pass {named} here", "该路径不经过此处的{named}", named=named))
