"""Who sets the rules stands above who watches that they are kept."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("rank-duty-inversion", Severity.WARNING, family="structure", needs=("duties",))
def rank_duty_inversion(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role that sets policy below one that only supervises.

    制定政策的岗位位于只做督导的岗位之下。

    **Why.** The title says one thing and the work another: 主管 and 经理 change places from company to company. Whoever
    sets policy for the line from below it cannot make its own superior keep it.

    A role is found that is responsible for a duty which does `set-policy`, where a superior of its own line supervises
    or coaches and nobody above the role sets policy or is accountable for the duty: a specialist who writes rules on
    behalf of a superior is no fault.

    **Fix.** Turn the line round, or name the superior as accountable for the policy.

    **改法。** 调整汇报方向，或由上级对该政策负责（写入 `accountable`）。
    """
    setting = [
        link for link in graph.links(Edge.RESPONSIBLE) if "set-policy" in graph.team.duties[_id(link.target)].does
    ]
    setters = {link.source: None for link in setting}
    for link in setting:
        above = list(graph.chain(link.source))
        answering = {answer.source: None for answer in graph.into(link.target, Edge.ACCOUNTABLE)}
        upper = next((role for role in above if role in graph.supervisors), None)
        if upper is None or graph.in_cycle(link.source, Edge.REPORTS_TO):
            continue
        if any(role in setters or role in answering for role in above):
            continue
        yield Problem(
            at=link.at,
            say=phrase(
                "{lower} sets policy (“{duty}”) but stands below {upper}, who supervises and sets none",
                "「{lower}」制定政策（「{duty}」），却位于只做督导的「{upper}」之下",
                lower=graph.label(link.source),
                duty=graph.label(link.target),
                upper=graph.label(upper),
            ),
            subjects=(link.source, upper, link.target),
            witness=Witness("path", (link.source, *above[: above.index(upper) + 1])),
            related=(Note(graph.items[upper].at, Text(en="supervises from above", zh="在其上方督导")),),
            hint=phrase(
                "Turn the line round, or let {upper} be accountable for the policy.",
                "请调整汇报方向，或由「{upper}」对该政策负责。",
                upper=graph.label(upper),
            ),
        )


def _id(address: str) -> str:
    return address.partition(":")[2]
