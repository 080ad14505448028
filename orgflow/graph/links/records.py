"""Who writes, reads and keeps what: the links of records and systems."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.records import Record


def links(team: Team) -> Iterator[Link]:
    """The edges that end or begin at a record or a system."""
    for duty in team.duties.values():
        for record in duty.output:
            yield link_to(Edge.WRITES, duty.address, record)
        for record in duty.receives:
            yield link_to(Edge.READS, duty.address, record)
    for workflow in team.workflows.values():
        for start in workflow.starts.values():
            for cause in (start.record, start.after):
                if cause:
                    yield link_from(Edge.TRIGGERS, cause, start.address)
        for step in workflow.steps.values():
            for system in step.uses:
                yield link_to(Edge.USES, step.address, system)
            for record in step.writes:
                yield link_to(Edge.WRITES, step.address, record)
            for record in step.reads:
                yield link_to(Edge.READS, step.address, record)
    for item in team.records.values():
        yield from _record(item)
    for tool in team.systems.values():
        if tool.owner:
            yield link_from(Edge.OWNS, tool.owner, tool.address)
        for record in tool.holds:
            yield link_to(Edge.KEEPS, tool.address, record)


def _record(record: "Record") -> Iterator[Link]:
    if record.owner:
        yield link_from(Edge.OWNS, record.owner, record.address)
    for writer in record.written_by:
        yield link_from(Edge.WRITES, writer, record.address)
    for reader in record.read_by:
        yield link_from(Edge.READS, reader, record.address)
    if record.system:
        yield link_from(Edge.KEEPS, record.system, record.address)
    if record.promote and record.promote.to:
        yield link_to(Edge.PROMOTES_TO, record.address, record.promote.to)
    if record.promote and record.promote.by:
        yield link_from(Edge.MOVES, record.promote.by, record.address)
