"""A decision asks for what is known by then."""

from collections.abc import Iterator

from orgflow.expressions.tree import names
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.net import net
from orgflow.flow.paths import in_words
from orgflow.flow.unset import Unset, unset
from orgflow.graph import OrgGraph
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("data-used-before-set", Severity.WARNING, family="flow", needs=("workflows",))
def data_used_before_set(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A condition that asks for what no step has set yet.

    判断条件所用的信息在此之前没有任何步骤填写。

    **Why.** A condition on something unknown is never true. The case takes the branch that was meant for the rest, or
    stands still, and nobody sees why.

    A path that the conditions allow leads to the decision past every step that `sets` the attribute. Attributes that
    are `given` are there from the beginning. Silent on workflows in which no step sets anything
    and no attribute is given, on those that another
    one calls or comes before, which may have set everything, and on what an event of the whole case leads to.

    **Fix.** Let a step on every path set the attribute, or mark it `given: true` if the case brings it along.

    **改法。** 让每条路径上都有步骤用 `sets` 填写该属性；若立案时即已知，则标为 `given: true`。
    """
    for found in unset(graph):
        if found.undecided:
            yield Skip(found.undecided, found.workflow.at, found.workflow.address)
        else:
            yield _problem(graph, found, found.path)


def _problem(graph: OrgGraph, found: Unset, path: tuple[str, ...]) -> Problem:
    step, label = found.decision.step, found.decision.domains[found.attribute].label
    asking = next(guard for guard in found.decision.guards.values() if found.attribute in names(guard.condition))
    way = in_words(graph, net(graph, found.workflow.id), (*path, step.address))
    return Problem(
        at=asking.at,
        say=phrase(
            "“{step}” asks for {attribute}, which no step has set by then: {path}",
            "「{step}」判断时，「{attribute}」尚未由任何步骤填写：{path}",
            step=graph.label(step.address),
            attribute=label,
            path=way,
        ),
        subjects=(step.address, _address(found)),
        witness=Witness("path", path),
        related=tuple(
            Note(
                setter.place("sets"), Text(en="set here, which this path does not pass", zh="在此填写，但该路径不经过")
            )
            for setter in found.setters
        ),
        hint=phrase(
            "Let a step before it set it (`sets: [{attribute}]`), or mark it `given: true`.",
            "请让之前的步骤填写它（`sets: [{attribute}]`），或标为 `given: true`。",
            attribute=found.attribute,
        ),
    )


def _address(found: Unset) -> str:
    case = found.workflow.case
    return f"attribute:{case.id if case else ''}.{found.attribute}"
