"""Matrices of any size: invariants, every cell once, columns of a page only where its rows use them."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Cell, Column, Label, Matrix, Phase, Row
from orgflow.layout import lay_out
from orgflow.scene import Scene

OF_HUNDRED = settings.default.max_examples
LABELS = (
    "客服专员",
    "After-sales supervisor",
    "质量与合规经理",
    "Supervise accuracy and timeliness of every order",
    "A",
)
CELLS = (
    *(None, None, Cell("R", "tint"), Cell("A", "solid"), Cell("C", "outline"), Cell("I"), Cell("?", "missing")),
    *(Cell("熟练", "outline"), Cell("Specialist in returns", "missing")),
    *(
        Cell("12", heat=3),
        Cell("", heat=0),
        Cell("接待并解答咨询、受理投诉", "words"),
        Cell("1", heat=5),
    ),
)
VERDICTS = ("✓", "缺 R", "Communication course, complaint handling, product training of every month")


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Up to 20 columns and 40 rows, with groups, second languages, findings and sums anywhere."""
    label = st.builds(Label, st.sampled_from(LABELS), st.sampled_from(("", "second")))
    columns = tuple(Column(f"role:c{number}", draw(label)) for number in range(draw(st.integers(1, 20))))
    groups = sorted(draw(st.lists(st.integers(0, 3), max_size=40, min_size=1))) if draw(st.booleans()) else []
    count = len(groups) or draw(st.integers(1, 40))

    verdict = draw(st.sampled_from(("", "Check")))

    def row(name: str, group: str) -> Row:
        cells = tuple(draw(st.sampled_from(CELLS)) for _ in columns)
        tone = draw(st.sampled_from((None, None, "gap", "attention")))
        return Row(name, draw(label), cells, group, tone, draw(st.sampled_from(VERDICTS)) if verdict else "")

    rows = tuple(row(f"duty:r{number}", f"g{groups[number]}" if groups else "") for number in range(count))
    names = [each.id for each in (*rows, *columns)]
    callouts = tuple(
        Callout(number + 1, "gap", "Heading", "Body", (draw(st.sampled_from(names)),))
        for number in range(draw(st.integers(0, 4)))
    )
    return Matrix(
        "raci",
        Caption("Title", "Subtitle", "Source", "All", "en"),
        columns,
        rows,
        tuple(Phase(f"g{number}", draw(label)) for number in sorted(set(groups))),
        (Row("load", Label("Load"), tuple(Cell("1", heat=1) for _ in columns)),) if draw(st.booleans()) else (),
        verdict,
        ((Cell("R", "tint"), Label("responsible")), (Cell("", heat=0), Label("none"))),
        callouts,
    )


@given(matrices())
@settings(max_examples=OF_HUNDRED * 30 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_matrix_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], matrix: Matrix) -> None:
    for scene in lay_out(matrix):
        assert faults(scene) == []


@given(matrices())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_cell_and_finding_is_shown(matrix: Matrix) -> None:
    scenes = lay_out(matrix)
    shown = [box.id for scene in scenes for box in scene.boxes if "|" in box.id and not box.id.startswith("load")]
    cells = [
        f"{row.id}|{column.id}"
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell
    ]
    assert sorted(shown) == sorted(cells)
    marked = {box.owner for scene in scenes for box in scene.boxes if ":finding" in box.id}
    used = {column.id for number, column in enumerate(matrix.columns) if any(row.cells[number] for row in matrix.rows)}
    standing = {target for callout in matrix.callouts for target in callout.targets}
    assert {target for target in standing if target.startswith("duty:") or target in used} <= marked
