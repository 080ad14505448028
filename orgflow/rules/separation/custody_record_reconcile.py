"""Who keeps the books does not check them."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("custody-record-reconcile", Severity.WARNING, family="separation")
def custody_record_reconcile(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that reconciles a record which it writes itself.

    岗位核对的是自己登记的记录。

    **Why.** A mistake, or more than a mistake, that one person made is not found by the same person. To authorise, to
    keep, to record and to reconcile belong in different hands.

    **Fix.** Let another post reconcile, or another one write. Asked of duties that do `reconcile` and receive a record
    which a duty of the same sole post puts out.

    **改法。** 改由其他岗位核对，或由其他岗位登记。
    """
    for duty in graph.team.duties.values():
        if "reconcile" not in duty.does:
            continue
        doers = graph.into(duty.address, Edge.RESPONSIBLE)
        if len(doers) != 1:
            continue
        for record in duty.receives:
            for written in graph.into(record.address, Edge.WRITES):
                others = graph.into(written.source, Edge.RESPONSIBLE)
                own = written.source != duty.address and [link.source for link in others] == [doers[0].source]
                if own or written.source == doers[0].source:
                    yield Problem(
                        at=duty.at,
                        say=phrase(
                            "{role} reconciles {record} and writes it too",
                            "「{role}」既登记又核对「{record}」",
                            role=graph.label(doers[0].source),
                            record=graph.label(record.address),
                        ),
                        subjects=(duty.address, record.address),
                        witness=Witness("conflict", (doers[0].source, duty.address, written.source)),
                        related=(Note(written.at, Text(en="written here", zh="在此登记")),),
                        hint=Text(en="Let another post do one of the two.", zh="请让另一岗位承担其中一项。"),
                    )
                    break
