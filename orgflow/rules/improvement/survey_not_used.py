"""Customers are asked because somebody wants to know."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# What is made of a record: it is read, worked out into a KPI, looked at, or sets something off.
_OUT_OF = (Edge.FEEDS, Edge.TRIGGERS, Edge.PROMOTES_TO)
_INTO = (Edge.READS, Edge.TAKEN_FROM)


@rule("survey-not-used", Severity.WARNING, family="improvement", needs=("surveys",))
def survey_not_used(graph: OrgGraph) -> Iterator[Problem]:
    """
    A survey whose answers nobody looks at.

    结果无人查看的满意度调查。

    **Why.** Customers who say what is wrong and see nothing change say it elsewhere next time.

    **Fix.** Put the survey, or a record that it writes, into the `inputs` of a review, take a KPI from the record, or
    name who reads it. Silent on a survey that does not say where its answers go (`writes`). Silent while the team
    says of no record and no survey what becomes of it.

    **改法。** 将调查或其写入的记录列入评审的 `inputs`，用于计算指标，或写明由谁查阅。
    若团队从未写明任何记录或调查的去向，则不提示。
    """
    if not any(any(graph.links(kind)) for kind in (*_OUT_OF, *_INTO)):
        return
    for survey in graph.team.surveys.values():
        records = [record.address for record in survey.writes]
        if (
            records
            and not graph.out(survey.address, Edge.FEEDS)
            and not any(is_read(graph, record) for record in records)
        ):
            yield Problem(
                at=survey.at,
                say=phrase(
                    "nobody looks at the answers to {survey}", "没有人查看「{survey}」的结果", survey=survey.label
                ),
                subjects=(survey.address, *records),
                witness=Witness("absence", (survey.address, *records)),
                hint=Text(en="Put it into the `inputs` of a review.", zh="请列入评审的 `inputs`。"),
            )


def is_read(graph: OrgGraph, record: str) -> bool:
    """Whether anybody or anything makes use of a record."""
    return any(graph.out(record, kind) for kind in _OUT_OF) or any(graph.into(record, kind) for kind in _INTO)
