"""A step is called by what is done, and to what."""

import re
from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import LANGUAGES, Language, Text, phrase

# Nouns that are made of verbs, and that are no verbs themselves: `caution` is both.
_MADE = re.compile(
    r"(acceptance|acknowledg?ement|adjustment|allocation|approval|arrival|assignment|classification|clarification"
    r"|collection|communication|compensation|completion|confirmation|consultation|coordination|creation|delivery"
    r"|distribution|escalation|evaluation|examination|execution|identification|improvement|information|inspection"
    r"|investigation|mediation|negotiation|notification|payment|preparation|reconciliation|registration|rejection"
    r"|resolution|selection|settlement|submission|verification)\b",
    re.IGNORECASE,
)
# What is done, behind what it is done to: `complaint handling`. Neither half can be read as a command.
_HANDLING = re.compile(
    r"(case|claim|client|complaint|customer|dispute|incident|inquiry|invoice|parcel|payment|ticket)s? "
    r"(handling|processing|tracking|checking|monitoring)",
    re.IGNORECASE,
)
# In Chinese nothing tells a noun from a verb but what stands behind it: 投诉处理工作, 退款审批流程.
_BUSINESS = re.compile(
    r"(投诉|退款|退货|换货|售后|订单|纠纷|客诉|工单|物流|赔付)?(受理|登记|处理|审批|审核|调查|跟进|回访|赔付|核实)"
    r"(工作|流程|环节|阶段|事宜)"
)


@rule("label-not-verb-object", Severity.INFO, family="flow", confidence="heuristic", needs=("workflows",))
def label_not_verb_object(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step whose name says what it is about, and not what is to be done.

    名称只说对象或事项、没有说清做什么的步骤。

    **Why.** "Refund payment" may mean to ask for it, to approve it or to make it. Whoever performs the step reads it in
    their own way.

    **Fix.** Begin with a verb and say what it is done to: "Pay the refund". Told of tasks and messages only where the
    words leave no doubt: the name of somebody ("Customer"), a noun made of a verb in front ("Investigation of the
    complaint"), "complaint handling" and its like, 「投诉处理工作」 and its like. One of the seven process modelling
    guidelines (Mendling, Reijers and van der Aalst).

    **改法。** 以动词开头并写明对象，如「处理投诉」「支付退款」。
    """
    actors = _names(graph)
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.name and step.type in ("task", "send"):
                language = next((each for each in LANGUAGES if _is_noun(step.name, each, actors)), None)
                if language:
                    yield _problem(step, step.name.get(language))


def _names(graph: OrgGraph) -> set[str]:
    """What posts, people and outside parties are called: none of these is anything that one does."""
    items = (*graph.team.roles.values(), *graph.team.people.values(), *graph.team.parties.values())
    names = (name.stated(each) for item in items if (name := item.name) for each in LANGUAGES)
    return {name.casefold() for name in names if name}


def _is_noun(name: Text, language: Language, actors: set[str]) -> bool:
    words = (name.stated(language) or "").strip()
    if words.casefold() in actors:
        return True
    if language == "zh":
        return bool(_BUSINESS.fullmatch(words))
    return bool(_HANDLING.fullmatch(words) or _MADE.match(words))


def _problem(step: Step, words: str) -> Problem:
    return Problem(
        at=step.place("name"),
        say=phrase("“{words}” does not say what is to be done", "「{words}」没有说清要做什么", words=words),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        hint=Text(
            en="Begin with a verb and say what it is done to: “Pay the refund”.",
            zh="请以动词开头并写明对象，如「支付退款」。",
        ),
    )
