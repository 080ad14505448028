"""Nobody has more than one life to give."""

from collections.abc import Iterator
from decimal import Decimal

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_WHOLE = Decimal(100)


@rule("person-overload", Severity.WARNING, family="variants", needs=("people",))
def person_overload(graph: OrgGraph) -> Iterator[Problem]:
    """
    A person whose posts take more than the whole of their time.

    所任岗位占用时间超过百分之百的人员。

    **Why.** Small editions give several posts to one person. What they take together adds up quickly, and what does not
    fit is dropped by whoever shouts least.

    Proven from the shares that are stated under `roles`; a person without shares is not judged.

    **Fix.** Lower a share, or give a post to somebody else.

    **改法。** 降低某个岗位的占比，或把其中一个岗位交给他人。
    """
    for person in graph.team.people.values():
        shares = person.roles or {}
        total = sum((share.value for share in shares.values()), Decimal(0))
        if total <= _WHOLE:
            continue
        yield Problem(
            at=person.at,
            say=phrase(
                "the posts of {person} take {total} % of their time",
                "「{person}」所任岗位合计占用 {total}% 的时间",
                person=person.label,
                total=f"{total:f}",
            ),
            subjects=(person.address,),
            witness=Witness("conflict", (person.address, *(ref.address for ref in shares))),
            related=tuple(
                Note(
                    ref.at,
                    phrase(
                        "{role}: {share} %", "{role}：{share}%", role=graph.label(ref.address), share=f"{share.value:f}"
                    ),
                )
                for ref, share in shares.items()
            ),
            hint=Text(
                en="Lower a share, or give a post to somebody else.", zh="请降低某个岗位的占比，或把岗位交给他人。"
            ),
        )
