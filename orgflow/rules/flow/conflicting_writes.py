"""What is known of a case does not depend on who was faster."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity
from orgflow.flow.net import Net, Node
from orgflow.flow.races import written
from orgflow.flow.soundness import Case
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.workflows import Workflow
from orgflow.rules.flow.verdicts import doubts, quoted, shown, verdicts
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, listed, phrase

_WHETHER = Text(en="whether two steps can set one attribute at the same time", zh="是否有两个步骤会同时设置同一属性")


@rule("conflicting-writes", Severity.ERROR, family="flow", needs=("workflows",))
def conflicting_writes(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Two steps that set the same attribute, and run in parallel.

    并行的两个步骤设置同一属性。

    **Why.** What counts in the end is what was written last: the amount that one of them found is silently replaced by
    the other's.

    **Fix.** Let one of them set it, or do them one after the other, or give each an attribute of its own and decide
    between them once both are done. What a step sets on its ways out counts as well. Conditions are followed: steps
    that no case does side by side are no fault.

    **改法。** 只由其中一个设置，或改为先后进行，或各设一个属性、等齐后再取舍。
    """
    for workflow, net, found in verdicts(graph):
        for case in found.cases:
            if case.fault.kind == "writing" and case.fault.beside:
                yield _problem(graph, net, case, case.fault.beside)
        yield from doubts(graph, workflow, found, "writing", _WHETHER)


def _problem(graph: OrgGraph, net: Net, case: Case, beside: Node) -> Problem:
    one, other = sorted((case.fault.node, beside), key=lambda node: node.number)
    ours, theirs = written(net, one), written(net, other)
    shared = [name for name in ours if name in theirs]
    return Problem(
        at=ours[shared[0]].at,
        say=phrase(
            "{one} and {other} run in parallel, and both set {names}",
            "{one}和{other}并行，且都设置「{names}」",
            one=quoted(graph, one.step),
            other=quoted(graph, other.step),
            names=listed(_label(graph, net.flow.workflow, ours[name]) for name in shared),
        ),
        subjects=tuple(dict.fromkeys((one.step.address, other.step.address))),
        witness=shown(net, case),
        related=(Note(theirs[shared[0]].at, Text(en="set here, too", zh="此处也设置")),),
        hint=Text(
            en="Let one of them set it, or do them one after the other.", zh="请只由其中一个设置，或改为先后进行。"
        ),
    )


def _label(graph: OrgGraph, workflow: Workflow, attribute: Ref) -> Text:
    """What an attribute is called; categories and severities have no name of their own."""
    name = attribute.id.rpartition(".")[2]
    stated = graph.team.cases[workflow.case.id].attributes.get(name) if workflow.case else None
    return stated.label if stated else Text(en=name, zh=name)
