"""Rounds that a case may never leave: certain only where it is said who sets what is asked for."""

from collections.abc import Callable

from orgflow.flow.soundness import soundness
from orgflow.graph import OrgGraph

TEXT = """
orgflow: 1
team: {id: t}
roles: {a: {}}
cases: {c: {attributes: {paid: {type: boolean GIVEN}}}}
workflows:
  w:
    case: c
    starts: {s: {next: do}}
    steps:
      do: {WORK, next: ok}
      ok: {type: decision, branches: {y: {when: paid, next: e}, n: {when: '!paid', next: do}}}
      e: {type: end}
"""


def graph(graph_from: Callable[[str], OrgGraph], work: str, given: str = "") -> OrgGraph:
    return graph_from(TEXT.replace("WORK", work).replace(" GIVEN", given))


def test_what_a_case_brings_and_nobody_changes_is_never_left(graph_from: Callable[[str], OrgGraph]) -> None:
    found = soundness(graph(graph_from, "by: a", ", given: true"), "w")
    assert [[step.id for step in each.steps] for each in found.rounds] == [["do", "ok"]]


def test_what_nobody_is_said_to_set_is_not_decided(graph_from: Callable[[str], OrgGraph]) -> None:
    found = soundness(graph(graph_from, "by: a"), "w")
    assert found.rounds == ()
    assert [doubt.reason.en for _, doubt in found.doubts] == ["nobody says who sets “paid”"]


def test_whoever_is_waited_for_may_end_the_round(graph_from: Callable[[str], OrgGraph]) -> None:
    wait = "type: wait, for: customer, arms: {pays: {message: pays, next: ok}}"
    text = TEXT.replace("WORK, next: ok", wait).replace(" GIVEN", ", given: true")
    found = soundness(graph_from(text), "w")
    assert (found.rounds, found.doubts) == ((), ())


def test_a_workflow_beyond_all_measure_is_not_decided(graph_from: Callable[[str], OrgGraph]) -> None:
    steps = "".join(f"      s{n}: {{by: a, next: s{n + 1}}}\n" for n in range(10_001))
    head = "orgflow: 1\nteam: {id: t}\nroles: {a: {}}\nworkflows:\n  w:\n    starts: {s: {next: s0}}\n    steps:\n"
    found = soundness(graph_from(f"{head}{steps}      s10001: {{type: end}}\n"), "w")
    assert {doubt.reason.en for _, doubt in found.doubts} == {"it has more than 10000 steps"}
    assert not found.sound
