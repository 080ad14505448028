from collections.abc import Callable
from pathlib import Path

from orgflow.api import draw, load
from orgflow.diagram import OrgChart
from orgflow.graph import OrgGraph
from orgflow.layout import lay_out
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS, chosen
from orgflow.views.org_chart import org_chart
from orgflow.views.words import Wording

TEAM = """
orgflow: 1
team: {id: desk, name: {zh: 服务台, en: Service desk}, head: lead, languages: [zh, en]}
roles:
  lead: {name: {zh: 主管, en: Lead}}
  agent: {name: {zh: 专员, en: Agent}, reports_to: lead, headcount: 4}
  night: {name: {zh: 夜班, en: Night agent}, reports_to: lead, headcount: 2, vacant: true}
  bot: {name: {zh: 机器人, en: Bot}, reports_to: lead, bot: true}
  coach: {name: {zh: 教练, en: Coach}, reports_to: lead, dotted_to: {agent: {zh: 辅导, en: coaching}}}
"""


def chart(graph: OrgGraph, **wording: object) -> OrgChart:
    return org_chart(graph, Wording(**{"language": "en", **wording}), "specs/desk.orgflow.yaml")  # type: ignore[arg-type]


def test_the_title_says_what_the_graph_proves(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEAM)
    assert chart(graph).caption.title == "Service desk: 5 posts, 8 people, 2 levels; widest span of control 7"
    assert chart(graph, language="zh").caption.title == "服务台：5 个岗位、8 人，共 2 层，最大管理幅度 7"
    assert chart(graph).caption.description == "Org chart of Service desk: 5 posts under Lead."
    assert chart(graph).caption.source == "Source: orgflow specification desk.orgflow.yaml"


def test_cards_tell_heads_vacancies_and_machines(graph_from: Callable[[str], OrgGraph]) -> None:
    cards = {card.id: card for card in chart(graph_from(TEAM), bilingual=True).cards}
    details = [card.detail for card in cards.values()]
    assert details == ["", "4 people  |  4 人", "vacant: 2 people  |  空缺 2 人", "bot  |  机器人", ""]
    assert cards["role:night"].vacant
    assert cards["role:lead"].span == 7
    assert (cards["role:agent"].label.first, cards["role:agent"].label.second) == ("Agent", "专员")


def test_a_dotted_line_says_what_it_is_for(graph_from: Callable[[str], OrgGraph]) -> None:
    (dotted,) = [line for line in chart(graph_from(TEAM)).lines if line.dotted]
    assert (dotted.child, dotted.parent, dotted.label) == ("role:coach", "role:agent", "coaching")


def test_a_loop_is_cut_open_so_that_the_lines_are_a_forest(graph_from: Callable[[str], OrgGraph]) -> None:
    drawn = chart(
        graph_from("{orgflow: 1, team: {id: t}, roles: {a: {reports_to: b}, b: {reports_to: c}, c: {reports_to: a}}}")
    )
    assert [(line.child, line.parent) for line in drawn.lines] == [("role:b", "role:c"), ("role:c", "role:a")]
    assert drawn.caption.description == "Org chart of t: 3 posts."


def test_findings_are_numbered_by_weight_and_marked_where_they_are(graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(shipped("specs") / "front-office-draft" / "front-office-draft.orgflow.yaml")
    preset = PRESETS["recommended"]
    findings = run(graph, chosen(RULES, preset), preset).findings
    marked = org_chart(graph, Wording("en"), "x", findings).callouts
    assert [(callout.number, callout.tone, callout.heading) for callout in marked] == [
        (1, "gap", "Order supervisor, After-sales supervisor report to each other in a circle"),
        (2, "gap", "Nobody is responsible for Maintain bot answers"),
        (3, "gap", "Nobody is accountable for Keep customer records"),
        (4, "attention", "16 people report to Inquiry supervisor; up to 12 can be led well"),
        (5, "attention", "Nobody stands in for Order supervisor, to whom others report"),
    ]
    assert marked[0].targets == ("role:order_supervisor", "role:after_sales_supervisor")
    assert all("`" not in callout.body for callout in marked), "pictures go to people who never see the file"


UNITS = """
orgflow: 1
team: {id: desk, name: {zh: 服务台, en: Service desk}, languages: [zh, en]}
parties: {board: {name: {zh: 总经理, en: General manager}}}
units:
  all: {name: {zh: 客服部, en: Service}, head: lead}
  pre: {name: {zh: 售前组, en: Pre-sales}, head: prelead, part_of: all}
roles:
  lead: {name: {zh: 主管, en: Lead}, reports_to: board}
  prelead: {name: {zh: 售前主管, en: Pre-sales lead}, headcount: 2}
  agent: {name: {zh: 专员, en: Agent}, unit: pre, headcount: 4}
"""


def test_a_unit_is_named_where_it_begins(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(UNITS)
    details = {card.id: card.detail for card in chart(graph).cards}
    assert [details[f"role:{name}"] for name in ("lead", "prelead", "agent")] == [
        "Service",
        "Pre-sales · 2 people",
        "4 people",
    ]


def test_a_superior_outside_the_team_stands_above_it_and_counts_for_nothing(
    graph_from: Callable[[str], OrgGraph],
) -> None:
    drawn = chart(graph_from(UNITS))
    assert [card.id for card in drawn.cards if card.outside] == ["party:board"]
    assert ("role:lead", "party:board", False) in [(line.child, line.parent, line.dotted) for line in drawn.lines]
    assert drawn.caption.title == "Service desk: 3 posts, 7 people, 3 levels; widest span of control 2"
    (scene,) = lay_out(drawn)
    boxes = {box.id: box for box in scene.boxes}
    assert boxes["party:board"].dashed
    assert boxes["party:board"].bottom < boxes["role:lead"].y
    assert (boxes["role:lead"].fill, boxes["role:prelead"].fill) == ("#0B3C6F", "#2F6DA8")
    assert "legend:outside" in boxes


def test_every_vacancy_is_told_in_words_on_charts_of_several_pages_too(graph_from: Callable[[str], OrgGraph]) -> None:
    many = "".join(f"  more{number}: {{reports_to: coach}}\n" for number in range(40))
    scenes = lay_out(chart(graph_from(TEAM + many)))
    (night,) = (box for scene in scenes for box in scene.boxes if box.id == "role:night")
    assert "vacant: 2 people" in [line.text for text in night.text for line in text.lines]


EDITIONS = (
    TEAM
    + """
duties: {answer: {name: {zh: 接待, en: Answer}, responsible: [agent], accountable: lead}}
variants: {solo: {name: {zh: 精简版, en: Small edition}, patch: {duties: {answer: {responsible: [lead]}}}}}
"""
)


def test_every_picture_of_a_variant_names_it(tmp_path: Path) -> None:
    file = tmp_path / "desk.orgflow.yaml"
    file.write_text(EDITIONS, encoding="utf-8")
    drawn = {
        variant: {picture.name: picture.svg().decode() for picture in draw(load(file), variant=variant, language="en")}
        for variant in ("base", "solo")
    }
    assert [name for name, svg in drawn["solo"].items() if "(Small edition)" not in svg] == []
    assert [name for name, svg in drawn["base"].items() if "(Small edition)" in svg] == []
