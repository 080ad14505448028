"""Rows that say one thing are one row."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Table
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("contractible-rows", Severity.INFO, family="decisions", needs=("workflows",))
def contractible_rows(graph: OrgGraph) -> Iterator[Problem]:
    """
    Rows that differ in one column only and lead to the same step.

    只差一列、去向相同的几行。

    **Why.** A table is read more easily the fewer rows it has, and what is said twice will one day be changed once.

    Where the order decides (`hit: first`, `hit: priority`), only rows that stand side by side count. Silent while
    another rule has something against the rows, and of a table that collects.

    **Fix.** Write one row with both values: `product, service`, or one interval: `<= 500`.

    **改法。** 合并为一行：取值用逗号分隔，如 `product, service`，或写成一个区间。
    """
    for decision in decisions(graph):
        table = decision.step.table
        if table and decision.coverage and decision.hit != "collect":
            done: dict[str, None] = {}
            for column in range(len(table.inputs)):
                for alike in _alike(decision, table, column):
                    if not any(name in done for name in alike):
                        done |= dict.fromkeys(alike)
                        yield _problem(graph, decision, alike, table.inputs[column].id.rpartition(".")[2])


def _alike(decision: Decision, table: Table, column: int) -> Iterator[list[str]]:
    """Groups of rows that are equal but for one column; where the order decides, with no other row in between."""
    assert decision.coverage
    groups: dict[tuple[object, ...], list[str]] = {}
    ordered = decision.hit in ("first", "priority")
    before: tuple[object, ...] | None = None
    run = 0
    for name, row in (table.rows or {}).items():
        rest = tuple(cell.text.strip() for place, cell in enumerate(row.cells) if place != column)
        key = (rest, row.exit.next.id if row.exit.next else None)
        run += key != before
        before = key
        groups.setdefault((*key, run if ordered else 0), []).append(name)
    faulty = {*decision.coverage.never, *decision.coverage.masked, *(two for _, two in decision.coverage.same)}
    for names in groups.values():
        clash = decision.hit == "unique" and any(one in names for pair in decision.coverage.overlaps for one in pair)
        if len(names) > 1 and not clash and faulty.isdisjoint(names):
            yield names


def _problem(graph: OrgGraph, decision: Decision, names: list[str], column: str) -> Problem:
    rows = [decision.guards[name] for name in names]
    return Problem(
        at=rows[0].at,
        say=phrase(
            "{rows} of “{step}” can be one row: they differ in {column} only",
            "「{step}」的{rows}可合并为一行：只有{column}不同",
            rows=listed(called(row) for row in rows),
            step=graph.label(decision.step.address),
            column=decision.domains[column].label,
        ),
        subjects=(decision.step.address,),
        witness=Witness("conflict", tuple(row.exit.address for row in rows)),
        related=tuple(Note(row.at, Text(en="leads there, too", zh="去向相同")) for row in rows[1:]),
        hint=Text(
            en="Write both values into one row, separated by a comma, or one interval.",
            zh="请合并为一行：取值用逗号分隔，或写成一个区间。",
        ),
    )
