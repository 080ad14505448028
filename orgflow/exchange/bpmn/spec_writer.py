"""A sketch as the text of a specification: YAML with comments, as a person would write it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from orgflow.exchange.bpmn.sketch import Remarked, Sketch
from orgflow.model.ids import is_id
from orgflow.text import Language, Text, other, phrase

_WIDE = 100
_DURATION = re.compile(r"([0-9]+(mo|[smhdwqy]))+")
# Words that YAML 1.2 takes for something else than text.
_TAKEN = ("true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL")
_HEADINGS = {
    "parties": Text(
        en="Who stands outside: the pools without steps of their own.", zh="外部各方：没有自己步骤的泳池。"
    ),
    "roles": Text(
        en="Posts, one for each lane. Say to whom each reports (`reports_to`), and its heads (`headcount`).",
        zh="岗位：每条泳道一个。请补充汇报对象（`reports_to`）和人数（`headcount`）。",
    ),
    "duties": Text(
        en="Duties, one for each task. Say what each does (`does`) and who is accountable.",
        zh="职责：每个任务一项。请补充行为（`does`）和负责岗位（`accountable`）。",
    ),
    "cases": Text(
        en="What conditions ask of a case. Types are guesses: see whether they are right, and add bounds.",
        zh="条件所用的案件属性。类型是推测的，请核对并补充上下限。",
    ),
    "escalations": Text(
        en="Ladders. BPMN names them only: say who the levels are (`levels`).",
        zh="升级阶梯：BPMN 只有名称，请补充各级（`levels`）。",
    ),
}


def write_spec(sketch: Sketch, file: str, team: str, spoken: Language, language: Language) -> str:
    """The text. `file` is what it was made of, `spoken` the language of its words, `language` that of comments."""
    return "\n".join([*_head(sketch, file, team, spoken, language), *_sections(sketch, language)]) + "\n"


def _head(sketch: Sketch, file: str, team: str, spoken: Language, language: Language) -> Iterator[str]:
    yield from _comment(phrase("Made of {file} by orgflow.", "由 orgflow 根据 {file} 生成。", file=file).get(language))
    if sketch.remarks:
        yield from _comment(Text(en="What could not be carried:", zh="未能保留的内容：").get(language))
        for say in sketch.remarks:
            yield from _comment(f"- {say.get(language)}")
    for note in sketch.notes:
        yield from _comment(phrase("Annotation: {text}", "批注：{text}", text=note).get(language))
    languages = f"{spoken}, {other(spoken)}" if sketch.bilingual else spoken
    yield from ("orgflow: 1", "", "team:", f"  id: {_scalar(team)}", f"  languages: [{languages}]")


def _sections(sketch: Sketch, language: Language) -> Iterator[str]:
    cases = {"imported_case": {"attributes": sketch.attributes}} if sketch.attributes else {}
    for name, section in (
        ("parties", sketch.parties),
        ("roles", sketch.roles),
        ("duties", sketch.duties),
        ("cases", cases),
        ("escalations", sketch.escalations),
    ):
        if section:
            yield ""
            yield from _comment(_HEADINGS[name].get(language))
            yield f"{name}:"
            yield from _mapping(section, 1)
    yield from ("", "workflows:")
    for name, workflow in sketch.workflows.items():
        yield f"  {_scalar(name)}:"
        yield from _mapping(workflow.fields, 2)
        yield "    steps:" if workflow.steps else "    steps: {}"
        for step, made in workflow.steps.items():
            yield from _step(step, made)


def _step(name: str, made: Remarked) -> Iterator[str]:
    for comment in made.comments:
        yield from _comment(comment, 3)
    yield from _mapping({name: made.fields}, 3)


def _mapping(fields: dict[str, Any], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for key, value in fields.items():
        line = f"{margin}{_scalar(key)}: {_flow(value)}"
        if isinstance(value, dict) and value and len(line) > _WIDE:
            yield f"{margin}{_scalar(key)}:"
            yield from _mapping(value, depth + 1)
        else:
            yield line


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if (is_id(text) and text not in _TAKEN) or _DURATION.fullmatch(text):
        return text
    # A condition has quotes of its own.
    single = '"' in text and "'" not in text and "\n" not in text
    return f"'{text}'" if single else json.dumps(text, ensure_ascii=False)


def _comment(text: str, depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}# {' '.join(text.split())}"
