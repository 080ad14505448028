"""A BPMN file as a specification."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orgflow.document.files import is_regular
from orgflow.exchange.bpmn.attributes import Attributes
from orgflow.exchange.bpmn.building import Building
from orgflow.exchange.bpmn.cleaning import cleaned, slug
from orgflow.exchange.bpmn.process import Process
from orgflow.exchange.bpmn.shape import Shape
from orgflow.exchange.bpmn.sketch import Sketch, worded
from orgflow.exchange.bpmn.spec_writer import write_spec
from orgflow.exchange.bpmn.xml_reader import Unreadable, read_xml
from orgflow.expressions.tree import Expression
from orgflow.text import Language, Text, phrase, written_in


@dataclass(frozen=True, slots=True)
class Imported:
    """A specification, named as the file it becomes, and what it does not say of the file it was made of."""

    name: str
    content: bytes
    remarks: tuple[Text, ...]


def import_file(file: Path, language: Language, most: int) -> Imported:
    """What a file becomes. Raises `Unreadable`, also for one of more than `most` bytes, and OSError."""
    if not is_regular(file):
        raise Unreadable(Text(en="this is no file that can be read", zh="这不是可读取的文件"))
    with file.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        say = phrase("the file is larger than {n} million bytes", "文件超过 {n} 百万字节", n=most // 1_000_000)
        raise Unreadable(say)
    return import_bpmn(data, file.name, language)


def import_bpmn(data: bytes, name: str, language: Language) -> Imported:
    """What a file named so becomes; comments are in `language`. Raises `Unreadable`."""
    reading = read_xml(data)
    sketch = Sketch(reading.own, dict.fromkeys(reading.remarks), reading.notes)
    called: dict[str, str] = {}
    for process in reading.processes:
        called[process.id] = sketch.workflow_ids.new(sketch.named(process.id, "process", process.name))
    attributes = Attributes(_conditions(reading.processes))
    waiting = [(called[process.id], process) for process in reading.processes]
    while waiting:
        workflow, process = waiting.pop(0)
        building = Building(sketch, process, workflow, called, attributes)
        building.build()
        for inner, node in building.inner:
            assert node.inner is not None
            within = Process(
                id=node.id, name=node.name, pool="", scope=node.inner, parties=process.parties,
                message_flows=process.message_flows, messages=process.messages, escalations=process.escalations,
            )  # fmt: skip
            waiting.append((inner, within))
    sketch.attributes = attributes.fields()
    words = [text for process in reading.processes for text in _words(process)]
    sketch.bilingual = any(isinstance(worded(text), dict) for text in words)
    said = " ".join(words)
    team = slug(name.partition(".")[0])
    text = write_spec(sketch, cleaned(name), team, written_in(said), language)
    return Imported(f"{team}.orgflow.yaml", text.encode(), tuple(sketch.remarks))


def _conditions(processes: list[Process]) -> Iterator[Expression]:
    """The conditions that decisions ask."""
    for process in processes:
        for scope in process.scope.everything():
            shape = Shape(scope)
            for name, ways in shape.out.items():
                if shape.nodes[name].kind == "exclusiveGateway" and shape.is_step(name) and not shape.chosen(name):
                    yield from (way.condition for way in ways if way.condition)


def _words(process: Process) -> list[str]:
    return [process.name, *(node.name for scope in process.scope.everything() for node in scope.nodes.values())]
