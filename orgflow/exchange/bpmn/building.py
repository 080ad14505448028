"""Processes of anybody's as workflows of ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from orgflow.exchange.bpmn.attributes import Attributes
from orgflow.exchange.bpmn.cleaning import Ids
from orgflow.exchange.bpmn.happening import start_fields, trigger_fields
from orgflow.exchange.bpmn.joins import alternatives, together
from orgflow.exchange.bpmn.making import Making
from orgflow.exchange.bpmn.process import Node, Process, Way
from orgflow.exchange.bpmn.sketch import Fields, Sketch, Sketched, worded
from orgflow.text import Text, phrase


class Building:
    """Makes one workflow. `called` are the ids of the workflows that processes become, by process."""

    def __init__(
        self, sketch: Sketch, process: Process, name: str, called: Mapping[str, str], attributes: Attributes
    ) -> None:
        self.sketch, self.process, self.attributes, self.name = sketch, process, attributes, name
        self.made = sketch.workflows[name] = Sketched({"name": worded(process.name) if process.name else name})
        self._making = Making(sketch, process, self.made, called, attributes)
        self.shape, self.names, self.onward = self._making.shape, self._making.names, self._making.onward
        self.talks, self.inner = self._making.talks, self._making.inner

    def build(self) -> None:
        """Write the workflow into the sketch."""
        if self.process.documentation:
            self.made.fields["note"] = worded(self.process.documentation)
        if self.attributes.known:
            self.made.fields["case"] = "imported_case"
        self.made.fields["starts"] = self._starts()
        events = self._case_events()
        if events:
            self.made.fields["events"] = events
        for name in self.names:
            self._making.step(self.shape.nodes[name])
        self._joins()

    # Beginnings.

    def _starts(self) -> Fields:
        starts, starts_ids = dict[str, Any](), Ids()
        for node in self.shape.nodes.values():
            if node.kind == "startEvent" and node.id not in self.shape.case_starts:
                key = starts_ids.new(self.sketch.named(node.id, "start", node.name))
                starts[key] = start_fields(self.talks, node) | self._only_next(node, self.shape.out[node.id])
        for name, step in self.names.items():
            begun = not self.shape.into[name] and not self.shape.nodes[name].attached_to
            if begun and not self.sketch.own:
                starts[starts_ids.new(step)] = {"next": step}
        return starts

    def _case_events(self) -> Fields:
        events, events_ids = dict[str, Any](), Ids()
        for name, sub in self.shape.case_starts.items():
            start = self.shape.nodes[name]
            key = events_ids.new(self.sketch.named(sub.id, "case", sub.name, start.name))
            ways = self.shape.out[name]
            exit_ = self.onward.follow(ways[0], "") if ways else {}
            label = {"label": worded(start.name or sub.name)} if start.name or sub.name else {}
            events[key] = label | trigger_fields(self.talks, start, f"{self.name}_{key}") | exit_
        return events

    def _only_next(self, node: Node, ways: Sequence[Way]) -> Fields:
        """Where a start leads; a start can tell nobody and count nothing."""
        if len(ways) > 1:
            self._making.remark(node, Text(en="all ways but the first", zh="除第一条以外的连线"))
        return {"next": exit_["next"]} if ways and (exit_ := self.onward.follow(ways[0], "")).get("next") else {}

    def _joins(self) -> None:
        """Say of which split a join brings the branches together, where one fits."""
        onward = {name: [*_targets(step.fields)] for name, step in self.made.steps.items()}
        splits = [name for name, step in self.made.steps.items() if step.fields.get("type") == "parallel"]
        for join, arrived in self.onward.arrivals.items():
            if self.made.steps[join].fields.get("type") != "join":
                continue
            sources = [source for source, _ in arrived]
            groups = sorted(together([last for _, last in arrived]))
            of = next((one for one in splits if alternatives(onward, one, join, sources) == groups), None)
            if of:
                self.made.steps[join].fields = {"type": "join", "of": of} | self.made.steps[join].fields
            elif len(groups) < len(arrived):
                say = phrase("{join}: which of its ways are alternatives", "{join}：哪些来路互为替代", join=join)
                self.sketch.remark(say)


def _targets(fields: Fields) -> list[str]:
    """Where a step leads, in the order that the model reads."""
    exits = [
        fields,
        *(exit_ for key in ("branches", "outcomes", "arms", "events") for exit_ in fields.get(key, {}).values()),
    ]
    return [exit_[key] for exit_ in exits for key in ("next", "then") if key in exit_]
