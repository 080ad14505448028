"""Every fact of the sources has a home."""

from collections.abc import Iterator

from orgflow.document.tree import Mapping
from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.citations import uncited
from orgflow.model.organisation import Source
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import phrase


@rule("source-not-covered", Severity.INFO, family="hygiene", needs=("sources",))
def source_not_covered(graph: OrgGraph) -> Iterator[Problem]:
    """
    A section of a source that nothing cites.

    没有任何对象引用的来源条目。

    **Why.** The client said it, somebody wrote it down, and the specification does not carry it. Nobody notices what is
    not there.

    **Fix.** Write `source: brief.A1.1` on the object that states the fact; or drop the section if it is none of this
    team's business. Silent while nothing in the specification cites any section. To cite a whole source cites all of
    it.

    **改法。** 在写明该事实的对象上写 `source: brief.A1.1`；与本团队无关的条目可以删除。尚未引用任何条目时不提示。
    """
    # What a variant leaves out its base still carries.
    whole = graph.base or graph
    if not any(ref.kind == "section" for ref in whole.team.citations):
        return
    for source, name, said in uncited(whole):
        address = f"section:{source.id}.{name}"
        yield Problem(
            at=_place(source, name),
            say=phrase(
                "nothing cites {name} of {source}: “{said}”",
                "没有对象引用「{source}」的 {name}：「{said}」",
                name=name,
                source=source.label,
                said=said,
            ),
            subjects=(address,),
            witness=Witness("absence", (address,)),
            hint=phrase(
                "Write `source: {source}.{name}` where this is stated.",
                "请在写明此事实的对象上写 `source: {source}.{name}`。",
                source=source.id,
                name=name,
            ),
        )


def _place(source: Source, name: str) -> Span:
    sections = source.node.get("sections") if isinstance(source.node, Mapping) else None
    return sections.entries[name].key.span if isinstance(sections, Mapping) else source.at
