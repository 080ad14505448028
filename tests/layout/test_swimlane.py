"""Hand-made flows that are hard to draw."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from orgflow.diagram import Callout, Caption, Label, Lane, Link, Phase, Stop, Swimlane
from orgflow.layout import lay_out
from orgflow.scene import Box, Scene
from orgflow.text import Language

Faults = Callable[[Scene], list[str]]

# Stop, shape, lane, Chinese, English, phase.
STRESS = """
s start cu 投诉发生 Complaint_arises p1
a1 task cu 提交投诉 Submit_the_complaint p1
a2 task ag 受理登记 Record_and_acknowledge p1
g1 decision ag 信息完整？ Information_complete? p1
a3 task cu 补充材料 Send_what_is_missing p1
a4 task ag 分级_P1–P4 Classify_P1_to_P4 p2
g2 decision ag P1/P2？ P1_or_P2? p2
a5 task ag 一线处理 Resolve_at_first_contact p2
a6 task tl 班长介入 After-sales_supervisor_steps_in p2
a7 task qc 立案调查 Open_an_investigation p2
g3 decision qc 涉及安全？ Is_safety_concerned? p2
a8 task lg 法务评估 Assess_legal_exposure p2
a9 task lg 监管上报 Report_to_the_authority p2
b1 task qc 根因分析 Analyse_root_causes p2
b2 task qc 制定CAPA Corrective_action_plan p3
b3 task tl 审批方案 Review_the_plan p3
g4 decision tl 批准？ Approved? p3
b4 task ag 答复客户 Reply_to_the_customer p4
g5 decision cu 满意？ Satisfied? p4
b5 task tl 升级复核 Second_review p4
b6 task ag 结案归档 Close_and_archive p4
e end ag 结束 Closed p4
"""
WAYS = """
s a1, a1 a2, a2 g1, g1 a3 No, g1 a4 Yes, a3 a2 ! , a4 g2, g2 a5 No, g2 a6 Yes, a6 a7, a7 g3, g3 a8 Yes, a8 a9, g3 b1 No,
a9 b1, b1 b2, b2 b3, b3 g4, g4 b4 Yes, g4 b2 Sent_back,_twice_at_most, a5 b4, b4 g5, g5 b6 Yes, g5 b5 No, b5 b2 !, b6 e
"""
LANES = (
    ("cu", "客户", "Customer"),
    ("ag", "一线客服", "Front-line agent"),
    ("tl", "客服班长", "After-sales supervisor"),
    ("qc", "质量经理", "Complaint investigator"),
    ("lg", "法务合规", "Legal and compliance"),
)


def caption(language: Language = "en", *, both: bool = False) -> Caption:
    return Caption("Complaints: 22 stops in 5 lanes", "As it is", "complaint.orgflow.yaml", "A flow", language, both)


def stress(language: Language, *, both: bool, phases: bool, callouts: tuple[Callout, ...] = ()) -> Swimlane:
    """The design's stress flow: 22 stops, 5 lanes, 3 ways back."""

    def label(zh: str, en: str) -> Label:
        zh, en = zh.replace("_", " "), en.replace("_", " ")
        return Label(zh, en) if both else Label(zh if language == "zh" else en)

    stops = [line.split() for line in STRESS.strip().splitlines()]
    ways = [way.split() for way in WAYS.replace(",_", "，_").split(",")]
    return Swimlane(
        "stress",
        caption(language, both=both),
        tuple(Lane(f"role:{name}", label(zh, en), name == "cu") for name, zh, en in LANES),
        tuple(
            Stop(
                f"step:c.{name}",
                f"role:{lane}",
                shape,
                label(zh, en),
                "≤ 2 h" if name == "a2" else "",
                phase if phases else "",
            )  # type: ignore[arg-type]
            for name, shape, lane, zh, en, phase in stops
        ),
        tuple(
            Link(
                f"{source}-{target}",
                f"step:c.{source}",
                f"step:c.{target}",
                "escalation" if rest == ["!"] else "flow",
                "" if rest in ([], ["!"]) else rest[0].replace("，", ",").replace("_", " "),
            )
            for source, target, *rest in ways
        ),
        tuple(Phase(name, label("阶段", "Phase")) for name in ("p1", "p2", "p3", "p4")) if phases else (),
        callouts,
    )


def flow(stops: str, links: str, callouts: tuple[Callout, ...] = ()) -> Swimlane:
    """A small flow from `name:shape:lane` and `from>to:kind:label`."""
    made = [part.split(":") for part in stops.split()]
    return Swimlane(
        "flow",
        caption(),
        tuple(Lane(f"role:{lane}", Label(lane)) for lane in dict.fromkeys(lane for _, _, lane in made)),
        tuple(Stop(f"step:f.{name}", f"role:{lane}", shape, Label(name)) for name, shape, lane in made),  # type: ignore[arg-type]
        tuple(
            Link(way, f"step:f.{way.split('>')[0]}", f"step:f.{way.split('>')[1]}", kind, label)  # type: ignore[arg-type]
            for way, kind, label in ((*part.split(":"), "", "")[:3] for part in links.split())
            for kind in (kind or "flow",)
        ),
        (),
        callouts,
    )


FINDINGS = tuple(
    Callout(
        number,
        "gap" if number < 3 else "attention",
        f"Finding number {number} of them all",
        "What to do. " * number,
        (target,),
    )
    for number, target in enumerate(("step:c.a9", "step:c.g4", "step:c.a2", "role:tl", "step:c.e", "step:c.b2"), 1)
)


@pytest.mark.parametrize("phases", [False, True], ids=["plain", "phases"])
@pytest.mark.parametrize(("language", "both"), [("zh", False), ("en", False), ("zh", True)], ids=["zh", "en", "both"])
@pytest.mark.parametrize("findings", [0, 1, 3, 6])
def test_the_stress_flow_keeps_to_the_invariants(
    faults: Faults, language: Language, both: bool, phases: bool, findings: int
) -> None:
    scenes = lay_out(stress(language, both=both, phases=phases, callouts=FINDINGS[:findings]))
    assert [fault for scene in scenes for fault in faults(scene)] == []
    assert all(scene.height == 540 and scene.width == 960 for scene in scenes)
    assert len(scenes) <= (3 if both else 2)


def test_the_stress_flow_in_chinese_takes_one_page() -> None:
    assert len(lay_out(stress("zh", both=False, phases=True))) == 1


def test_deadlines_and_the_second_language_are_never_left_out() -> None:
    diagram = stress("zh", both=True, phases=True, callouts=FINDINGS)
    stops = tuple(replace(stop, detail="≤ 30 分钟") for stop in diagram.stops)
    scenes = lay_out(replace(diagram, stops=stops))
    said: dict[str, list[str]] = {}
    for scene in scenes:
        for box in scene.boxes:
            said.setdefault(box.owner or box.id, []).extend(words(box))
    for stop in stops:
        assert "≤ 30 分钟" in said[stop.id]
        assert stop.label.second in said[stop.id]
    for lane in diagram.lanes:
        assert lane.label.second in said[lane.id]


def words(box: Box) -> list[str]:
    """The paragraphs in a box, each as one line."""
    return [" ".join(line.text for line in paragraph.lines).replace("- ", "-") for paragraph in box.text]


def test_each_branch_of_a_gateway_leaves_by_a_port_of_its_own(faults: Faults) -> None:
    branches = " ".join(f"g>t{number}:flow:case-{number}" for number in range(7))
    (scene,) = lay_out(
        flow("s:start:a g:decision:a " + " ".join(f"t{n}:task:{'ab'[n % 2]}" for n in range(7)), f"s>g {branches}")
    )
    assert faults(scene) == []
    starts = [edge.points[0] for edge in scene.edges if edge.source == "step:f.g"]
    assert len(set(starts)) == len(starts) == 7


def test_a_way_back_enters_where_no_other_leaves() -> None:
    (scene,) = lay_out(flow("s:start:a t:task:a g:decision:a e:end:a", "s>t t>g g>e:flow:yes g>t:flow:no"))
    back = next(edge for edge in scene.edges if edge.id == "g>t")
    onward = next(edge for edge in scene.edges if edge.id == "t>g")
    assert back.points[-1] != onward.points[0]
    assert back.target_side in ("top", "bottom")


def test_a_timer_leaves_from_a_clock_on_the_border() -> None:
    (scene,) = lay_out(flow("s:start:a t:task:a late:task:b e:end:a", "s>t t>e t>late:timer:overdue late>e"))
    edge = next(edge for edge in scene.edges if edge.id == "t>late")
    clock = next(box for box in scene.boxes if box.id == edge.source)
    task = next(box for box in scene.boxes if box.id == "step:f.t")
    assert clock.owner == task.id
    assert clock.form == "circle"
    assert task.bottom == pytest.approx(clock.centre[1])
    assert edge.points[0] == pytest.approx((clock.centre[0], clock.bottom))


def test_a_long_flow_is_split_and_its_connectors_come_in_pairs(faults: Faults) -> None:
    stops = " ".join(f"t{number}:task:{'abc'[number // 9]}" for number in range(26))
    links = " ".join(f"t{number}>t{number + 1}" for number in range(25)) + " t20>t3:flow:again"
    scenes = lay_out(flow(f"s:start:a {stops} e:end:c", f"s>t0 {links} t25>e"))
    assert len(scenes) > 1
    assert [fault for scene in scenes for fault in faults(scene)] == []
    connectors = [
        (box.text[0].lines[0].text, box.id.split(":")[2], number)
        for number, scene in enumerate(scenes, 1)
        for box in scene.boxes
        if box.id.startswith("connector:") and box.text and box.layer == "node"
    ]
    for letter in sorted({letter for letter, _, _ in connectors}):
        leaving = {number for one, way, number in connectors if (one, way.partition("-")[0]) == (letter, "out")}
        (page,) = leaving
        (entered,) = (number for one, way, number in connectors if (one, way) == (letter, "in"))
        told = {
            box.text[0].lines[0].text
            for scene in scenes
            for box in scene.boxes
            if box.id.startswith(f"connector:{letter}:") and box.id.endswith(":name")
        }
        assert told == {f"from p. {page}", f"to p. {entered}"}


@pytest.mark.parametrize("shape", ["start", "end", "decision", "task"])
def test_markers_in_a_row_cover_no_label_at_the_left(faults: Faults, shape: str) -> None:
    found = tuple(Callout(number, "gap", "Heading", "Body", ("step:f.s",)) for number in range(1, 5))
    back = " ".join(f"s>{name}:flow:否" for name in "abc")
    (scene,) = lay_out(flow(f"a:task:x b:task:y c:task:z s:{shape}:y", f"a>s b>s c>s {back}", found))
    assert faults(scene) == []


def test_a_bilingual_flow_repeats_title_legend_findings_and_labels(faults: Faults) -> None:
    found = (Callout(1, "gap", "没有去向", "", ("step:f.t",), "Goes nowhere"),)
    drawn = flow("s:start:a t:task:a e:end:a", "s>t t>e:flow:同意", found)
    links = tuple(replace(link, second="Approved" if link.label else "") for link in drawn.links)
    words_around = replace(caption("zh", both=True), title="流程", second="A flow")
    (scene,) = lay_out(replace(drawn, caption=words_around, links=links))
    assert faults(scene) == []
    said = {box.id: words(box) for box in scene.boxes}
    assert said["frame:title"] == ["流程", "A flow"]
    assert said["legend:task:text"] == ["任务 / task"]
    assert said["panel:text-1"] == ["没有去向", "Goes nowhere"]
    assert said["t>e:label"] == ["同意", "Approved"]


def test_findings_without_room_are_counted() -> None:
    many = tuple(
        Callout(number, "note", "A finding of some length " * 3, "With a hint " * 9, ("step:f.t",))
        for number in range(1, 15)
    )
    (scene,) = lay_out(flow("s:start:a t:task:a e:end:a", "s>t t>e", many))
    (more,) = (box.text[0].lines[0].text for box in scene.boxes if box.id == "panel:more")
    shown = sum(box.id.startswith("panel:text-") for box in scene.boxes)
    assert more == f"and {14 - shown} more"


def test_lanes_alternate_and_outside_parties_are_grey() -> None:
    (scene,) = lay_out(stress("zh", both=False, phases=False))
    bands = [box.fill for box in scene.boxes if box.id.endswith(":band")]
    assert bands == ["#F4F6F8", "#FFFFFF", "#F4F6F8", "#FFFFFF", "#F4F6F8"]
    heads = {box.id: box.fill for box in scene.boxes if box.id in ("role:cu", "role:ag")}
    assert heads == {"role:cu": "#626E7A", "role:ag": "#0B3C6F"}
