"""What stands out keeps its colours, with its marks and cells; everything else steps back and can still be read."""

from functools import cache
from pathlib import Path

import pytest

from orgflow.api import draw, load
from orgflow.layout import colours
from orgflow.layout.legibility import READ
from orgflow.layout.theme import mono
from orgflow.resources import shipped
from orgflow.scene import Box, Scene
from orgflow.usage import UsageError

STAYS = ("frame:", "legend:", "panel", "heads:line")
TEAM = load(Path(str(shipped("specs"))) / "front-office")
FLOW = "purchase"


@cache
def pages(view: str, selector: str | None = None) -> list[Scene]:
    """The pages of a view, of one workflow if it is of workflows."""
    workflow = FLOW if view == "swimlane" else None
    return [each.scene for each in draw(TEAM, view=view, workflow=workflow, language="zh", highlight=selector)]


def pairs(view: str, selector: str) -> list[tuple[Scene, Scene]]:
    """The pages of a view, as they are and highlighted."""
    return list(zip(pages(view), pages(view, selector), strict=True))


def kept(view: str, selector: str) -> tuple[set[str], set[str]]:
    """The ids of the boxes and edges that look as before, and of those that do not; without what always stays."""
    same, changed = set(), set()
    for before, after in pairs(view, selector):
        for one, two in zip((*before.boxes, *before.edges), (*after.boxes, *after.edges), strict=True):
            if one.id.startswith(STAYS):
                assert one == two
            else:
                (same if one == two else changed).add(one.id)
    return same, changed


def test_a_post_of_an_org_chart_stands_out() -> None:
    same, changed = kept("org-chart", "role:inquiry_agent role:inquiry_supervisor")
    assert {"role:inquiry_agent", "role:inquiry_agent:bar", "role:inquiry_supervisor:span"} <= same
    assert "role:inquiry_agent>role:inquiry_supervisor" in same
    assert {"role:service_head", "role:order_clerk:bar", "role:inquiry_supervisor>role:service_head"} <= changed
    assert not [name for name in same if "order" in name or "after_sales" in name]


def test_the_column_and_the_row_of_a_matrix_stand_out() -> None:
    same, changed = kept("raci", "role:inquiry_agent duty:trace_parcel")
    assert {"role:inquiry_agent", "duty:advise_purchase|role:inquiry_agent"} <= same
    assert {"duty:trace_parcel", "duty:trace_parcel|role:order_clerk", "duty:trace_parcel:verdict"} <= same
    assert {"role:order_clerk", "duty:advise_purchase", "duty:advise_purchase|role:inquiry_supervisor"} <= changed


def test_what_stands_in_a_lane_stands_out_with_it() -> None:
    same, changed = kept("swimlane", "role:inquiry_agent")
    assert {"role:inquiry_agent", "step:purchase.receive", "exit:purchase.receive.next.next>"} <= same
    assert {"role:reply_bot", "step:purchase.reply", "exit:purchase.reply.outcome.person>:label"} <= changed


def test_a_step_stands_out_alone() -> None:
    same, changed = kept("swimlane", "step:purchase.advise")
    assert "step:purchase.advise" in same
    assert {"role:inquiry_agent", "step:purchase.receive", "exit:purchase.advise.next.next>"} <= changed


@pytest.mark.parametrize(
    ("view", "selector"),
    [("org-chart", "role:inquiry_agent"), ("raci", "role:inquiry_agent"), ("swimlane", "step:purchase.advise")],
)
def test_what_steps_back_can_be_read(view: str, selector: str) -> None:
    grounds = {colours.PALETTE.get(ground, colours.WHITE) for text, ground in READ if text == "ink3"}
    for before, after in pairs(view, selector):
        paled = {two.id: two for one, two in zip(before.boxes, after.boxes, strict=True) if one != two}
        assert paled
        for box in paled.values():
            assert {each.colour for each in box.text} <= {colours.INK3}
            if box.text and box.fill:
                assert box.fill in grounds
        assert [place(box) for box in before.boxes] == [place(box) for box in after.boxes]


def place(box: Box) -> tuple[object, ...]:
    return box.id, box.x, box.y, box.width, box.height, [each.lines for each in box.text]


def test_a_picture_without_any_of_it_stays_as_it_is() -> None:
    """A selector is for all pictures that are asked for; a whole picture stepping back would show nothing."""
    starter = load(Path(str(shipped("specs"))) / "starter")
    plain = {each.name.split(".")[1]: each.scene for each in draw(starter)}
    bright = {each.name.split(".")[1]: each.scene for each in draw(starter, highlight="step:complaint.*")}
    changed = {view for view, scene in plain.items() if scene != bright[view]}
    assert {"swimlane", "journey"} <= changed
    assert not changed & {"scorecard", "org-chart", "raci"}


def test_a_theme_recolours_what_steps_back() -> None:
    drawn = draw(TEAM, view="org-chart", highlight="role:inquiry_agent", theme=mono())
    head = next(box for page in drawn for box in page.scene.boxes if box.id == "role:service_head")
    assert (head.fill, head.stroke, head.text[0].colour) == ("#F5F5F5", "#D4D4D4", "#5A5A5A")


@pytest.mark.parametrize(
    ("selector", "english", "chinese"),
    [
        ("kpi:*", "nothing that `kpi:*` names is shown by org-chart", "org-chart 中没有 `kpi:*` 所指的对象"),
        ("role:inquiry_agnt", "did you mean role:inquiry_agent?", "是否想写 role:inquiry_agent"),
    ],
)
def test_what_names_nothing_on_a_picture_is_refused(selector: str, english: str, chinese: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(draw(TEAM, view="org-chart", highlight=selector))
    assert english in caught.value.say.get("en")
    assert chinese in caught.value.say.get("zh")
