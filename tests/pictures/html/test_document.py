"""A deck as HTML, read without a browser: nothing asked of the network, nothing hostile let through."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgflow import api
from orgflow.diagram import Callout, Caption, Card, Detail, Fact, Label, OrgChart
from orgflow.layout import lay_out
from orgflow.pictures.html import Edition, Tab, write_html

HOSTILE = """\
orgflow: 1
team: {name: "</title><script>alert(1)</script>", languages: [en]}
roles:
  lead: {name: "</script><img src=x onerror=alert(1)>", reports_to: none}
  agent: {name: "\\" onload=\\"alert(2)\\" '&amp;", reports_to: lead}
duties:
  answer: {name: "<!--<script>", responsible: agent, accountable: lead}
"""


ELEMENTS = (
    "a aside body button desc div figure g h1 h2 head header html input link main meta nav output rect script section "
    "span style svg text title"
)


class Page(HTMLParser):
    """The elements of a page with their attributes and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.setdefault(self.elements[-1][0] if self.elements else "", []).append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def page(booklet: Path) -> Page:
    return Page(booklet.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("hostile") / "team.orgflow.yaml"
    file.write_text(HOSTILE, encoding="utf-8")
    (checked,) = api.check([file]).checked
    return api.booklet(checked.loaded, findings=checked.findings).decode()


def test_only_its_own_script_and_style_may_run(page: Page) -> None:
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (text,) = [words for words in page.words[tag] if words.strip() and words[0] != "{"]
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_nothing_is_asked_of_the_network(page: Page) -> None:
    for _, attributes in page.elements:
        assert not attributes.keys() & {"style", "src", "srcset", "xlink:href", "action"}
        assert not [name for name in attributes if name.startswith("on")]
        assert re.match(r"#|data:,|$", attributes.get("href", ""))
    assert not re.search(r"url\((?!#)|@import|\bfetch\(|\beval\(|XMLHttpRequest", "".join(page.words["script"]))
    assert "url(" not in "".join(page.words["style"])


def test_without_scripts_it_is_a_list_of_all_pages_with_links_to_each_view(page: Page) -> None:
    hidden = [attributes.get("id") for _, attributes in page.elements if "hidden" in attributes]
    assert hidden == ["tools", "panel"]
    places = [attributes["id"] for attributes in page.all("section")]
    assert [link["href"] for link in page.all("a")] == [f"#{place}" for place in places]
    assert places[:4] == ["en-cover", "en-scorecard", "en-org-chart", "en-raci"]
    assert [each["lang"] for each in page.all("div") if each.get("class") == "edition"] == ["en", "zh-CN"]


def test_every_id_is_there_once_and_every_arrow_finds_its_head(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    heads = {attributes["marker-end"] for _, attributes in page.elements if "marker-end" in attributes}
    assert heads <= {f"url(#{name})" for name in ids}


def test_details_and_findings_are_those_of_the_specification(page: Page) -> None:
    book = json.loads(next(words for words in page.words["script"] if words.startswith("{")))
    agent = book["en"]["details"]["role:order_clerk"]
    assert (agent["kind"], agent["label"], agent["other"]) == ("role", "Order clerk", "订单处理员")
    assert ["Reports to", "Order supervisor"] in agent["facts"]
    assert ["Headcount", "4 people"] in agent["facts"]
    assert ["汇报给", "订单主管"] in book["zh"]["details"]["role:order_clerk"]["facts"]
    unowned = next(each for each in book["zh"]["findings"] if each["says"] == "没有岗位负责「维护机器人答案」")
    assert unowned["targets"] == ["duty:maintain_bot"]


def test_hostile_labels_stay_text(hostile: str) -> None:
    page = Page(hostile)
    assert [each.get("type") for each in page.all("script")] == ["application/json", None]
    assert not page.all("img")
    assert not [attributes for _, attributes in page.elements if "onload" in attributes]
    assert page.words["title"][0] == "</title><script>alert(1)</script>"
    (data,) = [words for words in page.words["script"] if words.startswith("{")]
    assert json.loads(data)["en"]["details"]["role:lead"]["label"] == "</script><img src=x onerror=alert(1)>"


@given(st.text(min_size=1, max_size=30).filter(lambda words: not re.search("[\0\r\ud800-\udfff]", words)))
@example("</script><!--<script>\u2028\u2029&lt;\x1b\x7f")
def test_any_words_stay_words(words: str) -> None:
    chart = OrgChart("org-chart", Caption(words, words, words, words, "en"), (Card("role:a", Label(words)),), ())
    known = {"role:a": Detail("role:a", words, words, words, (Fact(words, words),))}
    tabs = (Tab("org-chart", words, lay_out(chart)),)
    finding = Callout(1, "gap", words, words, ("role:a",))
    page = Page(write_html([Edition("en", words, tabs, known, (finding,))], lambda box: box.id).decode())
    (data,) = [told for told in page.words["script"] if told.startswith("{")]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["en"]["details"]["role:a"]["facts"] == [[words, words]]
    assert page.words["h1"] == page.words["h2"][:1] == [words]
    assert " ".join(sorted({name for name, _ in page.elements})) == ELEMENTS


def test_the_same_specification_gives_the_same_bytes(hostile: str, tmp_path: Path) -> None:
    file = tmp_path / "team.orgflow.yaml"
    file.write_text(HOSTILE, encoding="utf-8")
    (checked,) = api.check([file]).checked
    assert api.booklet(checked.loaded, findings=checked.findings).decode() == hostile
