"""Who holds posts: on the org chart if somebody asks, and on nothing otherwise."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.api import Checked, booklet, check, deck, draw, workbook
from orgflow.views.people import initials

TEAM = """
orgflow: 1
team: {id: desk, name: {zh: 服务台, en: Service desk}, head: lead, languages: [zh, en]}
roles:
  lead: {name: {zh: 主管, en: Lead}}
  agent: {name: {zh: 专员, en: Agent}, reports_to: lead, headcount: 6}
  cashier: {name: {zh: 出纳, en: Cashier}, reports_to: lead}
  auditor: {name: {zh: 对账员, en: Auditor}, reports_to: lead}
people:
  p1: {name: {zh: 欧阳明华, en: Ouyang Minghua}, roles: {lead: 100%, agent: 30%}}
  p2: {name: {zh: 张小三, en: Zhang Xiaosan}, roles: {agent: 40%, cashier: 30%, auditor: 30%}}
  p3: {name: {zh: 李四, en: Li Si}, roles: {agent: 100%}}
  p4: {name: {zh: 安娜, en: Anna Smith-Jones}, roles: {agent: 100%}}
  p5: {name: {zh: 王五, en: Wang Wu}, roles: {agent: 100%}}
  p6: {name: {zh: 赵六, en: Zhao Liu}, roles: {agent: 100%}}
duties:
  answer: {name: {zh: 接待咨询, en: Answer inquiries}, responsible: [agent], accountable: lead}
  pay: {name: {zh: 打款, en: Pay refunds}, responsible: [cashier], accountable: lead, not_with: [audit]}
  audit: {name: {zh: 对账, en: Reconcile}, responsible: [auditor], accountable: lead}
workflows:
  ask:
    name: {zh: 咨询, en: Inquiry}
    starts: {asked: {label: {zh: 来询, en: Asked}, next: reply}}
    steps:
      reply: {name: {zh: 答复, en: Reply}, by: p6, next: closed}
      closed: {type: end, outcome: {zh: 已答复, en: Answered}}
"""
NAMES = ("欧阳明华", "张小三", "李四", "安娜", "王五", "赵六", "Ouyang", "Zhang", "Li Si", "Anna", "Wang Wu", "Zhao")


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    file = tmp_path / "desk.orgflow.yaml"
    file.write_text(TEAM, encoding="utf-8")
    (found,) = check(file).checked
    assert {"person-overload", "person-role-collision"} <= {finding.rule for finding in found.findings}
    return found


def _words(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as slides:
        return "".join(slides.read(name).decode() for name in slides.namelist() if name.endswith((".xml", ".rels")))


def _outputs(checked: Checked, **asked: object) -> Iterator[str]:
    """All that becomes of a team: every view, the deck with notes, the booklet, the workbook."""
    given: dict[str, object] = {"bilingual": True, "findings": checked.findings, **asked}
    for picture in draw(checked.loaded, **given):  # type: ignore[arg-type]
        yield picture.svg().decode()
        yield _words(picture.pptx())
        yield picture.drawio().decode()
    yield _words(deck(checked.loaded, notes=True, **given))  # type: ignore[arg-type]
    tables = workbook(checked.loaded, **given)  # type: ignore[arg-type]
    assert tables is not None
    yield _words(tables.content)
    yield booklet(checked.loaded, languages=("zh", "en"), **given).decode()  # type: ignore[arg-type]


def test_nobody_is_named_unless_asked_for(checked: Checked) -> None:
    for output in _outputs(checked):
        assert [name for name in NAMES if name in output] == []


def test_initials_name_nobody_either(checked: Checked) -> None:
    outputs = list(_outputs(checked, people="initials"))
    assert any("欧阳＊" in output and "张＊、李＊" in output for output in outputs)
    for output in outputs:
        assert [name for name in NAMES if name in output] == []


def test_those_who_are_asked_for_stand_on_their_cards(checked: Checked) -> None:
    (chart,) = draw(checked.loaded, view="org-chart", language="zh", people="names")
    (card,) = (box for box in chart.scene.boxes if box.id == "role:agent")
    said = [line.text for text in card.text for line in text.lines]
    assert said[:2] == ["专员", "6 人"]
    assert said[2].startswith("欧阳明华、张小三")
    assert said[2].endswith(f" +{6 - said[2].count('、') - 1}")
    assert "张小三" in _words(deck(checked.loaded, people="names"))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("张三", "张＊"),
        ("欧阳明华", "欧阳＊"),
        ("欧阳", "＊"),
        ("王", "＊"),
        ("Anna Smith-Jones", "A.S.J."),
        ("li_si", "L.S."),
        ("Émile", "É."),
        ("王 Anna", "王＊A."),
        ("…", "＊"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@given(st.text(min_size=1))
def test_initials_never_are_the_whole_name(name: str) -> None:
    assert name not in initials(name) or name in "＊."
