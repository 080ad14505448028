"""Up is not round and round."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("promotion-cycle", Severity.WARNING, family="skills", needs=("careers",))
def promotion_cycle(graph: OrgGraph) -> Iterator[Problem]:
    """
    Steps of careers that lead back to where they began.

    绕一圈又回到原点的晋升步骤。

    **Why.** Each step was called a promotion. One of them is none.

    **Fix.** Drop the step that leads down, or make it a `rotation`.

    **改法。** 删去实为降级的步骤，或改为轮岗（`rotation`）。
    """
    for loop in graph.cycles(Edge.ADVANCES_TO):
        posts = [link.source for link in loop]
        yield Problem(
            at=loop[0].at,
            say=phrase(
                "promotion leads in a circle: {posts}",
                "晋升步骤形成循环：{posts}",
                posts=listed(graph.label(post) for post in (*posts, posts[0])),
            ),
            subjects=tuple(posts),
            witness=Witness("cycle", tuple(posts)),
            related=tuple(Note(link.at, Text(en="leads on here", zh="由此继续")) for link in loop[1:]),
            hint=Text(en="Drop one step, or make it a `rotation`.", zh="请删去其中一步，或改为轮岗（`rotation`）。"),
        )
