"""Branches that are not joined are told once, at the first place where they meet, whatever goes round afterwards."""

from collections.abc import Callable

from orgflow.finding import Problem
from orgflow.graph import OrgGraph
from orgflow.rules.flow.lack_of_synchronisation import lack_of_synchronisation

CYCLE = """
orgflow: 1
team: {id: t, languages: [en]}
roles: {agent: {name: Agent}}
workflows:
  month:
    starts: {first: {next: both}}
    steps:
      both: {name: Both, type: parallel, branches: [score, talk]}
      score: {name: Score, by: agent, next: check}
      check: {name: Check, by: agent, outcomes: {good: {next: close}, poor: {next: score}}}
      talk: {name: Talk, by: agent, next: close}
      close: {name: Close, by: agent, outcomes: {again: {next: both}, over: {next: done}}}
      done: {type: end}
"""
AGAIN = """
orgflow: 1
team: {id: t, languages: [en]}
roles: {agent: {name: Agent}}
workflows:
  dispute:
    starts: {first: {next: hear}}
    steps:
      hear: {name: Hear, type: parallel, branches: [buyer, seller]}
      buyer: {name: Buyer, by: agent, outcomes: {more: {next: hear, at_most: 1, then: sort}, enough: {next: sort}}}
      sort: {name: Sort, by: agent, outcomes: {left: {next: file}, right: {next: file}}}
      file: {name: File, by: agent, next: heard}
      seller: {name: Seller, by: agent, next: heard}
      heard: {type: join, of: hear, next: over}
      over: {type: end}
"""


def said(graph: OrgGraph) -> list[tuple[str | None, tuple[str | None, ...]]]:
    found = [problem for problem in lack_of_synchronisation.run(graph, {}) if isinstance(problem, Problem)]
    return [(problem.say.en, tuple(note.say.en for note in problem.related)) for problem in found]


def test_branches_in_a_cycle_are_told_once_where_they_meet(graph_from: Callable[[str], OrgGraph]) -> None:
    (told,) = said(graph_from(CYCLE))
    assert told[0] == "“Check” and “Talk” both reach “Close”, which does not wait for both"


def test_the_way_back_is_one_that_leads_back(graph_from: Callable[[str], OrgGraph]) -> None:
    (told,) = said(graph_from(AGAIN))
    assert told[0] is not None
    assert told[0].startswith("“more” of “Buyer” begins “")
    assert "this way leads back" in told[1]
