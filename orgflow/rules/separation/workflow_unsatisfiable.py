"""For every case there are persons who may do all its steps."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.assignment import Apart, Constraint, Only
from orgflow.flow.holders import Person, is_named
from orgflow.flow.staffing import Conflict, staffings
from orgflow.graph import OrgGraph
from orgflow.model.service import Duty
from orgflow.model.workflows import Policy, Step, Workflow
from orgflow.rules.rule import Skip, rule
from orgflow.rules.separation.person_role_collision import in_one_hand
from orgflow.source import Span
from orgflow.text import Text, listed, phrase

_HINT = Text(
    en="Let another post do one of these steps, add a head, or give up one of the constraints.",
    zh="请将其中一个步骤改由其他岗位执行、增加人手，或放弃其中一项约束。",
)


@rule("workflow-unsatisfiable", Severity.ERROR, family="separation", needs=("workflows",))
def workflow_unsatisfiable(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A workflow whose steps cannot be given to persons as its rules demand.

    流程的步骤无法按要求分配给人员。

    **Why.** The first such case stands still, or somebody breaks a rule to go on. On paper each rule is sensible; only
    together with the headcount they leave nobody.

    Looked at are the policies `separate` and `same`, `not_with` of duties, the skills that steps and their duties need,
    the shifts of people, and the headcount of posts, for all steps that can happen in one case. People who are named
    have the skills that they state; of the others it is taken for granted. The finding shows the fewest constraints
    that cannot hold together. Where posts that should be in one hand are not filled by name, nobody can tell.

    **Fix.** Let another post do one of the steps, add a head, or give up one of the constraints.

    **改法。** 将其中一个步骤改由其他岗位执行、增加人手，或放弃其中一项约束。
    """
    for staffing in staffings(graph):
        if staffing.undecided:
            yield Skip(staffing.undecided, staffing.workflow.at, staffing.workflow.address)
        elif staffing.unstaffed and not _is_told(graph, staffing.unstaffed):
            yield _problem(graph, staffing.workflow, staffing.unstaffed)


def _problem(graph: OrgGraph, workflow: Workflow, found: Conflict) -> Problem:
    say = phrase(
        "in “{workflow}” nobody can be found so that {constraints}",
        "「{workflow}」中无法安排人员，使得{constraints}",
        workflow=workflow.label,
        constraints=demands(graph, found),
    )
    if not found.constraints:
        say = phrase(
            "in “{workflow}” there is nobody who could do {steps}",
            "「{workflow}」中没有人可以执行{steps}",
            workflow=workflow.label,
            steps=listed(_quoted(graph.label(step.address)) for step in found.steps),
        )
    return Problem(
        at=place(graph, workflow, found),
        say=say,
        subjects=(workflow.address, *(step.address for step in found.steps)),
        witness=witness(found),
        related=tuple(notes(graph, found)),
        hint=_HINT,
    )


def demands(graph: OrgGraph, found: Conflict) -> Text:
    """What a conflict demands, one after the other."""
    said = [_demand(graph, found, each) for each in found.constraints]
    return Text(en=", ".join(each.get("en") for each in said), zh="，".join(each.get("zh") for each in said))


def place(graph: OrgGraph, workflow: Workflow, found: Conflict) -> Span:
    """Where the first of the constraints is written; the step where there is none."""
    for why in (each.why for each in found.constraints):
        source = _source(graph, workflow, why)
        if isinstance(source, Policy):
            return source.place(source.template)
        if isinstance(source, Duty):
            return source.place("not_with")
    return found.steps[0].at


def witness(found: Conflict) -> Witness:
    """The steps, and what ties them."""
    whys = dict.fromkeys(each.why for each in found.constraints)
    return Witness("conflict", (*(step.address for step in found.steps), *whys))


def notes(graph: OrgGraph, found: Conflict) -> Iterator[Note]:
    """Who could do each of the steps."""
    for step in found.steps:
        people = listed(_posts(graph, found.candidates[step.id]))
        yield Note(step.at, phrase("who is there: {people}", "现有人员：{people}", people=people or _NOBODY))


def _is_told(graph: OrgGraph, found: Conflict) -> bool:
    """Whether duties that must be kept apart are all that is wrong, and are in one hand whatever the workflow is."""
    duties = [graph.items.get(each.why) for each in found.constraints]
    return bool(duties) and all(
        isinstance(duty, Duty) and any(in_one_hand(graph, duty, other) for other in duty.not_with) for duty in duties
    )


_NOBODY = Text(en="nobody", zh="无人")


def _demand(graph: OrgGraph, found: Conflict, constraint: Constraint) -> Text:
    steps = {step.id: step for step in found.steps}
    if isinstance(constraint, Only):
        step, why = _named(graph, steps, constraint.work), graph.items[constraint.why]
        if why.address.startswith("skill:"):
            return phrase(
                "{step} is done by somebody with {skill}", "{step}由具备「{skill}」的人执行", step=step, skill=why.label
            )
        return phrase(
            "{step} is done by somebody on a shift of {post}",
            "{step}由「{post}」班次上的人执行",
            step=step,
            post=why.label,
        )
    one, other = (_named(graph, steps, work) for work in (constraint.one, constraint.other))
    if isinstance(constraint, Apart):
        if one == other:
            return phrase("{one} is done by another person each time", "{one}每次由不同的人执行", one=one)
        return phrase(
            "{one} and {other} are done by different persons", "{one}与{other}由不同的人执行", one=one, other=other
        )
    return phrase("{one} and {other} are done by one person", "{one}与{other}由同一人执行", one=one, other=other)


def _named(graph: OrgGraph, steps: dict[str, Step], work: str) -> Text:
    return _quoted(graph.label(steps[work.split()[0]].address))


def _quoted(label: Text) -> Text:
    return Text(en=f"“{label.get('en')}”", zh=f"「{label.get('zh')}」")


def _posts(graph: OrgGraph, people: tuple[Person, ...]) -> Iterator[Text]:
    """Persons by name; for the unnamed their post, and how many there are."""
    unnamed: dict[str, int] = {}
    for person in people:
        if is_named(person):
            yield graph.label(person)
        else:
            post = person.partition("#")[0].partition("*")[0]
            unnamed[post] = unnamed.get(post, 0) + 1
    for post, count in unnamed.items():
        label = graph.label(post)
        yield Text(en=f"{label.get('en')} ({count})", zh=f"{label.get('zh')}（{count} 人）")


def _source(graph: OrgGraph, workflow: Workflow, why: str) -> object:
    policies = {policy.address: policy for policy in (workflow.policies or {}).values()}
    return policies.get(why) or graph.items.get(why)
