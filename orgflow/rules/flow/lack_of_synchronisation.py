"""What is done in parallel comes together before it goes on."""

from collections.abc import Iterable, Iterator, Sequence

from orgflow.finding import Note, Problem, Severity
from orgflow.flow.history import Meeting, meeting
from orgflow.flow.net import Net
from orgflow.flow.soundness import Case
from orgflow.graph import OrgGraph
from orgflow.rules.flow.verdicts import chosen_at, doubts, shown, verdicts, way
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_WHETHER = Text(en="whether parallel branches can meet without a join", zh="并行分支是否会未经汇合就相遇")


@rule("lack-of-synchronisation", Severity.ERROR, family="flow", needs=("workflows",))
def lack_of_synchronisation(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Parallel branches that reach a step which does not wait for both.

    并行分支到达同一步骤，而该步骤并不等齐。

    **Why.** Everything from there on happens twice for one case: the customer gets two answers, and a refund is paid
    out a second time.

    **Fix.** Let the branches meet in a join before that step. Branches within a branch are joined first, with an `of`
    of their own. A way back from one branch must not begin the others again while they are still under way. Branches
    that meet only at an end need no join. Conditions are followed: ways that no case can take are no fault. Where they
    cannot be followed the check is skipped.

    **改法。** 让各分支先在汇合处等齐，再进入该步骤；分支内的分支先各自汇合。
    """
    for workflow, net, found in verdicts(graph):
        yield from (_problem(graph, net, case, how) for case, how in _shortest(net, found.cases))
        yield from doubts(graph, workflow, found, "meeting", _WHETHER)


def _shortest(net: Net, cases: Sequence[Case]) -> Iterable[tuple[Case, Meeting]]:
    """Branches that are not joined meet wherever one overtakes the other: of those that part at one node the meeting to
    which the shortest way leads, without a way back if there is one."""
    told: dict[int, tuple[Case, Meeting]] = {}

    def length(case: Case, how: Meeting) -> tuple[bool, int]:
        return how.first is how.second, len(case.firings)

    for case in cases:
        if case.fault.kind == "meeting":
            how = meeting(net, case.begin, case.firings)
            known = told.get(how.parted.number)
            if known is None or length(case, how) < length(*known):
                told[how.parted.number] = case, how
    return told.values()


def _problem(graph: OrgGraph, net: Net, case: Case, how: Meeting) -> Problem:
    step = case.fault.node.step
    label = graph.label(step.address)
    return Problem(
        at=step.at,
        say=_again(graph, net, how, label) if how.first is how.second else _both(graph, net, how, label),
        subjects=(step.address,),
        witness=shown(net, case),
        related=tuple(_related(how)),
        hint=_hint(graph, how, label),
    )


def _hint(graph: OrgGraph, how: Meeting, label: Text) -> Text:
    parted = how.parted.step
    if how.parted.silent:
        return phrase(
            "Let what goes on beside “{parted}” end by itself (`type: end`), or let the event interrupt it.",
            "请让与「{parted}」并行的部分自行结束（`type: end`），或让该事件中断它。",
            parted=graph.label(parted.address),
        )
    if how.back:
        return phrase(
            "Let this way lead back into its own branch only, or back only once the branches of “{parted}” met.",
            "请让这条路只回到本分支之内，或等「{parted}」的各分支汇合后再返回。",
            parted=graph.label(parted.address),
        )
    return phrase(
        "Let the branches of “{parted}” meet before “{step}”: `type: join, of: {parallel}`.",
        "请让「{parted}」的各分支在「{step}」之前汇合：`type: join, of: {parallel}`。",
        parted=graph.label(parted.address),
        step=label,
        parallel=parted.id,
    )


def _both(graph: OrgGraph, net: Net, how: Meeting, label: Text) -> Text:
    """Two ways lead to one step."""
    joins = net.nodes[how.second.target].kind == "join"
    first, second = sorted((how.first, how.second), key=lambda arc: arc.number)
    return phrase(
        "{first} and {second} both reach “{step}”, which "
        + ("waits for one of them only" if joins else "does not wait for both"),
        "{first}和{second}都会到达「{step}」，而它" + ("只等其中之一" if joins else "并不等齐两者"),
        first=way(graph, net, first),
        second=way(graph, net, second),
        step=label,
    )


def _again(graph: OrgGraph, net: Net, how: Meeting, label: Text) -> Text:
    """One way is gone twice."""
    if how.back is None or how.back.chosen is None or how.back.chosen.exit is None:
        return phrase(
            "{way} begins “{step}” twice", "{way}会两次进入「{step}」", way=way(graph, net, how.second), step=label
        )
    return phrase(
        "“{exit}” of “{back}” begins “{step}” again while the first is still under way",
        "「{back}」的「{exit}」会在前一次未完成时再次进入「{step}」",
        exit=how.back.chosen.exit.label_ or how.back.chosen.exit.label,
        back=graph.label(how.back.node.step.address),
        step=label,
    )


def _related(how: Meeting) -> Iterator[Note]:
    ways = {arc.number: arc.exit for arc in (how.first, how.second) if arc.exit}
    for _, exit_ in sorted(ways.items()):
        yield Note(exit_.at, Text(en="one comes this way", zh="一支由此而来"))
    if how.back:
        yield Note(chosen_at(how.back), Text(en="this way leads back", zh="由此返回"))
    yield Note(how.parted.step.at, Text(en="they part here", zh="由此分头进行"))
