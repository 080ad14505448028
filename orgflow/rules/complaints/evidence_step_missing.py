"""Both sides are heard before the ruling."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Party
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import of_kind, ruled_without, ruling, rulings
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_ACT = "hear-evidence"
# An authority, a department or a superior judges, or is told; it is no side.
_SIDES = ("customer", "supplier")


@rule("evidence-step-missing", Severity.ERROR, family="complaints", needs=("workflows",))
def evidence_step_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A dispute that can be decided without evidence, or on the word of one side.

    未经举证、或只听一方之词即可裁决的纠纷。

    **Why.** A ruling without evidence is an opinion. Whoever loses by it was never heard, and goes to the platform.

    Asked of workflows of kind `dispute` in which a step does `decide`: every way to it passes a step that does
    `hear-evidence`. Where such steps wait for one party alone, are done by it or sent to it, another is missed if the
    case comes from it or is told the outcome; where nobody else is, the other side is the team itself.

    **Fix.** Put a step that does `hear-evidence` before the ruling, for each side.

    **改法。** 裁决前为双方各设一个做 `hear-evidence` 的步骤。
    """
    for flow in of_kind(graph, "dispute"):
        breaches = list(ruled_without(graph, flow, _ACT))
        for breach in breaches:
            yield ruling(
                breach,
                phrase(
                    "a dispute can come to “{step}” without any evidence being heard",
                    "纠纷可不经举证就到达「{step}」",
                    step=graph.label(breach[0].address),
                ),
                Text(
                    en="Put steps that do `hear-evidence` before it, for each side.",
                    zh="请在其之前为双方设置做 `hear-evidence` 的步骤。",
                ),
            )
        if not breaches and rulings(graph, flow):
            yield from _one_sided(graph, flow)


def _one_sided(graph: OrgGraph, flow: Workflow) -> Iterator[Problem]:
    hearing = [step for step in flow.steps.values() if _ACT in graph.acts(step.address)]
    heard = [
        {ref.address: None for ref in (*step.for_, *step.to, *((step.by,) if step.by else ()))} for step in hearing
    ]
    sides = [{side: None for side in one if side.startswith("party:")} for one in heard]
    named = list(dict.fromkeys(side for one in sides for side in one))
    # A step that names no party may well hear both; where nobody else is concerned, the other side is the team itself.
    if len(named) == 1 and all(sides) and any(side not in named for side in _concerned(graph, flow)):
        yield Problem(
            at=hearing[0].at,
            say=phrase(
                "only {side} is heard before the ruling in “{flow}”",
                "「{flow}」裁决前只听取「{side}」一方",
                side=graph.label(named[0]),
                flow=flow.label,
            ),
            subjects=(flow.address, *(step.address for step in hearing)),
            witness=Witness("absence", (named[0], f"act:{_ACT}")),
            hint=Text(
                en="Let a step do `hear-evidence` for the other side, too.",
                zh="请为另一方也设置 `hear-evidence` 步骤。",
            ),
        )


def _concerned(graph: OrgGraph, flow: Workflow) -> Iterator[str]:
    """The customers and suppliers whom a case comes from, or who are told how it ends."""
    told = [ref for step in flow.steps.values() for ref in step.tells]
    for ref in (*(start.from_ for start in flow.starts.values()), *told):
        party = graph.items.get(ref.address) if ref else None
        if ref and (ref.address == "party:customer" or (isinstance(party, Party) and party.kind in _SIDES)):
            yield ref.address
