"""What comes later in the order still gets a case."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import decisions
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("masked-row", Severity.ERROR, family="decisions", needs=("workflows",))
def masked_row(graph: OrgGraph) -> Iterator[Problem]:
    """
    A branch or row that earlier ones leave no case.

    前面的分支或行已接走全部案件，后面的永远轮不到。

    **Why.** Where the order decides (`hit: first`), what comes later is only for what is left. Here nothing is left,
    and the exception that somebody thought of is never made.

    **Fix.** Put it before the ones that mask it, or drop it.

    **改法。** 把它移到前面，或删除。
    """
    for decision in decisions(graph):
        if decision.coverage is None or decision.hit not in ("first", "priority"):
            continue
        names = list(decision.guards)
        for name in decision.coverage.masked:
            guard = decision.guards[name]
            before = [
                decision.guards[other]
                for other in names[: names.index(name)]
                if (other, name) in decision.coverage.overlaps
            ]
            yield Problem(
                at=guard.at,
                say=phrase(
                    "“{branch}” of “{step}” never gets a case: earlier ones take them all",
                    "「{step}」的「{branch}」永远轮不到：前面已接走全部案件",
                    branch=guard.exit.label_ or guard.exit.label,
                    step=graph.label(decision.step.address),
                ),
                subjects=(decision.step.address,),
                witness=Witness("conflict", (guard.exit.address, *(other.exit.address for other in before))),
                related=tuple(Note(other.at, Text(en="takes them first", zh="先接走")) for other in before),
                hint=Text(en="Put it before them, or drop it.", zh="请移到它们之前，或删除。"),
            )
