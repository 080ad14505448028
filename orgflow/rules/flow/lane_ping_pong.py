"""A case is not handed to and fro."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.handing import ToAndFro, handing
from orgflow.flow.net import net
from orgflow.flow.paths import path
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("lane-ping-pong", Severity.INFO, family="flow", needs=("workflows",))
def lane_ping_pong(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A case that is handed to and fro between two posts.

    在两个岗位之间来回传递的案件。

    **Why.** At each hand-over the case lies in a tray, and somebody reads it anew. The customer waits for all of them.

    **Fix.** Let each post do what is its own in one go, or give the whole stretch to one of them. Told are four turns
    in a row, as in agent, clerk, agent, clerk, on a way that some case can take. Waits, calls, people outside,
    machines, somebody's decision, and acts that look at another's work (approve, decide, assess, audit, score,
    reconcile, supervise, coach) begin the count anew, and so do going back to an earlier step and a post into which
    a variant has merged others. Followed up to the next join.

    **改法。** 让每个岗位一次做完自己的部分，或把整段交给其中一个岗位。
    """
    for workflow in graph.team.workflows.values():
        found = handing(graph, workflow.id)
        for one in found.found:
            yield _undecided(graph, workflow, one) if one.free else _problem(graph, workflow, one)
        if not found.whole:
            yield Skip(
                Text(en="whether work is handed to and fro: too many ways", zh="是否来回传递：路径过多"),
                workflow.at,
                workflow.address,
            )


def _problem(graph: OrgGraph, workflow: Workflow, one: ToAndFro) -> Problem:
    posts = [link.source for step in one.turns if (link := graph.performer(step.address))]
    first, *others = one.turns
    return Problem(
        at=first.at,
        say=phrase(
            "from “{step}” on a case goes from {one} to {other}, back to {one} and to {other} again",
            "从「{step}」起，案件由「{one}」交给「{other}」，退回「{one}」，再交给「{other}」",
            step=graph.label(first.address),
            one=graph.label(posts[0]),
            other=graph.label(posts[1]),
        ),
        subjects=tuple(step.address for step in one.turns),
        witness=Witness("path", path(net(graph, workflow.id), one.begin, one.firings)),
        related=tuple(
            Note(step.at, phrase("then {post}", "接着由「{post}」处理", post=graph.label(post)))
            for step, post in zip(others, posts[1:], strict=True)
        ),
        hint=Text(
            en="Let each do its part in one go, or give the whole stretch to one of them.",
            zh="请让各岗位一次做完自己的部分，或把整段交给其中一个岗位。",
        ),
    )


def _undecided(graph: OrgGraph, workflow: Workflow, one: ToAndFro) -> Skip:
    step = one.free or one.turns[0]
    return Skip(
        phrase(
            "whether work is handed to and fro depends on “{step}”, whose conditions are not followed",
            "是否来回传递取决于「{step}」，其条件无法推断",
            step=graph.label(step.address),
        ),
        step.at,
        workflow.address,
    )
