"""Who is paid by the contact does not count the contacts."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("vendor-own-invoice", Severity.WARNING, family="separation")
def vendor_own_invoice(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor paid by the contact that counts the contacts itself.

    按接待量付费的供应商自己统计接待量。

    **Why.** The invoice is then whatever the vendor writes on it.

    **Fix.** Let a system or a post of the team collect the KPI of kind `volume` that the vendor is held to.

    **改法。** 改由系统或团队内部岗位统计该数量类指标。
    """
    for vendor in graph.team.vendors.values():
        if vendor.pay is None or vendor.pay.kind != "per-contact":
            continue
        own = {link.target for link in graph.out(vendor.address, Edge.PROVIDES)}
        for link in graph.out(vendor.address, Edge.PROMISES):
            kpi = graph.team.kpis[link.target.partition(":")[2]]
            if kpi.kind == "volume" and kpi.collected_by and kpi.collected_by.address in own:
                yield Problem(
                    at=kpi.collected_by.at,
                    say=phrase(
                        "{vendor} is paid by the contact, and its own {role} counts {kpi}",
                        "「{vendor}」按接待量付费，而「{kpi}」由其自己的「{role}」统计",
                        vendor=vendor.label,
                        role=graph.label(kpi.collected_by.address),
                        kpi=kpi.label,
                    ),
                    subjects=(kpi.address, vendor.address),
                    witness=Witness("conflict", (vendor.address, kpi.collected_by.address, kpi.address)),
                    related=(Note(vendor.place("pay"), Text(en="paid by the contact", zh="按接待量付费")),),
                    hint=Text(en="Let a system or a post inside collect it.", zh="请改由系统或内部岗位统计。"),
                )
