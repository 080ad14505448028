"""What only the finished objects can tell: whether they agree with each other where no single one could be refused."""

from typing import TYPE_CHECKING

from orgflow.document.variants import BASE
from orgflow.finding import Problem
from orgflow.model.items import Located
from orgflow.model.reading import Reading
from orgflow.model.service import Case
from orgflow.model.workflows import Step, Table
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.team import Team
    from orgflow.model.variants import Variant


def check_variants(reading: Reading, variants: "dict[str, Variant]", edition: str | None) -> None:
    """Collect a finding for each circle of variants that extend each other, and for names that are those of the base:
    `base`, and what it calls its own `edition`."""
    for name, variant in variants.items():
        if name in (BASE, edition):
            say = phrase("`{name}` names the specification itself", "`{name}` 是规格本身的名称", name=name)
            hint = Text(en="Give the variant another id.", zh="请为变体另取标识。")
            reading.refuse("duplicate-id", Problem(at=variant.at, say=say, hint=hint))
    seen: dict[str, str] = {}
    for name in variants:
        way = name
        while way not in seen:
            seen[way] = name
            extended = variants[way].extends
            if extended is None:
                break
            way = extended.id
        else:
            if seen[way] == name:
                _refuse_circle(reading, variants[way])


def check_workflows(reading: Reading, team: "Team", base: "Team | None") -> None:
    """What only the finished workflows can tell: whether paused steps and the ends of called flows exist, and whether
    the rows of tables are complete. What a variant took away from its base is no fault."""
    for workflow in team.workflows.values():
        for promise in (workflow.promise or {}).values():
            _check_pauses(reading, promise.pauses, workflow.steps, _steps(base, workflow.id))
        for step in workflow.steps.values():
            if step.table:
                _check_rows(reading, step.table)
            if step.workflow is None or step.workflow.id not in team.workflows:
                continue
            ends, before = (_ends(_steps(each, step.workflow.id)) for each in (team, base))
            for name, exit_ in (step.outcomes or {}).items():
                if name not in ends and name not in before and exit_.key is not None:
                    reading.fail(exit_.key, name, ("end",), ends)
    for case in team.cases.values():
        reachable, before = (_reachable(each, case) for each in (team, base))
        for severity in case.severities.values():
            for promise in (severity.promise or {}).values():
                _check_pauses(reading, promise.pauses, reachable, before)


def _refuse_circle(reading: Reading, variant: "Variant") -> None:
    say = phrase("the variant `{name}` extends itself in the end", "变体 `{name}` 最终继承了自己", name=variant.id)
    hint = Text(
        en="Let one of the circle extend nothing: it then changes the base.",
        zh="让其中一个不继承：它将直接修改基础部分。",
    )
    reading.refuse("schema-violation", Problem(at=variant.place("extends"), say=say, hint=hint))


def _steps(team: "Team | None", workflow: str) -> dict[str, Step]:
    return team.workflows[workflow].steps if team and workflow in team.workflows else {}


def _ends(steps: dict[str, Step]) -> dict[str, Step]:
    return {name: step for name, step in steps.items() if step.type == "end"}


def _reachable(team: "Team | None", case: Case) -> dict[str, Step]:
    """The steps of all workflows that take such cases."""
    return {
        name: step
        for workflow in (team.workflows.values() if team else ())
        if workflow.case and workflow.case.id == case.id
        for name, step in workflow.steps.items()
    }


def _check_pauses(
    reading: Reading, pauses: tuple[Located, ...], steps: dict[str, Step], before: dict[str, Step]
) -> None:
    for pause in pauses:
        if pause.text not in steps and pause.text not in before:
            reading.fail(pause.node, pause.text, ("step",), steps)


def _check_rows(reading: Reading, table: Table) -> None:
    """A row has a cell for each input; a schema cannot count them."""
    for name, row in (table.rows or {}).items():
        if len(row.cells) != len(table.inputs):
            say = phrase(
                "the row `{row}` has not one cell for each input ({cells} for {inputs}) before its step",
                "行 `{row}` 在步骤之前的格数与输入数不符（{cells} 对 {inputs}）",
                row=name,
                cells=len(row.cells),
                inputs=len(table.inputs),
            )
            hint = Text(
                en='Write a cell for each input (`"-"` where any value will do), then the step that comes next.',
                zh='每个输入写一格（任意值写 `"-"`），最后写下一个步骤。',
            )
            reading.refuse("schema-violation", Problem(at=row.exit.at, say=say, hint=hint))
