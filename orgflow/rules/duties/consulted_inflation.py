"""Whoever is asked has something to say."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("consulted-inflation", Severity.WARNING, family="duties", needs=("duties",))
def consulted_inflation(graph: OrgGraph, *, most: int = 5) -> Iterator[Problem]:
    """
    A duty before which too many must be asked.

    事前咨询对象过多的职责。

    **Why.** Each of them must be asked before anything is done. The customer waits for the slowest answer.

    **Fix.** Keep those without whose answer the duty cannot be done, and make the others `informed`. `most` is 5, a
    common limit in guides to RACI.

    **改法。** 只保留不经其答复就无法执行的对象，其余改写到 `informed`。
    """
    for duty in graph.team.duties.values():
        if len(duty.consulted) > most:
            yield Problem(
                at=duty.place("consulted"),
                say=phrase(
                    "{n} must be asked before {duty}: {names}",
                    "「{duty}」事前须咨询 {n} 方：{names}",
                    n=len(duty.consulted),
                    duty=duty.label,
                    names=listed(graph.label(ref.address) for ref in duty.consulted),
                ),
                subjects=(duty.address,),
                witness=Witness("conflict", tuple(ref.address for ref in duty.consulted)),
                hint=Text(en="Move those who need only be told to `informed`.", zh="只需知会的请改写到 `informed`。"),
            )
