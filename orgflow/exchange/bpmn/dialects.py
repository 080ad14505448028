"""What tools want spelt their own way: conditions, timers, scripts, and who does the work.

Sources: OMG BPMN 2.0.2; the references of Camunda 7 (`camunda:` extensions, JUEL) and Camunda 8 (`zeebe:` extensions,
FEEL); the parser of SpiffWorkflow 3 (expressions are Python).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from orgflow.exchange.bpmn.process import Event, Node
from orgflow.exchange.bpmn.spelling import JUEL, PYTHON, feel
from orgflow.expressions.tree import Expression

FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"
_MODELER = "http://camunda.org/schema/modeler/1.0"


Extend = Callable[[Element, Node, Element], None]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one tool reads BPMN.

    `timer` spells an ISO text, `variable` names a variable in an expression, `script` counts one up (format and text).
    `extend` adds attributes to a node's element and elements to its extensions; `correlation` is the expression by
    which a message finds its case, where a tool asks for one; `event_processes` says whether it can run sub-processes
    that an event begins.
    """

    condition: Callable[[Expression], str]
    timer: Callable[[str], str] = str
    variable: Callable[[str], str] = str
    script: tuple[str, str] = ("FEEL", "{{ {name}: if {name} = null then 1 else {name} + 1 }}")
    namespaces: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    process: Mapping[str, str] = field(default_factory=dict)
    extend: Extend | None = None
    correlation: str = ""
    event_processes: bool = True


def _camunda7(element: Element, node: Node, extensions: Element) -> None:
    if node.kind == "userTask" and node.performer:
        element.set("camunda:candidateGroups", node.performer)
    if node.kind in ("sendTask", "serviceTask"):
        element.set("camunda:type", "external")
        element.set("camunda:topic", node.id)
    if node.kind == "callActivity":
        SubElement(extensions, "camunda:in", {"variables": "all"})
        SubElement(extensions, "camunda:out", {"variables": "all"})


def _camunda8(_: Element, node: Node, extensions: Element) -> None:
    thrown = node.kind in ("intermediateThrowEvent", "endEvent") and node.event and node.event.kind == "message"
    if node.kind == "userTask":
        SubElement(extensions, "zeebe:userTask")
        if node.performer:
            SubElement(extensions, "zeebe:assignmentDefinition", {"candidateGroups": node.performer})
    elif node.kind in ("sendTask", "serviceTask") or thrown:
        SubElement(extensions, "zeebe:taskDefinition", {"type": node.id})
    elif node.kind == "callActivity":
        called = {"processId": node.called, "propagateAllChildVariables": "true"}
        SubElement(extensions, "zeebe:calledElement", called)
    elif node.kind == "scriptTask":
        counted = f"=if {node.counts} = null then 1 else {node.counts} + 1"
        SubElement(extensions, "zeebe:script", {"expression": counted, "resultVariable": node.counts})


STANDARD = Dialect(feel, definitions={"expressionLanguage": FEEL})

DIALECTS: dict[str, Dialect] = {
    "standard": STANDARD,
    "spiff": Dialect(
        PYTHON.write,
        timer=lambda text: f'"{text}"',
        script=("python", "try:\n    {name} += 1\nexcept NameError:\n    {name} = 1"),
        definitions={"expressionLanguage": "https://www.python.org"},
        event_processes=False,
    ),
    "camunda7": Dialect(
        lambda condition: f"${{{JUEL.write(condition)}}}",
        variable=lambda name: f"${{{name}}}",
        script=(
            "javascript",
            'execution.setVariable("{name}", (execution.getVariable("{name}") || 0) + 1);',
        ),
        namespaces={"camunda": "http://camunda.org/schema/1.0/bpmn", "modeler": _MODELER},
        definitions={"modeler:executionPlatform": "Camunda Platform", "modeler:executionPlatformVersion": "7.22.0"},
        process={"camunda:historyTimeToLive": "P180D"},
        extend=_camunda7,
    ),
    "camunda8": Dialect(
        lambda condition: f"={feel(condition)}",
        variable=lambda name: f"={name}",
        script=("", ""),
        namespaces={"zeebe": "http://camunda.org/schema/zeebe/1.0", "modeler": _MODELER},
        definitions={"modeler:executionPlatform": "Camunda Cloud", "modeler:executionPlatformVersion": "8.6.0"},
        extend=_camunda8,
        correlation="=case_id",
    ),
}


def timer_text(dialect: Dialect, event: Event) -> str:
    """A timer as a dialect spells it."""
    return dialect.variable(event.text) if event.timer == "timeDate" else dialect.timer(event.text)
