"""The kinds of edges, and what each edge knows."""

from dataclasses import dataclass
from enum import Enum

from orgflow.model.items import Item, Ref
from orgflow.source import Span


class Edge(Enum):
    """What an edge says, read from source to target."""

    REPORTS_TO = "reports-to"  # role → role, party, or unit without head
    DOTTED_TO = "dotted-to"  # role → role
    MEMBER_OF = "member-of"  # role → unit
    PART_OF = "part-of"  # unit → unit
    HEADS = "heads"  # role → unit
    DEPUTY_OF = "deputy-of"  # role → the role it stands in for
    HOLDS = "holds"  # person → role
    IN_AREA = "in-area"  # duty → area
    RESPONSIBLE = "responsible"  # role → duty
    ACCOUNTABLE = "accountable"  # role → duty
    CONSULTED = "consulted"  # role or unit → duty
    INFORMED = "informed"  # role or unit → duty
    SERVES = "serves"  # role or unit → channel
    HAS_STEP = "has-step"  # workflow → step
    HAS_START = "has-start"  # workflow → start
    CARRIES_OUT = "carries-out"  # step → duty
    PERFORMS = "performs"  # actor → step
    LEADS_TO = "leads-to"  # start, step or workflow (events of the case) → step
    CALLS = "calls"  # step → workflow
    RUNS = "runs"  # workflow → workflow, via the step that calls it
    ESCALATES_TO = "escalates-to"  # step, workflow or vendor → ladder; vendor → role
    CLIMBS_TO = "climbs-to"  # ladder → role or party, lowest first
    WORKS = "works"  # person → shift
    STAFFS = "staffs"  # shift → role
    LOADS = "loads"  # demand → channel or category
    OVERFLOWS_TO = "overflows-to"  # channel → channel
    PROVIDES = "provides"  # vendor → role
    ANSWERS_FOR = "answers-for"  # role → vendor
    PROMISES = "promises"  # vendor → KPI
    TRAINS = "trains"  # role, unit, person, party or vendor → course or vendor
    CHECKS = "checks"  # role or unit → vendor
    HANDS_TO = "hands-to"  # role, unit, party or vendor → another of them, via the handoff
    TRIGGERS = "triggers"  # record or workflow → the start of a workflow that it sets off
    USES = "uses"  # step → system
    WRITES = "writes"  # role, unit, party, vendor, duty, step, survey or review → record
    READS = "reads"  # role, unit, party, vendor, duty or step → record
    OWNS = "owns"  # role or unit → record, system, KPI, goal (a stage of it: via), action or review
    KEEPS = "keeps"  # system → record
    PROMOTES_TO = "promotes-to"  # record → the record that entries which repeat move up into
    NEEDS = "needs"  # role, unit, duty, channel or step → skill
    HAS_SKILL = "has-skill"  # person → skill
    TEACHES = "teaches"  # course → skill
    MEASURED_BY = "measured-by"  # role, channel or goal (a stage of it: via) → KPI
    TAKEN_FROM = "taken-from"  # KPI → record
    COLLECTS = "collects"  # role or system → KPI
    DRIVES = "drives"  # duty → KPI
    RESTS_ON = "rests-on"  # KPI → the KPI that must hold first
    REMEDIES = "remedies"  # duty → KPI that is missed
    PAUSES = "pauses"  # KPI that is missed → action
    CONTRIBUTES_TO = "contributes-to"  # goal or action → goal (a stage of it: via)
    WEIGHS = "weighs"  # incentive → KPI
    PRECEDES = "precedes"  # incentive or course → the harder incentive
    HEARS_APPEAL = "hears-appeal"  # role, unit, party or ladder → incentive
    CHANGES = "changes"  # action or review → any object
    VERIFIES = "verifies"  # role, KPI or review → action
    ADVANCES_TO = "advances-to"  # role → role, via the step of the career
    ROTATES_WITH = "rotates-with"  # role or unit → the next that the rotation names, via the rotation
    COUNSELS = "counsels"  # review → career
    CANDIDATE_FOR = "candidate-for"  # role → the role that its holders may follow in
    ASKS_ABOUT = "asks-about"  # survey → workflow
    ASKS_ON = "asks-on"  # survey → channel
    CONDUCTS = "conducts"  # role, unit or vendor → survey
    REVIEWS = "reviews"  # review → any object
    ATTENDS = "attends"  # role, unit, party or vendor → review
    FEEDS = "feeds"  # KPI, record or survey → review
    MEANT_FOR = "meant-for"  # course or incentive → role or unit
    MOVES = "moves"  # workflow → the record whose entries it moves up

    # Enum hashes names in Python; edges are looked up by kind so often that it shows.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Link:
    """One edge: `at` is where it is written, or what it was inferred from; `via` the exit or level that makes it."""

    kind: Edge
    source: str
    target: str
    at: Span
    inferred: bool = False
    via: Item | None = None


def link_to(kind: Edge, source: str, target: Ref) -> Link:
    """An edge that is written at its source: a unit names what it is part of."""
    return Link(kind, source, target.address, target.at)


def link_from(kind: Edge, source: Ref, target: str) -> Link:
    """An edge that is written at its target: a duty names its responsible."""
    return Link(kind, source.address, target, source.at)
