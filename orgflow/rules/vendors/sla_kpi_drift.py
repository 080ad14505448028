"""A vendor's people pursue what its contract promises."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.vendors import Vendor
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("sla-kpi-drift", Severity.INFO, family="vendors", needs=("vendors", "kpis"))
def sla_kpi_drift(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor whose service level names other KPIs than its posts have.

    服务水平协议与外包岗位指标不一致。

    **Why.** What the contract promises and nobody is measured by is kept by chance; what people are measured by and the
    contract leaves out is not paid for.

    **Fix.** Give the KPI to a post of the vendor, or write it into the `sla`. Silent while the vendor has no `sla`, or
    none of its posts has a KPI.

    **改法。** 将该指标分配给外包方的岗位，或写入 `sla`。外包方没有 `sla`，或其岗位均无指标时不提示。
    """
    for vendor in graph.team.vendors.values():
        pursued: dict[str, Ref] = {}
        for post in vendor.roles:
            for kpi in graph.team.roles[post.id].kpis:
                pursued.setdefault(kpi.address, kpi)
        if vendor.sla and pursued:
            promised = {kpi.address: kpi for kpi in vendor.sla}
            for kpi in (each for address, each in promised.items() if address not in pursued):
                yield _problem(graph, vendor, kpi, _UNPURSUED)
            for kpi in (each for address, each in pursued.items() if address not in promised):
                yield _problem(graph, vendor, kpi, _UNPROMISED)


_UNPURSUED = (
    "{kpi} is promised by {vendor}, and none of its posts is measured by it",
    "「{vendor}」承诺了「{kpi}」，其岗位却无一考核该指标",
)
_UNPROMISED = (
    "{kpi} is what a post of {vendor} is measured by, and its service level leaves it out",
    "「{vendor}」的岗位考核「{kpi}」，服务水平协议却未写明",
)


def _problem(graph: OrgGraph, vendor: Vendor, kpi: Ref, said: tuple[str, str]) -> Problem:
    return Problem(
        at=kpi.at,
        say=phrase(*said, kpi=graph.label(kpi.address), vendor=vendor.label),
        subjects=(vendor.address, kpi.address),
        witness=Witness("absence", (vendor.address, kpi.address)),
        hint=Text(en="Let `sla` and the `kpis` of its roles name the same.", zh="请使 `sla` 与其岗位的 `kpis` 一致。"),
    )
