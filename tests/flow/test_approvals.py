"""Who approves which amount, against asking for each amount by itself."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.flow.approvals import Approval, approvals
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.graph import OrgGraph

LARGEST = 12
LIMIT = st.none() | st.integers(0, LARGEST + 2)
TEXT = """
orgflow: 1
team: {{id: t}}
roles:
  chief: {{authority: {{{chief}}}}}
  lead: {{reports_to: chief, authority: {{{lead}}}}}
  agent: {{reports_to: lead, authority: {{{agent}}}}}
cases: {{c: {{attributes: {{n: {{type: integer, min: 0, max: {largest}}}}}}}}}
workflows:
  w:
    case: c
    starts: {{s: {{next: ask}}}}
    steps:
      ask: {{by: agent, sets: [n], next: sort}}
      sort:
        type: decision
        branches: {{here: {{when: "{guard}", next: sure}}, not_here: {{otherwise: true, next: z}}}}
      sure: {{outcomes: {{yes_: approve, again: {{next: ask, at_most: 1, then: z}}}}}}
      approve: {{approves: {{kind: refund, amount: n}}, outcomes: {{approved: z}}}}
      z: {{type: end}}
"""


def approver(amount: int, line: dict[str, int | None]) -> str | None:
    """The first of the line who may approve an amount."""
    return next((f"role:{post}" for post, limit in line.items() if limit is not None and amount <= limit), None)


def said(approval: Approval, amount: int) -> list[str | None]:
    """Who is said to approve an amount; nothing where no case comes with it."""
    return [
        band.approver
        for band in approval.bands
        if (band.low is None or band.low <= amount) and (band.high is None or amount <= band.high)
    ]


@settings(deadline=None)
@given(agent=LIMIT, lead=LIMIT, chief=LIMIT, low=st.integers(0, LARGEST), high=st.integers(0, LARGEST))
def test_every_amount_is_approved_by_the_first_who_may(
    graph_from: Callable[[str], OrgGraph], agent: int | None, lead: int | None, chief: int | None, low: int, high: int
) -> None:
    line = {"agent": agent, "lead": lead, "chief": chief}
    posts = {post: "" if limit is None else f"refund: {limit} CNY" for post, limit in line.items()}
    graph = graph_from(TEXT.format(**posts, largest=LARGEST, guard=f"n >= {low} && n <= {high}"))
    (approval,) = approvals(graph)
    assert approval.requester == "role:agent"
    assert approval.undecided is None
    for amount in range(LARGEST + 1):
        assert said(approval, amount) == ([approver(amount, line)] if low <= amount <= high else [])
    open_ = [amount for amount in range(low, high + 1) if approver(amount, line) is None]
    assert (approval.uncovered.low if approval.uncovered else None) == (open_[0] if open_ else None)
    if open_:
        assert approval.knowledge is not None
        known = walk(net(graph, "w"), approval.knowledge, approval.path).known
        axis = approval.knowledge.axes["n"]
        assert known & axis.having[axis.values.index(Decimal(open_[0]))]


def test_several_may_ask(graph_from: Callable[[str], OrgGraph]) -> None:
    text = TEXT.format(agent="", lead="refund: 5 CNY", chief="refund: 12 CNY", largest=LARGEST, guard="n > 0")
    text = text.replace("s: {next: ask}", "s: {next: ask}, other: {next: call}")
    text = text.replace("      z: ", "      call: {by: lead, sets: [n], next: sort}\n      z: ")
    found = {approval.requester: [band.approver for band in approval.bands] for approval in approvals(graph_from(text))}
    assert found == {"role:agent": ["role:lead", "role:chief"], "role:lead": ["role:lead", "role:chief"]}
    assert [approval.approvers for approval in approvals(graph_from(text))] == [
        ("role:lead", "role:chief"),
        ("role:chief",),
    ]
