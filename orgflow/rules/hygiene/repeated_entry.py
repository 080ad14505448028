"""A list names everything once."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("repeated-entry", Severity.WARNING, family="hygiene")
def repeated_entry(graph: OrgGraph) -> Iterator[Problem]:
    """
    A list that names the same twice.

    列表中重复列出同一项。

    **Why.** It counts once. Whoever wrote it meant two heads, or somebody else the second time, and gets neither.

    Looked at are lists of references and of words. An id that a list declares twice is `duplicate-id`; a policy may
    name a step twice, and a row of a decision table the same cell.

    **Fix.** Drop one, or correct it; how many heads there are is `headcount`.

    **改法。** 删除重复项，或更正写错的一项；人数请写 `headcount`。
    """
    for address, first, again in graph.team.repeated:
        name = str(again.plain)
        yield Problem(
            at=again.span,
            say=phrase("`{name}` is named here twice and counts once", "`{name}` 在此重复列出，只计一次", name=name),
            subjects=(address,),
            witness=Witness("conflict", (address, name)),
            related=(Note(first.span, Text(en="named first here", zh="首次列出于此")),),
            hint=Text(en="Drop one, or correct it.", zh="请删除一项，或更正写错的一项。"),
        )
