"""Who is on duty, what comes in, and who does it for or after others: shifts, demand, vendors and handoffs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.vendors import Vendor


def links(team: Team) -> Iterator[Link]:
    """The edges of shifts, of what comes in, of vendors and of handoffs."""
    for person in team.people.values():
        for worked in person.shifts:
            yield link_to(Edge.WORKS, person.address, worked)
    for channel in team.channels.values():
        for other in channel.overflow_to:
            yield link_to(Edge.OVERFLOWS_TO, channel.address, other)
    for shift in team.shifts.values():
        for role in shift.roles or {}:
            yield link_to(Edge.STAFFS, shift.address, role)
    for load in team.demand.values():
        if load.of:
            yield link_to(Edge.LOADS, load.address, load.of)
    for vendor in team.vendors.values():
        yield from _vendor(vendor)
    for handoff in team.handoffs.values():
        if handoff.from_ and handoff.to:
            yield Link(Edge.HANDS_TO, handoff.from_.address, handoff.to.address, handoff.at, via=handoff)


def _vendor(vendor: "Vendor") -> Iterator[Link]:
    for role in vendor.roles:
        yield link_to(Edge.PROVIDES, vendor.address, role)
    if vendor.accountable:
        yield link_from(Edge.ANSWERS_FOR, vendor.accountable, vendor.address)
    for kpi in vendor.sla or {}:
        yield link_to(Edge.PROMISES, vendor.address, kpi)
    for trainer in vendor.trained_by:
        yield link_from(Edge.TRAINS, trainer, vendor.address)
    for checker in vendor.checked_by:
        yield link_from(Edge.CHECKS, checker, vendor.address)
    for target in vendor.escalates_to:
        yield link_to(Edge.ESCALATES_TO, vendor.address, target)
    for record in vendor.data_access:
        yield link_to(Edge.READS, vendor.address, record)
