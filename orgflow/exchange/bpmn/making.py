"""Nodes of anybody's processes as steps of ours."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from orgflow.exchange.bpmn.attributes import Attributes
from orgflow.exchange.bpmn.cleaning import Ids, slug
from orgflow.exchange.bpmn.happening import Talks, trigger_fields
from orgflow.exchange.bpmn.identifiers import own_id
from orgflow.exchange.bpmn.onward import Onward
from orgflow.exchange.bpmn.process import TASKS, Node, Process, Way
from orgflow.exchange.bpmn.shape import Shape
from orgflow.exchange.bpmn.sketch import Fields, Remarked, Sketch, Sketched, worded
from orgflow.model.values import parse_duration
from orgflow.text import Text, phrase

UNASSIGNED = "unassigned"
_INNER = ("subProcess", "transaction", "adHocSubProcess")
_ODD = ("inclusiveGateway", "complexGateway")


class Making:
    """Makes the steps of one workflow, `made`. `called` are the ids of the workflows that processes become, by process;
    `inner` gathers sub-processes, which are to become workflows of their own."""

    def __init__(
        self, sketch: Sketch, process: Process, made: Sketched, called: Mapping[str, str], attributes: Attributes
    ) -> None:
        self.sketch, self.made, self.called, self.attributes = sketch, made, called, attributes
        self.shape = Shape(process.scope)
        self.ids = Ids()
        self.names = {
            node.id: self.ids.new(sketch.named(node.id, "step", node.name))
            for node in self.shape.nodes.values()
            if self.shape.is_step(node.id)
        }
        self.talks = Talks(sketch, process)
        self.onward = Onward(process, self.shape, sketch, self.names)
        self.inner: list[tuple[str, Node]] = []
        self._lanes = {node: lane for lane in process.scope.lanes for node in lane.nodes}
        kinds: dict[str, dict[str, None]] = {}
        for key, lane in self._lanes.items():
            if key in self.shape.nodes and self.shape.nodes[key].kind in TASKS:
                kinds.setdefault(lane.id, {})[self.shape.nodes[key].kind] = None
        # Who does nothing but what machines do is one.
        self._bots = {lane for lane, done in kinds.items() if list(done) == ["serviceTask"]}

    def step(self, node: Node) -> None:
        """Make one step."""
        step = self.names[node.id]
        made = self.made.steps[step] = Remarked({})
        if node.kind not in ("endEvent",) and node.name:
            made.fields["name"] = worded(node.name)
        if node.documentation and not self.sketch.own:
            made.fields["note"] = worded(node.documentation)
        _MAKERS.get(node.kind, Making._task)(self, node, made)

    def _task(self, node: Node, made: Remarked) -> None:
        if node.kind not in (*TASKS, "callActivity", *_INNER):
            self.remark(node, phrase("a {kind}", "{kind}", kind=node.kind))
        if node.kind == "callActivity" or node.kind in _INNER:
            self._call(node, made)
        else:
            self._performer(node, made)
        self._limit(node, made)
        self._borders(node, made)
        self._leave(node, made)

    def _call(self, node: Node, made: Remarked) -> None:
        made.fields["type"] = "call"
        if node.inner:
            name = self.sketch.workflow_ids.new(slug(node.name, node.id))
            self.sketch.workflows[name] = Sketched({})
            self.inner.append((name, node))
            made.fields["workflow"] = name
        elif node.called in self.called:
            made.fields["workflow"] = self.called[node.called]
        elif node.called:
            called = own_id(node.called, "process") or node.called
            made.comments.append(
                f"calls {called}, which is not in this file: import it too, then write `workflow: {slug(called)}`"
            )

    def _send(self, node: Node, made: Remarked) -> None:
        if node.event and node.event.kind != "message":
            self.remark(node, phrase("that it throws: {kind}", "抛出的事件：{kind}", kind=node.event.kind))
        to = self.talks.to(node.id)
        if not self.shape.borders.get(node.id):
            made.fields["type"] = "send"
            made.fields |= {"to": to} if to else {}
        self._performer(node, made)
        self._limit(node, made)
        self._borders(node, made)
        self._leave(node, made)

    def _performer(self, node: Node, made: Remarked) -> None:
        lane = self._lanes.get(node.id)
        if lane is None or lane.id == UNASSIGNED:
            return
        role = self.sketch.actor(lane.id, lane.name, "lane", self.sketch.roles)
        if lane.id in self._bots:
            self.sketch.roles[role]["bot"] = True
        if not node.name:
            made.fields["by"] = role
            return
        duty = self.sketch.duty_ids.new(self.names[node.id])
        self.sketch.duties[duty] = {"name": made.fields.pop("name"), "responsible": role}
        made.fields["duty"] = duty

    def _limit(self, node: Node, made: Remarked) -> None:
        if node.within:
            try:
                parse_duration(node.within)
            except ValueError:
                return
            made.fields["within"] = node.within

    def _borders(self, node: Node, made: Remarked) -> None:
        events, events_ids = dict[str, Any](), Ids()
        for border in self.shape.borders.get(node.id, ()):
            step = self.names[node.id]
            own = own_id(border.id, "event", step) if self.sketch.own else None
            key = events_ids.new(own or slug(border.name, border.event.kind if border.event else "event"))
            ways = self.shape.out[border.id]
            if len(ways) > 1:
                self.remark(border, Text(en="all ways but the first", zh="除第一条以外的连线"))
            exit_ = self.onward.follow(ways[0], step) if ways else {}
            if not exit_:
                self.remark(border, Text(en="an event that leads nowhere", zh="没有去向的事件"))
                continue
            moves = "next" in exit_ or "escalate" in exit_
            label = {"label": worded(border.name)} if border.name else {}
            events[key] = label | trigger_fields(self.talks, border, f"{step}_{key}") | exit_
            if moves != border.interrupting:
                events[key]["interrupting"] = border.interrupting
        if events:
            made.fields["events"] = events

    def _leave(self, node: Node, made: Remarked) -> None:
        """Ways out of work: by what came of it, straight on, or to several things at once."""
        step, ways = self.names[node.id], self.shape.out[node.id]
        if node.id in self.shape.results:
            made.fields["outcomes"] = self._chosen(self.shape.results[node.id], step)
        elif len(ways) > 1:
            if any(way.condition or way.written for way in ways):
                self.remark(node, Text(en="conditions on ways that may be taken together", zh="可同时满足的连线条件"))
            split = self.ids.new(f"{step}_split")
            self.made.steps[split] = Remarked({"type": "parallel", "branches": self._branches(ways, split)})
            made.fields["next"] = split
        elif ways:
            exit_ = self.onward.follow(ways[0], step)
            if made.fields.get("type") != "send" and not exit_.keys() <= {"next", "at_most", "then"}:
                made.fields["outcomes"] = {"done": exit_}
            else:
                made.fields |= exit_
        elif not self.sketch.own:
            made.fields["next"] = self._ending(step)

    def _ending(self, step: str) -> str:
        """An end after a step that nothing follows: elsewhere that is how a process ends."""
        end = self.ids.new(f"{step}_end")
        self.made.steps[end] = Remarked({"type": "end"})
        return end

    # Gateways.

    def _decision(self, node: Node, made: Remarked) -> None:
        if node.kind in _ODD:
            self.remark(node, Text(en="that several ways may be taken; all are", zh="可选多条路径；此处全部执行"))
            self._parallel(node, made)
            return
        made.fields |= {"type": "decision"}
        if "name" in made.fields:
            made.fields["question"] = made.fields.pop("name")
        step = self.names[node.id]
        made.fields["branches"] = (
            self._chosen(node.id, step) if self.shape.chosen(node.id) else self._asked(node, step, made)
        )

    def _chosen(self, gateway: str, step: str) -> Fields:
        """Exits by what somebody chooses."""
        chosen = self.shape.chosen(gateway) or {}
        exits, exits_ids = dict[str, Any](), Ids()
        for way in self.shape.out[gateway]:
            rest = way.id == self.shape.nodes[gateway].default
            key = exits_ids.new(slug(chosen.get(way.id, ""), self._key(way, step)))
            exits[key] = self._labelled(way, self.onward.follow(way, step))
            if rest and self.shape.nodes[gateway].id in self.names:
                exits[key] |= {"otherwise": True}
        return exits

    def _asked(self, node: Node, step: str, made: Remarked) -> Fields:
        """Branches with their conditions, if all of them can be read; else somebody's judgement, with comments."""
        ways = self.shape.out[node.id]
        written = {way.id: self.attributes.written(way.condition) if way.condition else None for way in ways}
        unread = [way for way in ways if way.id != node.default and written[way.id] is None]
        made.comments += [f"{way.name or way.id}: {way.written or 'no condition'}" for way in unread]
        for way in unread:
            if way.written or way.condition:
                self.remark(node, phrase("the condition {text}", "条件 {text}", text=way.written or way.name))
        branches, branches_ids = dict[str, Any](), Ids()
        for way in ways:
            key = branches_ids.new(self._key(way, step))
            asked = {} if unread else {"otherwise": True} if way.id == node.default else {"when": written[way.id]}
            branches[key] = self._labelled(way, self.onward.follow(way, step)) | asked
        return branches

    def _key(self, way: Way, step: str) -> str:
        own = own_id(way.id, "flow", step) if self.sketch.own else None
        target = self.shape.nodes[way.target]
        return own or slug(way.name, self.names.get(target.id, ""), target.name, way.id)

    def _labelled(self, way: Way, exit_: Fields) -> Fields:
        return ({"label": worded(way.name)} if way.name else {}) | exit_

    def _parallel(self, node: Node, made: Remarked) -> None:
        into, out = self.shape.into[node.id], self.shape.out[node.id]
        step = self.names[node.id]
        if len(into) > 1 and node.kind == "parallelGateway":
            made.fields["type"] = "join"
            if len(out) == 1:
                exit_ = self.onward.follow(out[0], step)
                made.fields |= {key: value for key, value in exit_.items() if key in ("next", "at_most", "then")}
                return
            if not out:
                return
            split = self.ids.new(f"{step}_split")
            made.fields["next"] = split
            made, step = Remarked({}), split
            self.made.steps[split] = made
        made.fields |= {"type": "parallel", "branches": self._branches(out, step)}

    def _branches(self, ways: Sequence[Way], step: str) -> Fields:
        branches, branches_ids = dict[str, Any](), Ids()
        for way in ways:
            exit_ = self.onward.follow(way, step)
            if "next" in exit_:
                branches[branches_ids.new(self._key(way, step))] = {"next": exit_["next"]}
        return branches

    # Waiting and ending.

    def _wait(self, node: Node, made: Remarked) -> None:
        step = self.names[node.id]
        made.fields["type"] = "wait"
        parties = self.talks.from_(node.id)
        arms, arms_ids = dict[str, Any](), Ids()
        if node.kind == "eventBasedGateway":
            for way in self.shape.out[node.id]:
                arm = self.shape.nodes[way.target]
                parties += self.talks.from_(arm.id)
                self._arm(arm, way, step, arms, arms_ids)
        elif node.id in self.shape.results:
            arms = self._chosen(self.shape.results[node.id], step)
        else:
            event = node if node.event else None
            for way in self.shape.out[node.id]:
                key = arms_ids.new(self._key(way, step))
                trigger = trigger_fields(self.talks, event, f"{step}_{key}") if event else {}
                trigger.pop("from", None)
                arms[key] = trigger | self.onward.follow(way, step)
            if not arms and not self.sketch.own:
                trigger = trigger_fields(self.talks, event, f"{step}_end") if event else {}
                trigger.pop("from", None)
                arms["end"] = trigger | {"next": self._ending(step)}
        self._limit(node, made)
        self._borders(node, made)
        known = list(dict.fromkeys(parties))
        if known:
            made.fields["for"] = known
        if arms:
            made.fields["arms"] = arms

    def _arm(self, arm: Node, way: Way, step: str, arms: Fields, arms_ids: Ids) -> None:
        if not self.shape.is_arm(arm.id):
            self.remark(arm, Text(en="something else than an event to wait for", zh="等待的不是事件"))
            arms[arms_ids.new(self._key(way, step))] = self.onward.follow(way, step)
            return
        own = own_id(arm.id, "arm", step) if self.sketch.own else None
        key = arms_ids.new(own or slug(arm.name, arm.id))
        label = {"label": worded(arm.name)} if arm.name else {}
        trigger = trigger_fields(self.talks, arm, f"{step}_{key}")
        trigger.pop("from", None)
        ways = self.shape.out[arm.id]
        arms[key] = label | trigger | (self.onward.follow(ways[0], step) if ways else {})

    def _end(self, node: Node, made: Remarked) -> None:
        made.fields["type"] = "end"
        if node.name:
            made.fields["outcome"] = worded(node.name)
        told = self.talks.to(node.id)
        if told:
            made.fields["tells"] = told
        if node.event and node.event.kind in ("error", "compensate", "cancel", "signal"):
            self.remark(node, phrase("that it throws: {kind}", "抛出的事件：{kind}", kind=node.event.kind))

    def remark(self, node: Node, what: Text) -> None:
        """Note that something about a node could not be carried."""
        name = node.name.replace("\n", " ") or node.id
        self.sketch.remark(phrase("{name}: {what}", "{name}：{what}", name=name, what=what))


_MAKERS: Mapping[str, Callable[[Making, Node, Remarked], None]] = {
    "sendTask": Making._send,
    "intermediateThrowEvent": Making._send,
    "exclusiveGateway": Making._decision,
    "inclusiveGateway": Making._decision,
    "complexGateway": Making._decision,
    "parallelGateway": Making._parallel,
    "eventBasedGateway": Making._wait,
    "intermediateCatchEvent": Making._wait,
    "receiveTask": Making._wait,
    "endEvent": Making._end,
}
