"""A waiver covers something that is found."""

from collections.abc import Iterator
from difflib import get_close_matches

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.waivers import Waiver
from orgflow.rules.accepting import has_ended
from orgflow.rules.rule import NO_REVIEW, Fault, Review, rule
from orgflow.text import Text, phrase


@rule("unused-suppression", Severity.WARNING, family="hygiene", needs=("waivers",))
def unused_suppression(graph: OrgGraph, *, review: Review = NO_REVIEW) -> Iterator[Problem]:
    """
    A waiver of something that is not found.

    没有对应问题的豁免。

    **Why.** The gap it was written for is closed, or it names the wrong rule or object and hides nothing. Left in
    place, it will hide the next gap of its kind in silence.

    Nothing is said where only some of the variants were checked, of rules that were not run, and of waivers that have
    ended. A waiver of a rule that does not exist, or of a fault that must be mended, is told in any case.

    **Fix.** Take the waiver, or the address, out; or correct the rule or the address.

    **改法。** 删除该豁免或地址；或更正规则名或地址。
    """
    for waiver in graph.team.waivers.values():
        known = review.known.get(waiver.rule)
        if review.known and (known is None or known.family == "spec"):
            yield _names_no_rule(waiver, known, review)
        elif review.used is not None and waiver.rule in review.ran and not has_ended(waiver, review.today):
            for ref in waiver.at_:
                if ref.at not in review.used:
                    yield _of_no_use(graph, waiver, ref)


def _names_no_rule(waiver: Waiver, known: Fault | None, review: Review) -> Problem:
    say = phrase("there is no rule `{name}`", "没有规则 `{name}`", name=waiver.rule)
    near = get_close_matches(waiver.rule, list(review.known), n=1)
    hint = Text(en="`orgflow rules` lists the rules.", zh="`orgflow rules` 可列出全部规则。")
    if known:
        say = phrase("{name} cannot be accepted", "{name} 不能豁免", name=waiver.rule)
        hint = Text(en="Take the waiver out, and mend what is wrong.", zh="请删除该豁免，并修正错误。")
    elif near:
        hint = phrase("Did you mean `{name}`?", "是否想写 `{name}`？", name=near[0])
    return Problem(
        at=waiver.place("rule"),
        say=say,
        subjects=(waiver.address,),
        witness=Witness("absence", (waiver.address,)),
        hint=hint,
    )


def _of_no_use(graph: OrgGraph, waiver: Waiver, ref: Ref) -> Problem:
    return Problem(
        at=ref.at,
        say=phrase(
            "{rule} finds nothing to accept at {object}",
            "{rule} 在「{object}」没有需要豁免的问题",
            rule=waiver.rule,
            object=graph.label(ref.address),
        ),
        subjects=(waiver.address, ref.address),
        witness=Witness("absence", (waiver.address, ref.address)),
        hint=Text(en="Take it out, or correct the rule or the address.", zh="请删除，或更正规则名或地址。"),
    )
