"""A row means what it says, wherever it stands."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Table
from orgflow.rules.decisions.wording import as_witness, called, in_words
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("misleading-row", Severity.WARNING, family="decisions", needs=("workflows",))
def misleading_row(graph: OrgGraph) -> Iterator[Problem]:
    """
    A row that says a column does not matter, though it does.

    某行写明某列不限，实际却受该列影响。

    **Why.** With `hit: priority` a row before it takes a part of its cases, and which part depends on just that column.
    Whoever reads the row by itself decides those cases wrongly.

    Said of rows with `-` in a column that the row before asks for, which leads elsewhere; not of a row that takes all
    that the row before takes, for that is plainly the rule to which the other is the exception; and not with
    `hit: first`, which says that the order is to be read.

    **Fix.** Write into the column which values the row is for.

    **改法。** 在该列写明此行适用的取值。
    """
    for decision in decisions(graph):
        table = decision.step.table
        if decision.hit == "priority" and table and decision.coverage:
            for one, other in decision.coverage.overlaps:
                columns = _ignored(table, one, other)
                if columns and not _is_an_exception(decision, one, other):
                    yield _problem(graph, decision, one, other, columns)


def _ignored(table: Table, one: str, other: str) -> list[str]:
    """The attributes that the later row leaves open and the earlier asks for."""
    rows = table.rows or {}
    pairs = zip(table.inputs, rows[one].cells, rows[other].cells, strict=True)
    return [
        ref.id.rpartition(".")[2] for ref, first, second in pairs if second.text.strip() == "-" != first.text.strip()
    ]


def _is_an_exception(decision: Decision, one: str, other: str) -> bool:
    """Whether the earlier row leads where the later one does, or takes a part of its cases only."""
    rows = decision.step.table.rows if decision.step.table else None
    assert rows
    pairs = zip(rows[one].cells, rows[other].cells, strict=True)
    wider = all(second.text.strip() in ("-", first.text.strip()) for first, second in pairs)
    return wider or decision.guards[one].exit.next == decision.guards[other].exit.next


def _problem(graph: OrgGraph, decision: Decision, one: str, other: str, columns: list[str]) -> Problem:
    assert decision.coverage
    first, second = decision.guards[one], decision.guards[other]
    example = decision.coverage.overlaps[one, other]
    return Problem(
        at=second.at,
        say=phrase(
            "“{other}” of “{step}” looks as if {columns} did not matter, but “{one}” takes such a case first: {case}",
            "「{step}」的「{other}」看似与{columns}无关，但「{one}」会先接走：{case}",
            one=called(first),
            other=called(second),
            step=graph.label(decision.step.address),
            columns=listed(decision.domains[column].label for column in columns),
            case=in_words(example, decision),
        ),
        subjects=(decision.step.address,),
        witness=Witness("case", (second.exit.address, first.exit.address, *as_witness(example))),
        related=(Note(first.at, Text(en="takes it first", zh="先接走")),),
        hint=Text(en="Write into the column which values the row is for.", zh="请在该列写明此行适用的取值。"),
    )
