"""A vendor sees the data that its work needs, and that it was allowed to see."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("vendor-data-access", Severity.WARNING, family="vendors", needs=("vendors",))
def vendor_data_access(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor's post that reads a record which the vendor may not see.

    供应商的岗位查阅了未授权的记录。

    **Why.** Customers' data with a vendor is a promise to customers and a duty by law. Access that nobody granted is
    access that nobody takes away.

    **Fix.** Name the record under the vendor's `data_access`, or let somebody inside do that work. Asked where one of
    its posts reads a record: by the record's `read_by`, by a duty that it does or by a step that it performs.

    **改法。** 在供应商的 `data_access` 中写明该记录，或改由内部岗位处理。
    """
    for vendor in graph.team.vendors.values():
        allowed = {ref.address for ref in vendor.data_access}
        seen: dict[str, tuple[str, Link]] = {}
        for link in graph.out(vendor.address, Edge.PROVIDES):
            for reading in _readings(graph, link.target):
                if reading.target not in allowed:
                    seen.setdefault(reading.target, (link.target, reading))
        for record, (role, reading) in seen.items():
            yield Problem(
                at=vendor.place("data_access"),
                say=phrase(
                    "{role} of {vendor} reads {record}, which is not among what the vendor may see",
                    "「{vendor}」的「{role}」会查阅「{record}」，但供应商未获授权",
                    role=graph.label(role),
                    vendor=vendor.label,
                    record=graph.label(record),
                ),
                subjects=(vendor.address, record),
                witness=Witness("conflict", (role, record)),
                related=(Note(reading.at, Text(en="reads it here", zh="在此查阅")),),
                hint=phrase(
                    "Write `data_access: [{record}]`, or let somebody inside do it.",
                    "请写 `data_access: [{record}]`，或改由内部岗位处理。",
                    record=record.partition(":")[2],
                ),
            )


def _readings(graph: OrgGraph, role: str) -> Iterator[Link]:
    """The links to records that a post reads, itself or by its work."""
    yield from graph.out(role, Edge.READS)
    for kind in (Edge.RESPONSIBLE, Edge.PERFORMS):
        for link in graph.out(role, kind):
            yield from graph.out(link.target, Edge.READS)
