"""Processes: starts, steps and the ways out of them. What they mean is fixed in docs/language and docs/decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.model.items import Item, Located, Ref, read
from orgflow.model.kinds import ACTORS, ACTS
from orgflow.model.reading import (
    Converter,
    Reading,
    all_located,
    build,
    build_item,
    labels,
    located,
    mapped,
    nested,
    parsed,
    plain,
    ref,
    refs,
    text,
    words,
)
from orgflow.model.values import Cadence, Duration, Percent, parse_after, parse_cadence, parse_duration
from orgflow.text import Text

ExitKind = Literal["next", "branch", "outcome", "arm", "event", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Within which time an act is promised, on which clock, and which waits do not count."""

    within: Duration | None = read(parsed(parse_duration))
    # Step ids, not references: a severity's promise speaks of steps in whichever workflows take the case.
    pauses: tuple[Located, ...] = read(all_located, ())
    clock: str | None = read(plain)


def promise(reading: Reading, node: AnyNode) -> Promise:
    """`48h`, or `{within, pauses, clock}`."""
    if isinstance(node, Mapping):
        return build(reading, Promise, node)
    return Promise(within=parse_duration(str(node.plain)))


promises = mapped(promise)


def escalate(reading: Reading, node: AnyNode) -> Ref | None:
    """A ladder, or `up`: the performer's own line."""
    return Ref("up", node) if node.plain == "up" else reading.refer(node, ("escalation",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Item):
    """A way out of a step. With neither `next` nor `escalate` it moves nothing (a reminder)."""

    kind: ExitKind
    next: Ref | None = read(ref("step"))
    when: Located | None = read(located)
    otherwise: bool = read(plain, default=False)
    after: Duration | Percent | None = read(parsed(parse_after))
    of: str | None = read(plain)
    until: Located | None = read(located)
    message: Text | None = read(text)
    from_: Ref | None = read(ref(*ACTORS))
    escalate: Ref | None = read(escalate)
    notify: tuple[Ref, ...] = read(refs(*ACTORS), ())
    at_most: int | None = read(plain)
    then: Ref | None = read(ref("step"))
    sets: tuple[Ref, ...] = read(refs("attribute"), ())
    label_: Text | None = read(text)
    interrupting: bool | None = read(plain)

    @property
    def targets(self) -> tuple[Ref, ...]:
        """The steps it may lead to."""
        return tuple(target for target in (self.next, self.then) if target)


def exits(kind: ExitKind) -> Converter[dict[str, Exit]]:
    """Ways out keyed by id, each a step id or an object; a list of step ids names each way after its step."""

    def convert(reading: Reading, node: AnyNode) -> dict[str, Exit]:
        if isinstance(node, Mapping):
            return {name: exit_(reading, kind, name, entry.value, entry.key) for name, entry in node.entries.items()}
        items = node.items if isinstance(node, Sequence) else []
        return {str(item.plain): exit_(reading, kind, str(item.plain), item, None) for item in items}

    return convert


def exit_(reading: Reading, kind: ExitKind, name: str, node: AnyNode, key: Scalar | None) -> Exit:
    """One way out; a bare step id is short for `{next: id}`."""
    # The kind keeps an outcome and an event of one name apart.
    address = "exit:" + ".".join(part for part in (reading.prefix, reading.owner, kind, name) if part)
    if isinstance(node, Mapping):
        return build(reading, Exit, node, kind=kind, address=address, node=node, key=key)
    return Exit(kind=kind, address=address, node=node, key=key, next=reading.refer(node, ("step",)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Item):
    """How a case comes in and where it begins."""

    next: Ref | None = read(ref("step"))
    channels: tuple[Ref, ...] = read(refs("channel"), ())
    called: bool = read(plain, default=False)
    every: tuple[Cadence, ...] = read(lambda r, n: tuple(parse_cadence(str(item)) for item in words(r, n)), ())
    message: Text | None = read(text)
    from_: Ref | None = read(ref(*ACTORS))
    record: Ref | None = read(ref("record"))
    after: Ref | None = read(ref("workflow"))
    label_: Text | None = read(text)


def starts(reading: Reading, node: AnyNode) -> dict[str, Start]:
    """Starts keyed by id."""
    if not isinstance(node, Mapping):
        return {}
    return {
        name: build(
            reading,
            Start,
            entry.value,
            address=f"start:{reading.prefix}.{name}",
            node=entry.value,
            key=entry.key,
            **({} if isinstance(entry.value, Mapping) else {"next": reading.refer(entry.value, ("step",))}),
        )
        for name, entry in node.entries.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A decision table: `rows` hold cells as text, the last of each is the step it leads to."""

    hit: str = read(plain, default="unique")
    inputs: tuple[Ref, ...] = read(refs("attribute"), ())
    rows: dict[str, "Row"] | None = read(lambda reading, node: rows(reading, node))


@dataclass(frozen=True, slots=True)
class Row:
    """The cells before the last, as written, and the way out that the last one names."""

    cells: tuple[Located, ...]
    exit: Exit


def rows(reading: Reading, node: AnyNode) -> dict[str, Row]:
    """Rows keyed by id."""
    found = {}
    for name, entry in node.entries.items() if isinstance(node, Mapping) else ():
        if isinstance(entry.value, Sequence) and entry.value.items:
            *cells, target = entry.value.items
            found[name] = Row(
                tuple(Located(str(cell.plain), cell) for cell in cells),
                exit_(reading, "row", name, target, entry.key),
            )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What kind of authority is asked for, and which attribute holds the amount."""

    kind: str | None = read(plain)
    amount: Ref | None = read(ref("attribute"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Item):
    """A step of any type; which fields may be written depends on the type (see the schema)."""

    type: str = read(plain, default="task")
    duty: tuple[Ref, ...] = read(refs("duty"), ())
    by: Ref | None = read(ref(*ACTORS))
    does: tuple[str, ...] = read(words, ())
    phase: Ref | None = read(ref("phase"))
    question: Text | None = read(text)
    within: Duration | None = read(parsed(parse_duration))
    takes: Duration | None = read(parsed(parse_duration))
    via: tuple[Ref, ...] = read(refs("channel"), ())
    uses: tuple[Ref, ...] = read(refs("system"), ())
    reads: tuple[Ref, ...] = read(refs("record"), ())
    writes: tuple[Ref, ...] = read(refs("record"), ())
    needs: tuple[Ref, ...] = read(refs("skill"), ())
    sets: tuple[Ref, ...] = read(refs("attribute"), ())
    hand_over: str | None = read(plain)
    approves: Approval | None = read(nested(Approval))
    next: Ref | None = read(ref("step"))
    at_most: int | None = read(plain)
    then: Ref | None = read(ref("step"))
    hit: str | None = read(plain)
    branches: dict[str, Exit] | None = read(exits("branch"))
    table: Table | None = read(nested(Table))
    outcomes: dict[str, Exit] | None = read(exits("outcome"))
    arms: dict[str, Exit] | None = read(exits("arm"))
    events: dict[str, Exit] | None = read(exits("event"))
    for_: tuple[Ref, ...] = read(refs(*ACTORS), ())
    to: tuple[Ref, ...] = read(refs(*ACTORS), ())
    of: Ref | None = read(ref("step"))
    workflow: Ref | None = read(ref("workflow"))
    outcome: Text | None = read(text)
    tells: tuple[Ref, ...] = read(refs(*ACTORS), ())

    @property
    def exits(self) -> Iterator[Exit]:
        """Every way out in the order of the fields: `next`, branches, rows, outcomes, arms, events."""
        if self.next:
            yield Exit(
                kind="next",
                address=f"exit:{self.address.partition(':')[2]}.next.next",
                node=self.next.node,
                next=self.next,
                at_most=self.at_most,
                then=self.then,
            )
        yield from (self.branches or {}).values()
        if self.table:
            yield from (row.exit for row in (self.table.rows or {}).values())
        yield from (self.outcomes or {}).values()
        yield from (self.arms or {}).values()
        yield from (self.events or {}).values()


def steps(reading: Reading, node: AnyNode) -> dict[str, Step]:
    """Steps keyed by id."""
    found = {}
    for name, entry in node.entries.items() if isinstance(node, Mapping) else ():
        reading.owner = name
        found[name] = build_item(reading, Step, f"step:{reading.prefix}.{name}", entry)
    reading.owner = ""
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Item):
    """A Declare template over steps or acts, on every possible path."""

    template: str
    over: tuple[str, ...]
    when: Located | None = None
    because: Text | None = None


TEMPLATES = (
    *("existence", "absence", "precedence", "response", "succession", "not-coexistence"),
    *("separate", "same"),
)


def policies(reading: Reading, node: AnyNode) -> dict[str, Policy]:
    """Policies keyed by id."""
    found = {}
    for name, entry in node.entries.items() if isinstance(node, Mapping) else ():
        for template in TEMPLATES:
            named = entry.value.get(template) if isinstance(entry.value, Mapping) else None
            if named is None or not isinstance(entry.value, Mapping):
                continue
            items = named.items if isinstance(named, Sequence) else [named]
            lost = [item for item in items if item.plain not in ACTS and reading.refer(item, ("step",)) is None]
            if lost:
                continue
            when, because = entry.value.get("when"), entry.value.get("because")
            found[name] = Policy(
                address=f"policy:{reading.prefix}.{name}",
                node=entry.value,
                key=entry.key,
                template=template,
                over=tuple(str(item.plain) for item in items),
                when=located(reading, when) if when else None,
                because=text(reading, because) if because else None,
            )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow(Item):
    """A process from its starts to its ends."""

    kind: str | None = read(plain)
    case: Ref | None = read(ref("case"))
    starts: dict[str, Start] = field(default_factory=dict, metadata={"read": starts})
    promise: dict[str, Promise] | None = read(promises)
    events: dict[str, Exit] | None = read(exits("event"))
    phases: dict[str, Text] | None = read(labels)
    steps: dict[str, Step] = field(default_factory=dict, metadata={"read": steps})
    policies: dict[str, Policy] | None = read(policies)
