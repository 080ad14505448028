"""Every complaint is on record."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does, has_step
from orgflow.text import Text


@asked_of_complaints(
    "no-unique-record",
    Severity.ERROR,
    lacks=Text(en="never puts a complaint on record", zh="没有登记投诉的步骤"),
    hint=Text(
        en="Let a step do `record`, or name under `writes` the record that it goes into.",
        zh="请安排步骤做 `record`，或在 `writes` 中写明登记到哪份记录。",
    ),
)
def no_unique_record(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow that records nothing.

    不做登记的投诉流程。

    **Why.** What is not written down is asked again at every desk, cannot be followed, and teaches nothing. ISO 10002
    has each complaint recorded with what the customer wants, under a reference of its own.

    **Fix.** Let a step do `record`, or name under `writes` the record that the complaint goes into. Silent while no
    complaint workflow of the team records anything, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `record`，或在 `writes` 中写明投诉登记到哪份记录。
    """
    return does(graph, workflow, "record") or has_step(graph, workflow, "write", lambda step: bool(step.writes))
