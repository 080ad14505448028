"""A process as BPMN 2.0 has it (OMG formal/2011-01-03): what is written to a file, and what is read from one.

It knows neither XML nor the dialects of tools. Conditions are expression trees, so that each dialect spells its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from orgflow.expressions.tree import Expression

TimerKind = Literal["timeDuration", "timeDate", "timeCycle"]

TASKS = ("userTask", "manualTask", "task", "serviceTask", "businessRuleTask", "scriptTask")
ACTIVITIES = (*TASKS, "sendTask", "receiveTask", "callActivity", "subProcess", "transaction", "adHocSubProcess")


@dataclass(frozen=True, slots=True)
class Event:
    """What triggers an event, or is thrown by it. `ref` is the id of a message or escalation.

    A timer's `text` is an ISO 8601 duration or cycle; for a date it is the name of a variable that holds it.
    """

    kind: str
    ref: str = ""
    timer: TimerKind = "timeDuration"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A flow node; `kind` is its element's name. What does not apply to the kind is empty.

    `counts` is the variable that a script task adds one to; `performer` is the id of whoever does a task; `within` is
    the step's time limit as orgflow writes it; `inner` is what a sub-process holds.
    """

    id: str
    kind: str
    name: str = ""
    event: Event | None = None
    attached_to: str = ""
    interrupting: bool = True
    default: str = ""
    documentation: str = ""
    called: str = ""
    counts: str = ""
    message: str = ""
    performer: str = ""
    within: str = ""
    inner: "Scope | None" = None
    of_case: bool = False


class Way(NamedTuple):
    """A sequence flow."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: Expression | None = None
    written: str = ""
    """A condition as it stands in a file; of one that we write, only where it makes no sense to us."""


class Lane(NamedTuple):
    """Who does what: a lane with the ids of its nodes."""

    id: str
    name: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Nodes, the ways between them and who does what: a process, or what is in a sub-process."""

    nodes: Mapping[str, Node]
    ways: tuple[Way, ...]
    lanes: tuple[Lane, ...] = ()

    def everything(self) -> Iterator["Scope"]:
        """This scope and all within it."""
        waiting = [self]
        while waiting:
            scope = waiting.pop()
            yield scope
            waiting += [node.inner for node in reversed([*scope.nodes.values()]) if node.inner]


class Named(NamedTuple):
    """Something with an id and a name: a party outside, a message, an escalation."""

    id: str
    name: str


class MessageFlow(NamedTuple):
    """A message between a party outside and a node; either may be the source."""

    id: str
    source: str
    target: str
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process with its pool, what is around it, and what it refers to."""

    id: str
    name: str
    pool: str
    scope: Scope
    parties: tuple[Named, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    messages: tuple[Named, ...] = ()
    escalations: tuple[Named, ...] = ()
    documentation: str = ""
