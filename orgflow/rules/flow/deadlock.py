"""No case waits for what never comes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity
from orgflow.flow.cause import Waiting, stray, waiting
from orgflow.flow.net import Arc, Firing, Net
from orgflow.flow.soundness import Case
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.flow.verdicts import chosen_at, doubts, either, quoted, rescue, shown, verdicts, way
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_WHETHER = Text(en="whether a join can wait for ever", zh="是否有汇合会一直等待")


@rule("deadlock", Severity.ERROR, family="flow", needs=("workflows",))
def deadlock(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A join that waits for a branch that never comes.

    一直等不到某个分支的汇合。

    **Why.** One branch has done its work and waits for another that went elsewhere. Nobody sees it: each thinks that
    the other is still at it.

    **Fix.** Let every way through a branch come to the join, or part the branches only where all of them are gone
    through. A join with `of` waits for each branch of that parallel, whichever way the branch takes to it; without `of`
    it waits for every way into it. A way into a join that no branch of its `of` can take is a fault at that way out.
    Conditions are followed: ways that no case can take are no fault. Where they cannot be followed the check is
    skipped. A warning where a deadline of the whole case takes it on.

    **改法。** 让分支的每条路径都走到汇合，或只在各分支都会走完时才分头进行。
    """
    for workflow, net, found in verdicts(graph):
        for case in found.cases:
            if case.fault.kind == "deadlock":
                arc = stray(net, case)
                yield _stray(graph, workflow, net, case, arc) if arc else _waits(graph, workflow, net, case)
        yield from doubts(graph, workflow, found, "deadlock", _WHETHER)


def _waits(graph: OrgGraph, workflow: Workflow, net: Net, case: Case) -> Problem:
    join, why = case.fault.node.step, waiting(net, case)
    severity, rescued = rescue(workflow)
    says = {"join": graph.label(join.address), "missing": either(way(graph, net, arc) for arc in why.missing)}
    if why.turned:
        say = phrase(
            "“{join}” waits for ever for {missing}: {choice}",
            "「{join}」一直等不到{missing}：{choice}",
            choice=_choice(graph, why.turned),
            **says,
        )
    else:
        say = phrase("“{join}” waits for ever for {missing}", "「{join}」一直等不到{missing}", **says)
    return Problem(
        at=join.at,
        say=say,
        subjects=(join.address,),
        witness=shown(net, case),
        related=(*_related(graph, why), *rescued),
        hint=_hint(why, says["join"]),
        severity=severity,
    )


def _choice(graph: OrgGraph, turned: Firing) -> Text:
    """After which choice the token could not come any more."""
    step, arc = graph.label(turned.node.step.address), turned.chosen
    if arc is None or arc.exit is None:
        return phrase("the reminder of “{step}” need not happen", "「{step}」的提醒未必发生", step=step)
    return phrase(
        "“{step}” took “{exit}”, which does not lead there",
        "「{step}」走了「{exit}」，到不了那里",
        step=step,
        exit=arc.exit.label_ or arc.exit.label,
    )


def _related(graph: OrgGraph, why: Waiting) -> Iterator[Note]:
    if why.turned:
        yield Note(chosen_at(why.turned), Text(en="this way never leads there", zh="这条路到不了那里"))
    for arc in why.come:
        if arc.exit:
            yield Note(arc.exit.at, Text(en="this one has come, and waits", zh="这一支已到，在等待"))


def _hint(why: Waiting, join: Text) -> Text:
    if why.turned:
        return phrase(
            "Let that way lead to “{join}” too, or let “{join}” wait only for what every such case goes through.",
            "请让这条路也通向「{join}」，或让「{join}」只等这类案件都会走的分支。",
            join=join,
        )
    return phrase(
        "Name in `of` of “{join}” the parallel whose branches meet here, or make it a plain step.",
        "请在「{join}」的 `of` 中写明在此汇合的并行步骤，或把它改为普通步骤。",
        join=join,
    )


def _stray(graph: OrgGraph, workflow: Workflow, net: Net, case: Case, arc: Arc) -> Problem:
    join = case.fault.node.step
    severity, rescued = rescue(workflow)
    parallel = net.flow.steps[join.of.address.rpartition(".")[2]] if join.of else join
    return Problem(
        at=arc.exit.at if arc.exit else join.at,
        say=phrase(
            "{way} leads into “{join}”, which waits only for branches of {parallel}: the case stays there for ever",
            "{way}通向「{join}」，而它只等{parallel}的分支：案件会一直停在那里",
            way=way(graph, net, arc),
            join=graph.label(join.address),
            parallel=quoted(graph, parallel),
        ),
        subjects=(join.address,),
        witness=shown(net, case),
        related=(
            Note(join.at, Text(en="the join", zh="汇合")),
            Note(parallel.at, Text(en="whose branches it waits for", zh="它等待的分支由此分出")),
            *rescued,
        ),
        hint=Text(
            en="Lead it past the join, or name in `of` the parallel from which it comes.",
            zh="请让它绕过汇合，或在 `of` 中写明它所属的并行步骤。",
        ),
        severity=severity,
    )
