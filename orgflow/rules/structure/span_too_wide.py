"""Nobody can lead a crowd."""

from collections.abc import Iterator
from heapq import nlargest
from math import ceil

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Link, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("span-too-wide", Severity.WARNING, family="structure")
def span_too_wide(graph: OrgGraph, *, warn: int = 12, error: int = 17) -> Iterator[Problem]:
    """
    More people report to one post than it can lead.

    直接下属过多的岗位。

    **Why.** With too many reports nobody is coached, and cases that climb the line wait for their turn.

    The span is the heads that report to a role for each head in it, rounded up. Vacant posts count, bots do not. Above
    `warn` it is a warning, above `error` an error. The defaults are the bands that ICMI (8 to 12 agents for a
    supervisor) and Orgvue give for work of one kind.

    **Fix.** Put team leads in between, or raise the headcount of the post.

    **改法。** 增设组长一级，或增加该岗位的人数。
    """
    for role in graph.roles:
        span = graph.span_of_control(role.address)
        if span.heads <= warn:
            continue
        largest = nlargest(3, span.links, key=lambda line: graph.heads(line.source))
        yield Problem(
            at=role.at,
            say=phrase(
                "{heads} people report to {role}; up to {warn} can be led well"
                if role.heads < 2
                else "{heads} people report to each {role}; up to {warn} can be led well",
                "{role}有 {heads} 名直接下属，超过 {warn} 人就难以带好"
                if role.heads < 2
                else "每名{role}有 {heads} 名直接下属，超过 {warn} 人就难以带好",
                heads=span.heads,
                role=role.label,
                warn=warn,
            ),
            subjects=(role.address,),
            witness=Witness("conflict", (role.address,)),
            related=tuple(_note(graph, line) for line in largest),
            hint=phrase(
                "Put team leads in between, or let {posts} people hold this post.",
                "请增设组长一级，或将该岗位增至 {posts} 人。",
                posts=ceil(sum(graph.heads(line.source) for line in span.links) / warn),
            ),
            severity=Severity.ERROR if span.heads > error else None,
        )


def _note(graph: OrgGraph, line: Link) -> Note:
    role, heads = graph.label(line.source), graph.heads(line.source)
    return Note(line.at, phrase("{role}: {heads}", "{role}：{heads} 人", role=role, heads=heads))
