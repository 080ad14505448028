"""The journey: what comes in on the left, the workflows that take it, how they end on the right."""

from collections.abc import Callable

import pytest

from orgflow.diagram import CardTree, Fact
from orgflow.finding import Finding, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.layout import lay_out
from orgflow.source import Source, Span
from orgflow.text import Language, Text
from orgflow.views import Wording
from orgflow.views.journey import has_journey, journey

Graph = Callable[[str], OrgGraph]

TEAM = """
orgflow: 1
team: {id: desk}
roles: {agent: {name: {en: Agent, zh: 客服}}}
channels: {phone: {name: {en: Phone, zh: 电话}}, chat: {name: {en: Chat, zh: 聊天}}}
cases:
  matter:
    name: {en: Matter, zh: 事项}
    categories:
      goods: {name: {en: Goods, zh: 商品}, owner: agent, kinds: [broken, lost]}
      other: {name: {en: Other, zh: 其他}}
workflows:
  help:
    case: matter
    starts: {called: {channels: [phone, chat], next: answer}, again: {channels: [phone], next: answer}}
    promise: {resolve: 2d}
    steps:
      answer: {by: agent, sets: [category], next: which}
      which:
        type: decision
        branches: {goods: {when: 'category == "goods"', next: done}, rest: {OTHERS, next: left}}
      done: {type: end, outcome: {en: Replaced, zh: 已换货}}
      left: {type: end, outcome: {en: Explained, zh: 已说明}}
  visit:
    starts: {helped: {after: help, next: done}}
    steps: {done: {type: end}}
  ask:
    starts: {asked: {channels: [chat], next: told}}
    steps: {told: {type: end, outcome: {en: Told, zh: 已解答}}}
"""
ROUTED, STUCK = (TEAM.replace("OTHERS", words) for words in ("otherwise: true", "when: 'category == \"goods\"'"))
CLAIM = "  claim: {categories: {damage: {name: {en: Claim, zh: 索赔}}}}\nworkflows:"


def drawn(graph: OrgGraph, language: Language = "en", *findings: Finding) -> CardTree:
    return journey(graph, Wording(language), "desk", findings)


def test_cases_lead_to_the_workflows_that_take_them_and_on_to_their_ends(graph_from: Graph) -> None:
    tree = drawn(graph_from(ROUTED))
    assert [(card.id, card.column, card.parent) for card in tree.cards] == [
        ("case:matter", 0, ""),
        ("workflow:help", 1, "case:matter"),
        ("step:help.done", 2, "workflow:help"),
        ("step:help.left", 2, "workflow:help"),
        ("others", 0, ""),
        ("workflow:ask", 1, "others"),
        ("step:ask.told", 2, "workflow:ask"),
    ]
    facts = {card.id: card.facts for card in tree.cards}
    assert facts["case:matter"] == (Fact("Goods", "Agent, 2 kinds"), Fact("", "Other"))
    assert facts["workflow:help"] == (
        Fact("Channels", "Phone, Chat"),
        Fact("Promised within", "2 days"),
        Fact("Followed by", "visit"),
    )


@pytest.mark.parametrize(
    ("team", "english", "chinese"),
    [
        (
            ROUTED,
            "2 case categories, 2 workflows, 3 outcomes: every category has a workflow",
            "2 类来件、2 个流程、3 种结果，每一类都有流程承接",
        ),
        (
            STUCK,
            "2 case categories, 2 workflows, 3 outcomes; no workflow takes Other",
            "2 类来件、2 个流程、3 种结果；没有流程承接「其他」",
        ),
        (
            ROUTED.replace("workflows:", CLAIM),
            "3 case categories, 2 workflows, 3 outcomes; no workflow takes Claim",
            "3 类来件、2 个流程、3 种结果；没有流程承接「索赔」",
        ),
    ],
)
def test_the_title_says_whether_every_category_is_taken(
    graph_from: Graph, team: str, english: str, chinese: str
) -> None:
    graph = graph_from(team)
    assert drawn(graph, "en").caption.title == english
    assert drawn(graph, "zh").caption.title == chinese
    missing = [fact.about for card in drawn(graph).cards for fact in card.facts if fact.missing]
    assert missing == english.partition("takes ")[2].split(", ") * ("takes" in english)


def test_without_categories_customers_come_by_their_channels(graph_from: Graph) -> None:
    bare = TEAM.partition("cases:")[0] + "workflows:\n  ask:" + TEAM.partition("  ask:")[2]
    tree = drawn(graph_from(bare))
    assert tree.caption.title == "1 channel, 1 workflow, 1 outcome"
    assert (tree.cards[0].label.first, tree.cards[0].facts) == ("Customers", (Fact("", "Chat"),))
    assert not has_journey(graph_from(bare.replace("channels: [chat], ", "")))


def test_columns_stand_from_left_to_right_and_rows_in_order(graph_from: Graph) -> None:
    (scene,) = lay_out(drawn(graph_from(ROUTED)))
    boxes = {box.id: box for box in scene.boxes}
    assert boxes["case:matter"].right < boxes["workflow:help"].x
    assert boxes["workflow:help"].right < boxes["step:help.done"].x
    assert boxes["step:help.done"].bottom < boxes["step:help.left"].y < boxes["step:ask.told"].y
    assert boxes["workflow:help"].bottom < boxes["workflow:ask"].y


@pytest.mark.parametrize(
    ("subject", "marked"),
    [
        ("category:matter.other", "case:matter"),
        ("start:help.called", "workflow:help"),
        ("step:help.left", "step:help.left"),
        ("step:help.answer", None),
    ],
)
def test_findings_mark_the_card_that_tells_of_it(graph_from: Graph, subject: str, marked: str | None) -> None:
    at = Span(Source("desk.orgflow.yaml", "roles"), 0, 5)
    found = Finding("rule", "flow", Severity.ERROR, "proven", Problem(at, Text(en="wrong", zh="有误"), (subject,)))
    callouts = drawn(graph_from(ROUTED), "en", found).callouts
    assert [callout.targets for callout in callouts] == ([(marked,)] if marked else [])
