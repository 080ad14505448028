"""A BPMN file of anybody's as processes, with what is in it that we have no place for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from orgflow.exchange.bpmn.cleaning import cleaned
from orgflow.exchange.bpmn.identifiers import variable
from orgflow.exchange.bpmn.process import ACTIVITIES, Event, Lane, MessageFlow, Named, Node, Process, Scope, Way
from orgflow.exchange.bpmn.reading import read_condition
from orgflow.exchange.bpmn.xml_writer import EXPORTER, NAMESPACE
from orgflow.text import Text, phrase

_MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_EVENTS = ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
_GATEWAYS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway")
_CONTAINERS = ("subProcess", "transaction", "adHocSubProcess")
_TIMERS = ("timeDuration", "timeDate", "timeCycle")
_DEEPEST = 12
# What a process may hold besides nodes and flows, and what people call it.
_LOOPS = {
    "multiInstanceLoopCharacteristics": Text(en="that it is done several times", zh="多实例"),
    "standardLoopCharacteristics": Text(en="that it is repeated", zh="循环"),
}
_LEFT_OUT = {
    "dataObject": Text(en="a data object", zh="数据对象"),
    "dataStoreReference": Text(en="a data store", zh="数据存储"),
    "choreographyTask": Text(en="a choreography", zh="编排任务"),
    "subChoreography": Text(en="a choreography", zh="子编排"),
}


class Unreadable(Exception):
    """A file that no process can be read from; `say` tells why."""

    def __init__(self, say: Text) -> None:
        super().__init__(say.get("en"))
        self.say = say


@dataclass(slots=True)
class Reading:
    """What a file holds. `own` says whether we wrote it, `remarks` what could not be carried."""

    own: bool
    processes: list[Process] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_xml(data: bytes) -> Reading:
    """Read a file. Raises `Unreadable`."""
    root = _root(data)
    if root.tag != f"{_MODEL}definitions":
        raise Unreadable(Text(en="this is not a BPMN 2.0 file", zh="这不是 BPMN 2.0 文件"))
    found = Reading(own=root.get("exporter") == EXPORTER)
    around = _Around(root)
    for element in _children(root, "process"):
        scope = _scope(element, found, 0)
        if scope.nodes:
            found.processes.append(_process(element, scope, around))
    if not found.processes:
        raise Unreadable(Text(en="there is no process in this file", zh="文件中没有流程"))
    return found


def _root(data: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        say = Text(
            en="the file declares entities or a document type, which BPMN has no use for",
            zh="文件含有实体或文档类型声明，BPMN 不需要它们",
        )
        raise Unreadable(say) from None
    except ParseError as error:
        line, column = error.position
        say = phrase(
            "this is not XML: it cannot be read from line {line}, column {column} on",
            "这不是 XML：从第 {line} 行第 {column} 列起无法读取",
            line=line,
            column=column + 1,
        )
        raise Unreadable(say) from None
    except (LookupError, ValueError):
        raise Unreadable(Text(en="the file is in no encoding that can be read", zh="无法识别文件的编码")) from None
    return root


class _Around:
    """What stands beside the processes: pools, messages between them, names of messages and ladders."""

    def __init__(self, root: Element) -> None:
        self.messages = tuple(_named(root, "message"))
        self.escalations = tuple(
            Named(one.get("id", ""), cleaned(one.get("name") or one.get("escalationCode") or ""))
            for one in _children(root, "escalation")
        )
        pools = [one for shared in _children(root, "collaboration") for one in _children(shared, "participant")]
        self.pools = {_reference(one.get("processRef")): one for one in pools if one.get("processRef")}
        self.parties = tuple(Named(one.get("id", ""), _name(one)) for one in pools if not one.get("processRef"))
        self.flows = tuple(
            MessageFlow(one.get("id", ""), _reference(one.get("sourceRef")), _reference(one.get("targetRef")))
            for shared in _children(root, "collaboration")
            for one in _children(shared, "messageFlow")
        )


def _process(element: Element, scope: Scope, around: _Around) -> Process:
    name = element.get("id", "")
    pool = around.pools.get(name)
    return Process(
        id=name,
        name=_name(element) or (_name(pool) if pool is not None else ""),
        pool=pool.get("id", "") if pool is not None else "",
        scope=scope,
        parties=around.parties,
        message_flows=around.flows,
        messages=around.messages,
        escalations=around.escalations,
        documentation=_documentation(element),
    )


def _scope(element: Element, found: Reading, depth: int) -> Scope:
    nodes: dict[str, Node] = {}
    ways: list[Way] = []
    for child in element:
        kind = _local(child)
        if kind == "sequenceFlow":
            ways.append(_way(child))
        elif kind in (*_EVENTS, *_GATEWAYS, *ACTIVITIES) and child.get("id"):
            node = _node(child, kind, found, depth)
            nodes.setdefault(node.id, node)
        elif kind in _LEFT_OUT:
            _leave_out(found, child, _LEFT_OUT[kind])
        elif kind == "textAnnotation":
            found.notes += [cleaned(text.text or "") for text in _children(child, "text")]
    known = [way for way in ways if way.source in nodes and way.target in nodes]
    if len(known) < len(ways):
        say = phrase("{n} ways that lead from or to nothing", "{n} 条没有起点或终点的连线", n=len(ways) - len(known))
        found.remarks.append(say)
    lanes = [lane for group in _children(element, "laneSet") for lane in _lanes(group)]
    return Scope(nodes, tuple(known), tuple(lanes))


def _lanes(group: Element) -> Iterator[Lane]:
    """The innermost lanes; a lane within a lane says it more exactly."""
    waiting = [group]
    while waiting:
        here = waiting.pop(0)
        for lane in _children(here, "lane"):
            waiting += _children(lane, "childLaneSet")
            members = tuple(cleaned(ref.text or "") for ref in _children(lane, "flowNodeRef"))
            yield Lane(lane.get("id", ""), _name(lane), members)


def _node(element: Element, kind: str, found: Reading, depth: int) -> Node:
    of_case = element.get("triggeredByEvent") == "true"
    inner = None
    if kind in _CONTAINERS:
        if depth < _DEEPEST:
            inner = _scope(element, found, depth + 1)
        else:
            _leave_out(found, element, Text(en="what is so deep inside", zh="嵌套过深的内容"))
    for child in element:
        if _local(child) in _LOOPS:
            _leave_out(found, element, _LOOPS[_local(child)])
    name = element.get("id", "")
    return Node(
        id=name,
        kind=kind,
        name=_name(element),
        event=_event(element, found) if kind in _EVENTS else None,
        attached_to=_reference(element.get("attachedToRef")),
        interrupting=element.get("cancelActivity", element.get("isInterrupting", "true")) != "false",
        default=_reference(element.get("default")),
        documentation=_documentation(element),
        called=_reference(element.get("calledElement")) or _zeebe_called(element),
        counts=variable(name) if kind == "scriptTask" else "",
        message=_reference(element.get("messageRef")),
        within=element.get(f"{{{NAMESPACE}}}within", ""),
        inner=inner,
        of_case=of_case and inner is not None,
    )


def _event(element: Element, found: Reading) -> Event | None:
    definitions = [child for child in element if _local(child).endswith("EventDefinition")]
    if len(definitions) > 1:
        _leave_out(found, element, Text(en="all triggers but the first", zh="除第一个以外的触发条件"))
    for definition in definitions[:1]:
        kind = _local(definition).removesuffix("EventDefinition")
        for timer in _TIMERS:
            for text in _children(definition, timer):
                return Event(kind, timer=timer, text=_bare(text.text))  # type: ignore[arg-type]  # one of its names
        return Event(kind, _reference(definition.get(f"{kind}Ref")) or definition.get("name", ""))
    return None


def _way(element: Element) -> Way:
    written = next((cleaned(text.text or "") for text in _children(element, "conditionExpression")), "")
    tree = read_condition(written) if written else None
    ends = _reference(element.get("sourceRef")), _reference(element.get("targetRef"))
    return Way(element.get("id", ""), *ends, _name(element), tree, written)


def _leave_out(found: Reading, element: Element, what: Text) -> None:
    name = _name(element) or cleaned(element.get("id", ""))
    found.remarks.append(phrase("{name}: {what}", "{name}：{what}", name=name, what=what))


def _zeebe_called(element: Element) -> str:
    called = "{http://camunda.org/schema/zeebe/1.0}calledElement"
    return next((one.get("processId", "") for one in element.iter(called)), "")


def _named(root: Element, kind: str) -> Iterator[Named]:
    return (Named(one.get("id", ""), _name(one)) for one in _children(root, kind))


def _children(element: Element, kind: str) -> list[Element]:
    return element.findall(f"{_MODEL}{kind}")


def _local(element: Element) -> str:
    """The name of an element of BPMN; nothing for any other."""
    tag = element.tag
    return tag.removeprefix(_MODEL) if isinstance(tag, str) and tag.startswith(_MODEL) else ""


def _name(element: Element) -> str:
    return cleaned(element.get("name", ""))


def _documentation(element: Element) -> str:
    return "\n".join(text for one in _children(element, "documentation") if (text := cleaned(one.text or "")))


def _reference(text: str | None) -> str:
    """An id that may have the prefix of a namespace."""
    return (text or "").strip().rpartition(":")[2]


def _bare(text: str | None) -> str:
    """A timer's text without what engines put around it: `"PT5M"`, `${until}`, `=until`."""
    return cleaned(text or "").removeprefix("=").strip("\"'").removeprefix("${").removesuffix("}").strip()
