"""A workflow can go on by its own rules when somebody is away."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.flow.holders import Person, is_named
from orgflow.flow.staffing import Conflict, staffings
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.rule import rule
from orgflow.rules.separation.workflow_unsatisfiable import demands, notes, place, witness
from orgflow.text import Text, listed, phrase


@rule("satisfiable-not-resilient", Severity.WARNING, family="separation", needs=("workflows",))
def satisfiable_not_resilient(graph: OrgGraph) -> Iterator[Problem]:
    """
    A workflow whose rules cannot be kept while one person is away.

    一人缺勤时，流程的要求便无法满足。

    **Why.** On the day that somebody is ill the deputy must do both what is to be checked and the checking.

    Judged as workflow-unsatisfiable is, with each person taken away in turn; those who stand in for the posts of that
    person may then act. That nobody stands in for a post is `no-deputy`'s matter: here somebody is there, but may not
    do it.

    **Fix.** Name a second deputy who does not do the other step, or add a head.

    **改法。** 再指定一名不执行另一步骤的代理人，或增加人手。
    """
    for staffing in staffings(graph):
        told: dict[object, tuple[Conflict, list[Person]]] = {}
        for person, found in staffing.fragile:
            told.setdefault(found.constraints, (found, []))[1].append(person)
        for found, away in told.values():
            yield _problem(graph, staffing.workflow, found, away)


def _problem(graph: OrgGraph, workflow: Workflow, found: Conflict, away: list[Person]) -> Problem:
    return Problem(
        at=place(graph, workflow, found),
        say=phrase(
            "in “{workflow}”, while {person} is away, nobody can be found so that {constraints}",
            "「{workflow}」中，{person}缺勤时无法安排人员，使得{constraints}",
            workflow=workflow.label,
            person=_one_of([_person(graph, person) for person in away]),
            constraints=demands(graph, found),
        ),
        subjects=(workflow.address, *(step.address for step in found.steps)),
        witness=witness(found),
        related=tuple(notes(graph, found)),
        hint=Text(
            en="Name a second deputy who does not do the other step, or add a head.",
            zh="请再指定一名不执行另一步骤的代理人，或增加人手。",
        ),
    )


def _one_of(people: list[Text]) -> Text:
    """`A, B or C`: any one of them, not all at once."""
    *first, last = people
    if not first:
        return last
    return phrase("{first} or {last}", "{first}或{last}", first=listed(first), last=last)


def _person(graph: OrgGraph, person: Person) -> Text:
    if is_named(person):
        return graph.label(person)
    label = graph.label(person.partition("#")[0])
    return phrase("one {post}", "一名「{post}」", post=label)
