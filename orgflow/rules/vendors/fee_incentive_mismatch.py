"""Who is paid for numbers must also be held to quality."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_QUALITY = ("quality", "experience")


@rule("fee-incentive-mismatch", Severity.WARNING, family="vendors", needs=("vendors",))
def fee_incentive_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor paid by the contact and held to no quality.

    按接待量付费、却没有质量指标约束的供应商。

    **Why.** It earns most if each contact is short and the customer has to come back.

    **Fix.** Put a KPI of kind `quality` or `experience` into its `sla`, or pay it otherwise. Silent where the kinds of
    its KPIs are not stated.

    **改法。** 在 `sla` 中加入类别为 `quality` 或 `experience` 的指标，或改变付费方式。
    """
    for vendor in graph.team.vendors.values():
        if vendor.pay is None or vendor.pay.kind != "per-contact" or not vendor.sla:
            continue
        promised = [graph.team.kpis[link.target.partition(":")[2]] for link in graph.out(vendor.address, Edge.PROMISES)]
        if all(kpi.kind and kpi.kind not in _QUALITY for kpi in promised):
            yield Problem(
                at=vendor.place("pay"),
                say=phrase(
                    "{vendor} is paid by the contact, and no quality is asked of it",
                    "「{vendor}」按接待量付费，却没有质量要求",
                    vendor=vendor.label,
                ),
                subjects=(vendor.address,),
                witness=Witness("conflict", (vendor.address, *(kpi.address for kpi in promised))),
                hint=Text(
                    en="Add a KPI of kind quality or experience to `sla`.",
                    zh="请在 `sla` 中加入质量或体验类指标。",
                ),
            )
