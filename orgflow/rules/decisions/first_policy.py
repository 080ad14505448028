"""Rows can be read one by one."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("first-policy", Severity.INFO, family="decisions", needs=("workflows",))
def first_policy(graph: OrgGraph) -> Iterator[Problem]:
    """
    An order that decides where it need not.

    本不必按先后顺序判断，却写了 `hit: first`。

    **Why.** Where the first row that fits is taken, no row can be understood without all those above it, and nobody
    tells when two of them contradict each other.

    Said of every table with `hit: first`, as teachers of DMN advise against it; of branches only where no two of them
    take the same case, so that the order decides nothing.

    **Fix.** Drop `hit: first`. Where rows overlap, write into each of them what it is for.

    **改法。** 删除 `hit: first`；若各行有重叠，请写明每行适用的取值。
    """
    for decision in decisions(graph):
        if decision.hit != "first":
            continue
        needless = decision.coverage is not None and not decision.coverage.overlaps
        if decision.step.table or (needless and len(decision.guards) > 1):
            yield _problem(graph, decision, needless=needless)


def _problem(graph: OrgGraph, decision: Decision, *, needless: bool) -> Problem:
    step = decision.step
    say = (
        ("the order of “{step}” decides nothing: no case fits twice", "「{step}」的先后顺序不起作用：没有情况重复符合")
        if needless
        else ("in “{step}” the order of the rows decides", "「{step}」的结果取决于各行的先后顺序")
    )
    return Problem(
        at=step.place("hit"),
        say=phrase(*say, step=graph.label(step.address)),
        subjects=(step.address,),
        witness=Witness("absence" if needless else "conflict", (step.address, *(decision.guards))),
        hint=Text(en="Drop `hit: first`.", zh="请删除 `hit: first`。")
        if needless
        else Text(
            en="Write into each row what it is for, and drop `hit: first`.",
            zh="请写明每行适用的取值，再删除 `hit: first`。",
        ),
    )
