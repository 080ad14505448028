"""Where a way leads: past merges, throws and counters to the next step, as an exit has it."""

from dataclasses import dataclass, field

from orgflow.exchange.bpmn.identifiers import own_id, xml_id
from orgflow.exchange.bpmn.process import Process, Way
from orgflow.exchange.bpmn.shape import Shape
from orgflow.exchange.bpmn.sketch import Fields, Sketch, label_of
from orgflow.text import phrase


@dataclass(slots=True)
class Onward:
    """Follows ways. `names` are the ids of steps by node; `arrivals` holds, for each join, the steps that lead to it
    and what they pass last: those that pass the same merge are alternatives."""

    process: Process
    shape: Shape
    sketch: Sketch
    names: dict[str, str]
    arrivals: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def follow(self, way: Way, origin: str) -> Fields:
        """The exit that a way out of a step is."""
        found: Fields = {}
        passed: dict[str, None] = {}
        last = way.id
        while way.target not in passed:
            name = way.target
            passed[name] = None
            if self.shape.is_step(name):
                found["next"] = self.names[name]
                if self.shape.nodes[name].kind == "parallelGateway":
                    self.arrivals.setdefault(self.names[name], []).append((origin, last))
                return found
            counted = self.shape.count(name)
            if counted and "at_most" not in found:
                most, onward, after = counted
                then = self.follow(after, origin).get("next")
                # Each of the two may end at the join.
                found |= {"at_most": most} | ({"then": then} if then else {})
                way, last = onward, onward.id
                continue
            self._thrown(name, found)
            name = self.shape.links.get(name, name)
            out = self.shape.out[name]
            if not out:
                return found
            way, last = out[0], name
        say = phrase("{name}: gateways that lead only to each other", "{name}：只互相连接的网关", name=way.target)
        self.sketch.remark(say)
        return found

    def _thrown(self, name: str, found: Fields) -> None:
        event = self.shape.nodes[name].event
        if event is None or not self.shape.is_thrown_on_the_way(name):
            return
        if event.kind == "escalation":
            found["escalate"] = self.ladder(event.ref)
        else:
            found["notify"] = [*found.get("notify", []), self._told(own_id(event.ref, "notice") or "")]

    def _told(self, name: str) -> str:
        """Somebody who is told, by the id we gave: a party with a pool, else a post."""
        party = xml_id("party", name)
        if any(one.id == party for one in self.process.parties):
            return self.sketch.actor(party, label_of(self.process.parties, party), "party", self.sketch.parties)
        return self.sketch.actor(xml_id("lane", name), "", "lane", self.sketch.roles)

    def ladder(self, key: str) -> str:
        """The id of an escalation ladder, which is declared when it is first met."""
        found = self.sketch.named(key, "escalation", label_of(self.process.escalations, key))
        if found == "up":
            return "up"
        self.sketch.escalations.setdefault(found, {"name": label_of(self.process.escalations, key) or found})
        return found
