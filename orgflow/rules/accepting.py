"""Findings that somebody has accepted: which waivers cover them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from orgflow.finding import Accepted, Problem
from orgflow.graph import OrgGraph, owners
from orgflow.source import Span

if TYPE_CHECKING:
    from orgflow.model.items import Ref
    from orgflow.model.waivers import Waiver

# Parts without an address of their own: whoever accepts a step accepts what is found of the ways out of it.
_PARTS = ("exit", "start", "rung")


class Waivers:
    """The waivers of a graph that are in force on a day; where no day is given, all are."""

    def __init__(self, graph: OrgGraph, today: date | None) -> None:
        self._before = graph.base.team.waivers if graph.base else graph.team.waivers
        self._covers: dict[tuple[str, str], tuple[Waiver, Ref]] = {}
        # The places of the addresses that some finding needed.
        self.used: dict[Span, None] = {}
        for waiver in graph.team.waivers.values():
            if not has_ended(waiver, today):
                for ref in waiver.at_:
                    self._covers.setdefault((waiver.rule, ref.address), (waiver, ref))

    def acceptance(self, rule: str, problem: Problem) -> Accepted | None:
        """How a problem that a rule found was accepted, if it was: by name of the rule and of what it is about."""
        found = [self._covers[rule, address] for address in _addresses(problem) if (rule, address) in self._covers]
        if not found:
            return None
        self.used |= {ref.at: None for _, ref in found}
        waiver, _ = found[0]
        shared = self._before.get(waiver.id)
        return Accepted(
            kind="waiver" if shared and shared.node is waiver.node else "variant waiver",
            because=waiver.because,
            by=waiver.by.address if waiver.by else None,
            until=waiver.until,
        )


def has_ended(waiver: "Waiver", today: date | None) -> bool:
    """Whether the last day of a waiver is over."""
    return today is not None and waiver.until is not None and date.fromisoformat(waiver.until) < today


def _addresses(problem: Problem) -> Iterator[str]:
    for subject in problem.subjects:
        yield from owners(subject) if subject.partition(":")[0] in _PARTS else (subject,)
