"""Steps as flow nodes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgflow.exchange.bpmn.conditions import NONE, conditions_of
from orgflow.exchange.bpmn.exits import Exits
from orgflow.exchange.bpmn.identifiers import variable, xml_id
from orgflow.exchange.bpmn.process import Event, Node
from orgflow.exchange.bpmn.wording import documentation, result_name
from orgflow.expressions.tree import Call, Constant, Name
from orgflow.graph.lanes import NOBODY
from orgflow.model.organisation import Role
from orgflow.model.workflows import Exit, Step
from orgflow.views.ways import event_label, way_label


@dataclass(frozen=True, slots=True)
class Steps(Exits):
    """Writes steps with all that belongs to them into a draft."""

    def write(self, name: str) -> None:
        """Write one step."""
        step = self.written.flow.steps[name]
        _WRITERS.get(step.type, Steps._work)(self, name, step)

    def _node(self, name: str, kind: str, *, event: Event | None = None, called: str = "", message: str = "") -> str:
        """The node that stands for a step, and that ways to it lead to."""
        step, lane = self.written.flow.steps[name], self.lanes[name]
        node = Node(
            id=xml_id("step", self.names[name]),
            kind=kind,
            name=self.say(self.written.labels[name]),
            event=event,
            documentation=documentation(self.graph, step, self.wording),
            called=called,
            message=message,
            performer="" if lane == NOBODY else lane.partition(":")[2],
            within="".join(f"{count}{unit}" for count, unit in step.within.parts) if step.within else "",
        )
        self.draft.entries[name] = self.draft.add(node, lane)
        return self.draft.entries[name]

    # Work: tasks, messages, called flows.

    def _work(self, name: str, step: Step) -> None:
        performer = self.graph.items.get(self.lanes[name])
        kind = "serviceTask" if isinstance(performer, Role) and performer.bot else "userTask"
        self._task(name, step, kind)

    def _send(self, name: str, step: Step) -> None:
        node = self._task(name, step, "sendTask", message=self.message(self.names[name]))
        for actor in step.to:
            self.talk(node, actor, out=True)

    def _call(self, name: str, step: Step) -> None:
        self._task(name, step, "callActivity", called=xml_id("process", step.workflow.id) if step.workflow else "")

    def _task(self, name: str, step: Step, kind: str, *, called: str = "", message: str = "") -> str:
        node = self._node(name, kind, called=called, message=message)
        self._boundary(name, step, node, tuple((step.events or {}).values()))
        self._leave(name, step, node, [exit_ for exit_ in step.exits if exit_.kind in ("outcome", "next")])
        return node

    def _leave(self, name: str, step: Step, node: str, exits: Sequence[Exit]) -> None:
        """Ways out of a step by what came of it: straight on if there is one, else a choice."""
        if len(exits) == 1:
            self.follow(name, exits[0], node)
        elif exits:
            label = self.say(result_name(self.written.labels[name]))
            gateway = Node(id=xml_id("result", self.names[name]), kind="exclusiveGateway", name=label)
            choice = self.draft.add(gateway, self.lanes[name])
            self.draft.link(f"flow_{node}", node, choice)
            self._choose(name, step, choice, exits)

    def _choose(self, name: str, step: Step, gateway: str, exits: Sequence[Exit]) -> None:
        """Ways out of a gateway that somebody's judgement decides: its variable holds the id of the way to take."""
        for exit_ in exits:
            label = self.say(way_label(step, exit_, False)) or exit_.id
            chosen = Call("==", (Name(variable(gateway), 0), Constant(exit_.id, 0)), 0)
            way = self.follow(name, exit_, gateway, label, chosen)
            if exit_.otherwise or exit_.kind == "next":
                self.draft.make_default(gateway, way)

    def _boundary(self, name: str, step: Step, node: str, events: Sequence[Exit]) -> None:
        for exit_ in events:
            moves = bool(exit_.next or exit_.escalate)
            event = Node(
                id=xml_id("event", self.names[name], exit_.id),
                kind="boundaryEvent",
                name=self.say(event_label(exit_)),
                event=self.trigger(self.names[name], exit_, step.within),
                attached_to=node,
                interrupting=moves if exit_.interrupting is None else exit_.interrupting,
            )
            happening = self.draft.add(event, self.lanes[name])
            self.heard(happening, exit_)
            self.follow(name, exit_, happening)

    # Decisions, splits and joins.

    def _decision(self, name: str, step: Step) -> None:
        exits = list(step.exits)
        conditions = conditions_of(self.graph, self.written.flow.workflow, step)
        if conditions:
            gateway = self._node(name, "exclusiveGateway")
            for exit_ in exits:
                condition = conditions.get(exit_.id, NONE)
                label = self.say(way_label(step, exit_, False, condition.words)) or exit_.id
                way = self.follow(name, exit_, gateway, label, condition.tree)
                self.draft.ways[way] = self.draft.ways[way]._replace(written=condition.written)
                if exit_.otherwise:
                    self.draft.make_default(gateway, way)
        elif step.by or step.duty:
            # A gateway does no work: where somebody decides by judgement, a task of theirs comes before it.
            self._leave(name, step, self._node(name, "userTask"), exits)
        elif len(exits) > 1:
            self._choose(name, step, self._node(name, "exclusiveGateway"), exits)
        else:
            self._leave(name, step, self._node(name, "exclusiveGateway"), exits)

    def _parallel(self, name: str, step: Step) -> None:
        gateway = self._node(name, "parallelGateway")
        for exit_ in step.exits:
            self.follow(name, exit_, gateway)

    # Waiting and ending.

    def _wait(self, name: str, step: Step) -> None:
        arms, events = list((step.arms or {}).values()), list((step.events or {}).values())
        if all(exit_.next and exit_.interrupting is not False for exit_ in events):
            # Whatever ends the wait is one of its arms.
            arms, events = [*arms, *events], []
        if events:
            self._wait_with_reminders(name, step, arms, events)
        elif len(arms) == 1:
            event = self.trigger(self.names[name], arms[0], step.within)
            node = self._node(name, "intermediateCatchEvent", event=event)
            self.heard(node, arms[0], step.for_)
            self.follow(name, arms[0], node)
        else:
            gateway = self._node(name, "eventBasedGateway")
            for exit_ in arms:
                self._arm(name, step, exit_, gateway)

    def _arm(self, name: str, step: Step, exit_: Exit, gateway: str) -> None:
        event = Node(
            id=xml_id("arm", self.names[name], exit_.id),
            kind="intermediateCatchEvent",
            name=self.say(way_label(step, exit_, False)) or exit_.id,
            event=self.trigger(self.names[name], exit_, step.within),
        )
        arm = self.draft.add(event, self.lanes[name])
        self.draft.link(f"flow_to_{arm}", gateway, arm)
        self.heard(arm, exit_, step.for_)
        self.follow(name, exit_, arm)

    def _wait_with_reminders(self, name: str, step: Step, arms: Sequence[Exit], events: Sequence[Exit]) -> None:
        """A wait during which something else may happen is a task that receives, with events on its border."""
        node = self._node(name, "receiveTask", message=self.message(self.names[name]))
        for party in step.for_:
            self.talk(node, party, out=False)
        timed = [exit_ for exit_ in arms if exit_.after or exit_.until]
        self._boundary(name, step, node, [*timed, *events])
        self._leave(name, step, node, [exit_ for exit_ in arms if exit_ not in timed])

    def _end(self, name: str, step: Step) -> None:
        told = [actor for actor in step.tells if actor.address in self.outside]
        node = self._node(name, "endEvent", event=Event("message", self.message(self.names[name])) if told else None)
        for actor in told:
            self.talk(node, actor, out=True)


_WRITERS: Mapping[str, Callable[[Steps, str, Step], None]] = {
    "send": Steps._send,
    "call": Steps._call,
    "decision": Steps._decision,
    "parallel": Steps._parallel,
    "join": Steps._parallel,
    "wait": Steps._wait,
    "end": Steps._end,
}
