"""The legend of a swimlane: what the flow uses, and no more."""

from collections.abc import Sequence

from orgflow.diagram import Callout, Caption
from orgflow.layout import colours
from orgflow.layout.lanes.flow import Flow, NodeShape
from orgflow.layout.lanes.symbols import clock, gateway_strokes, task_strokes
from orgflow.layout.legend import SAMPLE, Draw, Entry, box_sample, line_sample, said
from orgflow.layout.tones import tone_entries
from orgflow.layout.words import Words, place
from orgflow.scene import Box
from orgflow.text import Language

_TEXT: dict[str, dict[Language, str]] = {
    "task": {"en": "task", "zh": "任务"},
    "decision": {"en": "decision", "zh": "判断"},
    "parallel": {"en": "parallel", "zh": "并行"},
    "join": {"en": "join", "zh": "汇合"},
    "wait": {"en": "wait", "zh": "等待"},
    "send": {"en": "message sent", "zh": "发送消息"},
    "call": {"en": "other flow", "zh": "调用流程"},
    "timer": {"en": "deadline passes", "zh": "超时"},
    "escalation": {"en": "escalation", "zh": "升级路径"},
    "message": {"en": "message", "zh": "消息"},
    "passed": {"en": "this case", "zh": "本案件路径"},
    "connector": {"en": "goes on on another page", "zh": "转接页"},
}


def entries(flow: Flow, found: Sequence[Callout], caption: Caption) -> list[Entry]:
    """What to explain for this flow."""
    shapes = {node.shape for node in flow.nodes}
    kinds = {way.kind for way in flow.ways}
    crossing = {"parallel", "join"} <= shapes
    samples: list[tuple[str, bool, Draw]] = [
        ("task", "task" in shapes, _task("task")),
        ("decision", "decision" in shapes, _diamond("decision")),
        ("parallel", "parallel" in shapes, _diamond("parallel")),
        ("join", "join" in shapes and not crossing, _diamond("join")),
        ("wait", "wait" in shapes, _task("wait")),
        ("send", "send" in shapes, _task("send")),
        ("call", "call" in shapes, _task("call")),
        ("timer", "timer" in kinds, box_sample(lambda name, x, y: [clock(name, "", x + SAMPLE / 2, y, 13)])),
        ("escalation", "escalation" in kinds, line_sample(colours.GAP, dashed=True, arrow=True)),
        ("message", "message" in kinds, line_sample(colours.LINE, dashed=True, arrow=True)),
        ("passed", flow.has_way, line_sample(colours.NAVY, dashed=False, arrow=True, width=2.25)),
        ("connector", "connector" in shapes, box_sample(_connector)),
    ]
    kept = [Entry(name, said(_text(name, crossing), caption), draw) for name, used, draw in samples if used]
    return kept + tone_entries(found, caption)


def _text(name: str, crossing: bool) -> dict[Language, str]:
    if name == "parallel" and crossing:
        return {"en": "parallel, join", "zh": "并行、汇合"}
    return _TEXT[name]


def _task(shape: NodeShape) -> Draw:
    def boxes(name: str, x: float, y: float) -> list[Box]:
        strokes = () if shape == "task" else task_strokes(shape, x + 5.5, y - 4)
        return [
            Box(
                name, x, y - 7, SAMPLE, 14, "round", colours.WHITE, colours.TASK, 1, radius=3, strokes=strokes,
                layer="mark",
            )
        ]  # fmt: skip

    return box_sample(boxes)


def _diamond(shape: NodeShape) -> Draw:
    def boxes(name: str, x: float, y: float) -> list[Box]:
        strokes = gateway_strokes(shape, x + SAMPLE / 2, y, 16)
        left = x + SAMPLE / 2 - 8
        return [
            Box(name, left, y - 8, 16, 16, "diamond", colours.WHITE, colours.NAVY, 1.2, strokes=strokes, layer="mark")
        ]

    return box_sample(boxes)


def _connector(name: str, x: float, y: float) -> list[Box]:
    left = x + SAMPLE / 2 - 8
    text = place([Words(("A",), 8, True, colours.NAVY, "centre")], left, y - 8, 16, 16)
    return [Box(name, left, y - 8, 16, 16, "circle", colours.TINT2, colours.BLUE, 1.25, text=text, layer="mark")]
