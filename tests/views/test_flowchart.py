"""The flowchart says what the swimlane says, and who does what in the steps."""

from collections.abc import Callable

from orgflow.graph import OrgGraph
from orgflow.layout import lay_out
from orgflow.views import Wording
from orgflow.views.flowchart import flowchart
from orgflow.views.swimlane import swimlane

TEAM = """
orgflow: 1
team: {id: desk}
roles: {agent: {name: {en: Agent, zh: 客服}}}
workflows:
  ask:
    starts: {asked: {next: answer}}
    steps:
      answer: {by: agent, within: 2h, next: fits}
      fits: {type: decision, question: Fits?, branches: {good: {otherwise: true, next: done}}}
      done: {type: end}
"""


def test_steps_name_who_does_them_and_by_when(graph_from: Callable[[str], OrgGraph]) -> None:
    drawn = flowchart(graph_from(TEAM), "ask", Wording("en"), "desk")
    assert {stop.id: stop.detail for stop in drawn.stops if stop.detail} == {"step:ask.answer": "Agent\n≤ 2 h"}


def test_all_else_is_that_of_the_swimlane_without_lanes(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEAM)
    drawn, lanes = (view(graph, "ask", Wording("en"), "desk") for view in (flowchart, swimlane))
    assert drawn.links == lanes.links
    assert [(stop.id, stop.label) for stop in drawn.stops] == [(stop.id, stop.label) for stop in lanes.stops]
    (scene,) = lay_out(drawn)
    assert not any(box.id.endswith(":band") for box in scene.boxes)
