"""The same case has one answer."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.arrivals import arriving
from orgflow.flow.decisions import Coverage, Example
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.decisions.wording import as_witness, called, in_words
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("conflicting-rows", Severity.ERROR, family="decisions", needs=("workflows",))
def conflicting_rows(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Two rows that give the same case different answers.

    同一情况在两行中答案不同。

    **Why.** One of the two is wrong, and nobody can see which. It is found out by the customer.

    Said of two rows or branches that take exactly the same cases to different steps; and, with `hit: any`, of any two
    rows that have a case in common and lead to different steps. Skipped where nobody can tell. Where rows merely
    overlap it is `guard-overlap`, where the first row decides `masked-row`.

    **Fix.** Find out which answer is meant, and correct or drop the other.

    **改法。** 确认哪个答案正确，更正或删除另一个。
    """
    for decision in decisions(graph):
        if decision.hit not in ("unique", "any"):
            continue
        if decision.undecided and decision.hit == "any":
            reason = phrase(
                "whether rows of “{step}” contradict each other: {why}",
                "「{step}」的各行是否矛盾：{why}",
                step=graph.label(decision.step.address),
                why=decision.undecided,
            )
            yield Skip(reason=reason, at=decision.step.at, subject=decision.step.address)
        found = arriving(graph, decision) if decision.coverage and decision.coverage.overlaps else None
        told: dict[str, None] = {}
        for one, other in _conflicts(decision, found) if found else ():
            if other not in told and found:
                told[other] = None
                yield _problem(graph, decision, one, other, found.overlaps[one, other])


def _conflicts(decision: Decision, found: Coverage) -> Iterator[tuple[str, str]]:
    for one, other in found.overlaps:
        ends = [decision.guards[name].exit.next for name in (one, other)]
        if ends[0] != ends[1] and (decision.hit == "any" or (one, other) in found.same):
            yield one, other


def _problem(graph: OrgGraph, decision: Decision, one: str, other: str, example: Example) -> Problem:
    first, second = decision.guards[one], decision.guards[other]
    return Problem(
        at=second.at,
        say=phrase(
            "“{one}” and “{other}” of “{step}” lead to different steps for the same case: {case}",
            "「{step}」的「{one}」和「{other}」对同一情况给出不同去向：{case}",
            one=called(first),
            other=called(second),
            step=graph.label(decision.step.address),
            case=in_words(example, decision),
        ),
        subjects=(decision.step.address,),
        witness=Witness("case", (second.exit.address, first.exit.address, *as_witness(example))),
        related=(Note(first.at, Text(en="says otherwise", zh="此处去向不同")),),
        hint=Text(en="Correct or drop one of them.", zh="请更正或删除其中一个。"),
    )
