"""Exits as ways: what is thrown on them, how often they may be taken, what makes them happen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgflow.exchange.bpmn.draft import Draft, Line
from orgflow.exchange.bpmn.escalating import Written
from orgflow.exchange.bpmn.identifiers import variable, xml_id
from orgflow.exchange.bpmn.process import Event, Named, Node
from orgflow.exchange.bpmn.times import iso_duration, iso_share
from orgflow.exchange.bpmn.wording import count_name, ladder_name, notice_name, pass_on_name
from orgflow.expressions.tree import Call, Constant, Expression, Name
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.values import Duration
from orgflow.model.workflows import Exit
from orgflow.text import Text
from orgflow.views import Wording
from orgflow.views.ways import event_label, way_label


@dataclass(frozen=True, slots=True)
class Exits:
    """Writes exits into a draft. `names` are what steps are called there, `lanes` where each step stands, `outside` the
    parties with a pool of their own, by address."""

    graph: OrgGraph
    written: Written
    lanes: Mapping[str, str]
    outside: Mapping[str, str]
    wording: Wording
    draft: Draft
    names: Mapping[str, str]

    def say(self, text: Text) -> str:
        """Words in the file's language, both languages one below the other in a bilingual file."""
        label = self.wording.label(text)
        return f"{label.first}\n{label.second}" if label.second else label.first

    def follow(self, name: str, exit_: Exit, source: str, label: str = "", condition: Expression | None = None) -> str:
        """All that lies on an exit of a step, up to the next step; returns the way that begins it."""
        draft, lane, own = self.draft, self.lanes[name], self.names[name]
        wanted = f"flow_{source}" if exit_.kind == "next" else xml_id("flow", own, exit_.id)
        line = Line(draft, name, source, wanted, label, condition)
        thrown = list(self._throws(own, exit_))
        for number, (node, receiver) in enumerate(thrown, start=1):
            kind = "endEvent" if number == len(thrown) and exit_.next is None else "intermediateThrowEvent"
            line.to(draft.add(Node(id=node.id, kind=kind, name=node.name, event=node.event), lane))
            if receiver:
                self.talk(line.source, receiver, out=True)
        if exit_.next and exit_.at_most is not None:
            self._count(name, exit_, line)
        elif exit_.next:
            line.to_step(step_id(exit_.next))
        elif not thrown:
            line.to(self._stop(name, exit_, label or exit_.id))
        return line.first

    def _count(self, name: str, exit_: Exit, line: Line) -> None:
        """A way that may be taken so often only: a script counts, a gateway asks."""
        draft, lane, own = self.draft, self.lanes[name], self.names[name]
        assert exit_.next is not None
        assert exit_.at_most is not None
        most = exit_.at_most
        step = self.written.flow.steps.get(name)
        said = way_label(step, exit_, False) if step else event_label(exit_)
        label = self.say(count_name(said or self.written.labels[name], most))
        counter = xml_id("count", own, exit_.id)
        line.to(draft.add(Node(id=counter, kind="scriptTask", name=label, counts=variable(counter)), lane))
        line.to(draft.add(Node(id=xml_id("again", own, exit_.id), kind="exclusiveGateway", name=label), lane))
        gateway = line.source
        allowed = Call("<=", (Name(variable(counter), 0), Constant(most, 0)), 0)
        Line(draft, name, gateway, f"flow_{gateway}", f"≤ {most}", allowed).to_step(step_id(exit_.next))
        after = Line(draft, name, gateway, f"flow_{gateway}_then", f"> {most}")
        if exit_.then:
            after.to_step(step_id(exit_.then))
        else:
            after.to(self._stop(name, exit_, f"> {most}"))
        draft.make_default(gateway, after.first)

    def _stop(self, name: str, exit_: Exit, label: str) -> str:
        """An end for an exit that leads nowhere."""
        node = Node(id=xml_id("step", f"{self.names[name]}_{exit_.id}"), kind="endEvent", name=label)
        return self.draft.add(node, self.lanes[name])

    def _throws(self, own: str, exit_: Exit) -> Iterator[tuple[Node, Ref | None]]:
        """What an exit tells and to which ladder it passes; with whom it tells."""
        for actor in exit_.notify:
            event = Event("message", self._notice(actor))
            label = self.say(notice_name(self.graph.label(actor.address)))
            yield Node(id=xml_id("notify", own, exit_.id), kind="", name=label, event=event), actor
        if exit_.escalate:
            event = Event("escalation", self._ladder(exit_.escalate))
            label = self.say(pass_on_name(ladder_name(self.graph, exit_.escalate)))
            yield Node(id=xml_id("escalate", own, exit_.id), kind="", name=label, event=event), None

    def trigger(self, own: str, exit_: Exit, within: Duration | None) -> Event:
        """What makes an event happen: a clock, or a message. A share of a limit that is not stated cannot be reckoned:
        whoever runs the flow then says when it is time."""
        if isinstance(exit_.after, Duration):
            return Event("timer", text=iso_duration(exit_.after))
        if exit_.after and within:
            return Event("timer", text=iso_share(within, exit_.after))
        if exit_.until:
            return Event("timer", timer="timeDate", text=variable(f"until_{exit_.until.text}"))
        return Event("message", self.message(spoken(exit_.message) or f"{own}_{exit_.id}"))

    def message(self, name: str) -> str:
        """The id of a message."""
        return self.draft.shared.messages.setdefault(name, Named(xml_id("message", name), name)).id

    def _notice(self, actor: Ref) -> str:
        name = f"notice {actor.id}"
        return self.draft.shared.messages.setdefault(name, Named(xml_id("notice", actor.id), name)).id

    def _ladder(self, ladder: Ref) -> str:
        code = ladder.id or ladder.address
        named = Named(xml_id("escalation", code), self.say(ladder_name(self.graph, ladder)))
        return self.draft.shared.escalations.setdefault(code, named).id

    def heard(self, node: str, exit_: Exit, waited_for: Sequence[Ref] = ()) -> None:
        """Note from which parties outside the message comes that an event waits for."""
        event = self.draft.nodes[node].event
        if event and event.kind == "message":
            for party in (exit_.from_,) if exit_.from_ else waited_for:
                self.talk(node, party, out=False)

    def talk(self, node: str, actor: Ref, *, out: bool) -> None:
        """Note a message to or from somebody, if they have a pool of their own."""
        party = self.outside.get(actor.address)
        if party:
            self.draft.shared.talks.append((node, party) if out else (party, node))


def step_id(step: Ref) -> str:
    """`accept` of `step:complaint.accept`."""
    return step.address.rpartition(".")[2]


def spoken(message: Text | None) -> str:
    """A message's name, the same in files of either language."""
    return (message.en or message.zh or "") if message else ""
