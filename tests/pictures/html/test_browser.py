"""A deck as HTML, driven in Chromium as a reader would: tabs, keys, search, zoom, details, findings."""

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="needs the extra browser-test")
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402  (skipped above where it is missing)
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Chromium and its driver")


class Reader:
    """Somebody with a mouse and a keyboard before the page."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)  # type: ignore[no-any-return]

    def one(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    @property
    def tab(self) -> str:
        return str(self.one(".edition:not([hidden]) [aria-selected=true]").text)

    @property
    def page(self) -> Any:
        (page,) = [each for each in self.all(".page") if each.is_displayed()]
        return page

    @property
    def view(self) -> list[float]:
        view = self.page.find_element(By.TAG_NAME, "svg").get_dom_attribute("viewBox")
        return [float(number) for number in view.split()]

    def box(self, address: str) -> Any:
        return self.page.find_element(By.CSS_SELECTOR, f'g[id$="/{address}"]')

    def open(self, tab: str) -> None:
        next(each for each in self.all(".edition:not([hidden]) nav a") if each.text == tab).click()

    def mark(self, look: str) -> dict[str, float]:
        (rect,) = self.page.find_elements(By.CSS_SELECTOR, f".marks .{look}")
        return dict(rect.rect)


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def reader(driver: Any, booklet: Path) -> Iterator[Reader]:
    driver.get(booklet.as_uri())
    driver.execute_script(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))"
    )
    yield Reader(driver)
    assert driver.execute_script("return performance.getEntriesByType('resource').map(each => each.name)") == []
    assert driver.execute_script("return window.refused") == []
    assert driver.get_log("browser") == []


def surrounds(outer: dict[str, float], inner: dict[str, float]) -> bool:
    return (
        outer["x"] <= inner["x"] + 1
        and outer["y"] <= inner["y"] + 1
        and outer["x"] + outer["width"] >= inner["x"] + inner["width"] - 1
        and outer["y"] + outer["height"] >= inner["y"] + inner["height"] - 1
    )


def test_tabs_by_mouse_and_by_keys(reader: Reader) -> None:
    assert reader.tab == "Cover"
    reader.open("RACI")
    assert (reader.tab, "responsible" in reader.page.text) == ("RACI", True)
    reader.press(Keys.ARROW_LEFT)
    assert reader.tab == "Org chart"
    assert reader.driver.switch_to.active_element.text == "Org chart"
    reader.press(Keys.END)
    assert reader.tab == "Assumptions"
    reader.press(Keys.ARROW_RIGHT)
    assert reader.tab == "Cover"
    reader.press(Keys.PAGE_DOWN, Keys.PAGE_DOWN)
    assert (reader.tab, reader.one("#place").text[:1]) == ("Org chart", "3")
    assert reader.one("#en-org-chart").get_attribute("role") == "tabpanel"


def test_search_counts_jumps_and_marks_in_either_language(reader: Reader) -> None:
    field = reader.one("#search")
    field.send_keys("order clerk")
    assert reader.tab == "Org chart"
    first = reader.one("#hits").text
    assert re.fullmatch(r"1 of \d+", first)
    assert surrounds(reader.mark("here"), reader.box("role:order_clerk").rect)
    field.send_keys(Keys.ENTER)
    assert reader.tab == "RACI"
    assert reader.one("#hits").text == first.replace("1 of", "2 of")
    field.clear()
    field.send_keys("订单处理员")
    assert reader.one("#hits").text.split(" of ")[1] == first.split(" of ")[1]
    field.clear()
    field.send_keys("no such words")
    assert reader.one("#hits").text == "nothing found"
    assert not reader.all(".marks .hit")


def test_zoom_and_pan(reader: Reader) -> None:
    reader.open("Org chart")
    whole = reader.view
    before = reader.box("role:order_clerk").rect["width"]
    reader.one("#larger").click()
    assert reader.one("#whole").text == "125%"
    assert reader.box("role:order_clerk").rect["width"] == pytest.approx(before * 1.25, rel=0.02)
    reader.press("+")
    assert reader.one("#whole").text == "156%"
    seen = reader.view
    reader.driver.execute_script("document.querySelector('.page.shown svg').focus()")
    reader.press(Keys.ARROW_RIGHT)
    assert reader.view[0] > seen[0]
    at = reader.view
    picture = reader.page.find_element(By.TAG_NAME, "svg")
    ActionChains(reader.driver).move_to_element(picture).click_and_hold().move_by_offset(80, 30).release().perform()
    assert reader.view[0] < at[0]
    assert reader.view[1] < at[1]
    assert not reader.one("#panel").is_displayed()
    reader.press("-", "0")
    assert reader.view == whole
    reader.driver.execute_script(
        "document.querySelector('.page.shown svg').dispatchEvent("
        "new WheelEvent('wheel', {ctrlKey: true, deltaY: -1, clientX: 400, clientY: 300, cancelable: true}))"
    )
    assert reader.one("#whole").text == "125%"


def test_a_box_tells_what_is_known_of_it(reader: Reader) -> None:
    reader.open("Org chart")
    reader.box("role:inquiry_supervisor").click()
    panel = reader.one("#panel").text
    for words in ("Inquiry supervisor", "咨询主管", "role:inquiry_supervisor", "Head of service", "Inquiry agent"):
        assert words in panel
    assert "16 people report to" in panel
    reader.press(Keys.ESCAPE)
    assert not reader.one("#panel").is_displayed()
    box = reader.box("role:order_clerk")
    box.send_keys(Keys.ENTER)
    assert reader.one("#panel h2").text == "Order clerk"
    reader.press(Keys.ESCAPE)
    assert reader.driver.switch_to.active_element.get_attribute("id") == box.get_attribute("id")


def test_findings_lead_to_their_marks(reader: Reader) -> None:
    reader.one("#findings").click()
    entries = reader.all("#panel li")
    assert len(entries) == 12
    entry = next(each for each in entries if "Nobody is responsible" in each.text)
    number = entry.find_element(By.CLASS_NAME, "number").text
    entry.find_element(By.TAG_NAME, "button").click()
    assert reader.tab == "RACI"
    assert surrounds(reader.mark("chosen"), reader.box("duty:maintain_bot").rect)
    assert number in [badge.text for badge in reader.page.find_elements(By.CSS_SELECTOR, ".badge")]
    reader.open("Findings")
    reader.box(f"finding:{number}").click()
    assert reader.tab == "RACI"


def test_the_reader_chooses_the_language(reader: Reader) -> None:
    reader.open("Org chart")
    Select(reader.one("#language")).select_by_visible_text("中文")
    assert (reader.tab, reader.driver.title) == ("组织架构", "电商客服前台（初稿）")
    assert reader.one("html").get_attribute("lang") == "zh-CN"
    assert "客服负责人" in reader.page.text
    assert reader.one("#findings").text == "发现 (12)"


def test_each_page_is_printed_on_a_sheet(reader: Reader) -> None:
    pages = len(reader.all("#en .page"))
    reader.one("#larger").click()
    printed = reader.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    content = base64.b64decode(printed["data"])
    assert len(re.findall(rb"/Type /Page\b", content)) == pages
    assert b"/MediaBox [0 0 960 540]" in content


def test_without_scripts_all_pages_stand_below_each_other(reader: Reader, booklet: Path) -> None:
    reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.driver.get(booklet.as_uri())
        assert all(page.is_displayed() for page in reader.all(".page"))
        assert not reader.one("#tools").is_displayed()
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        reader.driver.get(booklet.as_uri())
        reader.driver.execute_script("window.refused = []")
