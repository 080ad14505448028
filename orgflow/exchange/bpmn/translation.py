"""A workflow as a BPMN process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from orgflow.exchange.bpmn.draft import Draft, Line, Shared
from orgflow.exchange.bpmn.escalating import Written, written_out
from orgflow.exchange.bpmn.exits import spoken, step_id
from orgflow.exchange.bpmn.identifiers import xml_id
from orgflow.exchange.bpmn.joins import alternatives, together
from orgflow.exchange.bpmn.pools import inside_lanes, outside_parties
from orgflow.exchange.bpmn.process import Event, Lane, MessageFlow, Named, Node, Process
from orgflow.exchange.bpmn.steps import Steps
from orgflow.exchange.bpmn.times import iso_cycle, iso_duration, iso_share
from orgflow.graph import Flow, OrgGraph
from orgflow.graph.flow import closure
from orgflow.graph.lanes import NOBODY
from orgflow.model.values import Duration, Percent
from orgflow.model.workflows import Exit, Start
from orgflow.text import Text
from orgflow.views import Wording
from orgflow.views.ways import event_label

UNASSIGNED = "unassigned"
CASE_LANE = "case_events"


def translate(graph: OrgGraph, workflow: str, wording: Wording) -> Process:
    """The process of a workflow, by its id."""
    translation = _Translation(graph, graph.flow(workflow), wording)
    return translation.process()


class _Translation:
    def __init__(self, graph: OrgGraph, flow: Flow, wording: Wording) -> None:
        self.graph = graph
        self.workflow = flow.workflow
        self.wording = wording
        self.written: Written = written_out(graph, flow)
        self.flow = self.written.flow
        parties = outside_parties(graph, flow)
        self.outside = {address: xml_id("party", address.partition(":")[2]) for address in parties}
        self.lanes = inside_lanes(self.flow, self.written.lanes, parties)
        self.shared = Shared()

    def process(self) -> Process:
        """Everything of the workflow."""
        main = closure((step_id(start.next) for start in self.flow.starts if start.next), self._onward)
        of_case = closure((step_id(event.next) for event in self.flow.events if event.next), self._onward)
        # What no case can reach is drawn all the same.
        mine = [name for name in self.flow.steps if name in main or name not in of_case]
        steps = self._steps({name: name for name in mine})
        draft = steps.draft
        self._starts(steps)
        for name in mine:
            steps.write(name)
        self._arrive(draft)
        for event in self.flow.events:
            self._event(steps, event, main)
        name = self.workflow.id
        return Process(
            id=xml_id("process", name),
            name=steps.say(self.workflow.label),
            pool=xml_id("pool", name),
            scope=replace(draft.scope(), lanes=tuple(self._lanes(draft))),
            parties=tuple(
                Named(party, steps.say(self.graph.label(address)))
                for address, party in self.outside.items()
                if any(party in talk for talk in self.shared.talks)
            ),
            message_flows=tuple(
                MessageFlow(self.shared.unique(f"message_flow_{number}"), *talk)
                for number, talk in enumerate(dict.fromkeys(self.shared.talks), start=1)
            ),
            messages=tuple(self.shared.messages.values()),
            escalations=tuple(self.shared.escalations.values()),
            documentation=steps.say(self.workflow.note) if self.workflow.note else "",
        )

    def _steps(self, names: Mapping[str, str]) -> Steps:
        draft = Draft(self.shared)
        return Steps(self.graph, self.written, self.lanes, self.outside, self.wording, draft, names)

    def _onward(self, step: str) -> Iterable[str]:
        return (way.target for way in self.flow.out(step))

    # Beginnings.

    def _starts(self, steps: Steps) -> None:
        blank = 0
        for start in self.flow.starts:
            if not start.next:
                continue
            trigger = self._trigger(steps, start)
            # A process may be called by its name alone in one way only.
            blank += trigger is None
            if trigger is None and blank > 1:
                trigger = Event("message", steps.message(f"{self.workflow.id}_{start.id}"))
            first = step_id(start.next)
            label = start.label_ or start.name or start.message or start.label
            node = Node(id=xml_id("start", start.id), kind="startEvent", name=steps.say(label), event=trigger)
            begun = steps.draft.add(node, self.lanes[first])
            callers = [start.from_.address] if start.from_ else ["party:customer"] if start.channels else []
            self.shared.talks += [(self.outside[one], begun) for one in callers if one in self.outside]
            Line(steps.draft, "", begun, f"flow_{begun}").to_step(first)

    def _trigger(self, steps: Steps, start: Start) -> Event | None:
        if start.every:
            return Event("timer", timer="timeCycle", text=iso_cycle(start.every[0]))
        if start.message or start.channels or start.record or start.after:
            return Event("message", steps.message(spoken(start.message) or f"{self.workflow.id}_{start.id}"))
        return None

    # What may happen to the whole case: sub-processes that an event begins.

    def _event(self, steps: Steps, event: Exit, main: Mapping[str, None]) -> None:
        first = step_id(event.next) if event.next else ""
        reached = closure([first] if first else [], self._onward)
        inner = self._steps({name: f"{name}_{event.id}" if name in main else name for name in reached})
        label = inner.say(event_label(event))
        node = Node(
            id=xml_id("case_start", event.id),
            kind="startEvent",
            name=label,
            event=self._watch(inner, event),
            interrupting=event.next is not None,
        )
        lane = self.lanes.get(first, NOBODY)
        begun = inner.draft.add(node, lane)
        inner.heard(begun, event)
        # The lane of what is thrown and counted on the way is that of the first step.
        around = replace(inner, lanes={**self.lanes, "": lane}, names={**inner.names, "": "case"})
        around.follow("", event, begun)
        for name in reached:
            inner.write(name)
        self._arrive(inner.draft)
        sub = Node(id=xml_id("case", event.id), kind="subProcess", name=label, of_case=True, inner=inner.draft.scope())
        steps.draft.add(sub, CASE_LANE)

    def _watch(self, steps: Steps, event: Exit) -> Event:
        promise = (self.workflow.promise or {}).get(event.of or "")
        if isinstance(event.after, Percent) and promise and promise.within:
            return Event("timer", text=iso_share(promise.within, event.after))
        if isinstance(event.after, Duration):
            return Event("timer", text=iso_duration(event.after))
        return steps.trigger(self.workflow.id, event, None)

    # Ways that end at a step: alternatives meet in a merge, all but at a join.

    def _arrive(self, draft: Draft) -> None:
        for name, ways in draft.towards.items():
            groups = self._groups(name, [draft.origins[way] for way in ways])
            merge = xml_id("merge", draft.entries[name])
            draft.arrive(name, ([ways[number] for number in group] for group in groups), merge)

    def _groups(self, name: str, origins: Sequence[str]) -> list[list[int]]:
        """The ways into a step, by the step each comes from, those together that are alternatives."""
        step = self.flow.steps[name]
        if step.type != "join":
            return [list(range(len(origins)))]
        if step.of:
            onward = {one: list(self._onward(one)) for one in self.flow.steps}
            return alternatives(onward, step_id(step.of), name, origins)
        # Who takes a step over does it instead of whoever had it.
        taken_over = {first for copy, first in self.written.first.items() if copy != first}
        firsts = [self.written.first.get(origin, "") for origin in origins]
        return together([first if first in taken_over else number for number, first in enumerate(firsts)])

    def _lanes(self, draft: Draft) -> list[Lane]:
        members: dict[str, list[str]] = {}
        for node in draft.nodes:
            members.setdefault(self.shared.lanes[node], []).append(node)
        # What may happen to the whole case stands below.
        return [self._lane(*lane) for lane in sorted(members.items(), key=lambda lane: lane[0] == CASE_LANE)]

    def _lane(self, address: str, nodes: Sequence[str]) -> Lane:
        special = {
            NOBODY: (UNASSIGNED, Text(en="Nobody named", zh="无人执行")),
            CASE_LANE: (CASE_LANE, Text(en="Whole case", zh="整个案件")),
        }
        name, label = special.get(address) or (xml_id("lane", address.partition(":")[2]), self.graph.label(address))
        said = self.wording.label(label)
        return Lane(name, f"{said.first}\n{said.second}" if said.second else said.first, tuple(nodes))
