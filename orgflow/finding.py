"""What a check reports: problems as rules state them, findings as reports show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from typing import Literal

from orgflow.source import Span
from orgflow.text import Text

Confidence = Literal["proven", "heuristic"]
AcceptedBy = Literal["waiver", "variant waiver"]
WitnessKind = Literal["path", "case", "conflict", "interval", "cycle", "absence"]


class Severity(Enum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """3 for an error, 2 for a warning, 1 for information."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Witness:
    """The evidence: the addresses that show the fault, in order (a loop, a path, the places in conflict)."""

    kind: WitnessKind
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A related place and why it is shown."""

    at: Span
    say: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault as a rule found it. `severity` is set only where it differs from the rule's own."""

    at: Span
    say: Text
    subjects: tuple[str, ...] = ()
    witness: Witness | None = None
    related: tuple[Note, ...] = ()
    hint: Text | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """That somebody has accepted a finding: in which way, why, who (an address), and to which day (ISO 8601)."""

    kind: AcceptedBy
    because: Text | None = None
    by: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with all that a report needs: which rule, how bad, how sure, and where in the merged document."""

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    problem: Problem
    pointer: str = ""
    # Where it holds, and whether that is wherever it was looked for.
    variants: tuple[str, ...] = ("base",)
    everywhere: bool = True
    accepted: Accepted | None = None

    @property
    def at(self) -> Span:
        """The primary place."""
        return self.problem.at

    @property
    def fingerprint(self) -> str:
        """Names the fault across edits: rule, addresses and witness; no path, line or wording."""
        witness = self.problem.witness
        key = (self.rule, *self.problem.subjects, *((witness.kind, *witness.addresses) if witness else ()))
        return sha256("\0".join(key).encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """Sort key: by place, then rule, then subjects."""
        return (*self.problem.at.order, self.rule, self.problem.subjects)


def over_variants(found: Mapping[str, Iterable[Finding]]) -> tuple[Finding, ...]:
    """The findings of several variants as one list in order: what is found in several stands there once and says where.

    Two findings are the same if they have one fingerprint and say the same. The fingerprint of a fault of the text does
    not tell it from others: its place must be the same, too.
    """
    names: dict[tuple[object, ...], list[str]] = {}
    first: dict[tuple[object, ...], Finding] = {}
    for name, findings in found.items():
        met: dict[tuple[object, ...], int] = {}
        for finding in findings:
            place = finding.at.order if finding.family == "spec" else None
            same = (finding.fingerprint, finding.severity, finding.problem.say, place, finding.accepted)
            met[same] = met.get(same, 0) + 1
            key = (*same, met[same])
            first.setdefault(key, finding)
            names.setdefault(key, []).append(name)
    merged = [
        replace(finding, variants=tuple(names[key]), everywhere=len(names[key]) == len(found))
        for key, finding in first.items()
    ]
    return tuple(sorted(merged, key=lambda finding: finding.order))


class Rejected(Exception):
    """A stage refused its input; `findings` holds all that is wrong with it, never only the first fault."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def spec_finding(rule: str, problem: Problem) -> Finding:
    """A fault of reading, schema or reference: always an error, always proven, never ignored."""
    return Finding(rule, "spec", Severity.ERROR, "proven", problem)
