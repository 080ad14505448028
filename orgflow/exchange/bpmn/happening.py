"""What makes an event happen, as an exit or a start says it."""

import re

from orgflow.exchange.bpmn.process import Event, Node, Process
from orgflow.exchange.bpmn.sketch import Fields, Sketch
from orgflow.exchange.bpmn.times import cadence_of, duration_of
from orgflow.text import phrase

_UNTIL = re.compile(r"until_(\w+)\Z")
_TIME = re.compile(r"(\d\d)_(\d\d)\Z")


class Talks:
    """Messages between a process and the parties outside; these are declared when they are first met."""

    def __init__(self, sketch: Sketch, process: Process) -> None:
        self.sketch = sketch
        self.messages = {message.id: message.name for message in process.messages}
        self._parties = {party.id: party.name for party in process.parties}
        self._to: dict[str, list[str]] = {}
        self._from: dict[str, list[str]] = {}
        for flow in process.message_flows:
            if flow.target in self._parties:
                self._to.setdefault(flow.source, []).append(flow.target)
            if flow.source in self._parties:
                self._from.setdefault(flow.target, []).append(flow.source)

    def to(self, node: str) -> list[str]:
        """To whom a node sends something."""
        return [self._party(key) for key in self._to.get(node, ())]

    def from_(self, node: str) -> list[str]:
        """From whom something comes to a node."""
        return [self._party(key) for key in self._from.get(node, ())]

    def _party(self, key: str) -> str:
        return self.sketch.actor(key, self._parties[key], "party", self.sketch.parties)


def trigger_fields(talks: Talks, node: Node, plain: str) -> Fields:
    """`after`, `until` or `message` with `from`; `plain` is the name that a message has where nobody gave it one."""
    event = node.event
    if event is None:
        return {}
    if event.kind == "timer":
        return _timer(talks.sketch, node, event)
    if event.kind != "message" and event.kind != "escalation":
        _remark(talks.sketch, node, event.kind)
    name = talks.messages.get(event.ref, "")
    found: Fields = {"message": name} if name and name != plain else {}
    return found | _sender(talks, node)


def start_fields(talks: Talks, node: Node) -> Fields:
    """What begins a case."""
    label: Fields = {"label": node.name} if node.name else {}
    event = node.event
    if event is None:
        return label
    if event.kind == "timer":
        every = cadence_of(event.text) if event.timer == "timeCycle" else None
        if every is None:
            _remark(talks.sketch, node, event.text)
            return label
        return label | {"every": every}
    if event.kind != "message":
        _remark(talks.sketch, node, event.kind)
    return label | {"message": talks.messages.get(event.ref, "") or node.name or node.id} | _sender(talks, node)


def _timer(sketch: Sketch, node: Node, event: Event) -> Fields:
    if event.timer == "timeDuration":
        length = duration_of(event.text)
        if length:
            return {"after": length}
    until = _UNTIL.match(event.text)
    if until and event.timer == "timeDate":
        return {"until": _TIME.sub(r"\1:\2", until[1])}
    _remark(sketch, node, event.text or event.timer)
    return {}


def _sender(talks: Talks, node: Node) -> Fields:
    senders = talks.from_(node.id)
    return {"from": senders[0]} if senders else {}


def _remark(sketch: Sketch, node: Node, what: str) -> None:
    name = node.name.replace("\n", " ") or node.id
    sketch.remark(phrase("{name}: its trigger, {what}", "{name}：触发条件 {what}", name=name, what=what))
