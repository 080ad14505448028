"""Work leaves a trace, and starts from one."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.service import Duty
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_OUTPUT = Text(en="what record comes of it", zh="产出哪些记录")
_RECEIVES = Text(en="what record it works from", zh="依据哪些记录")
_EITHER = Text(en="what record it works from or puts out", zh="依据或产出哪些记录")
# Work that is nothing unless something is written down, and work that nobody can do without looking something up.
_WRITING = frozenset(
    (
        *("intake", "record", "classify", "measure", "score", "audit", "reconcile", "report", "analyse-cause"),
        *("set-policy", "recruit", "maintain-knowledge"),
    )
)
_READING = frozenset(
    (
        *("investigate", "decide", "approve", "execute", "appeal", "follow-up", "supervise", "coach"),
        *("analyse-cause", "improve"),
    )
)


def _wanted(duty: Duty) -> dict[str, Text]:
    """The fields that a duty must state, and what they are called in a sentence; of `output|receives` either."""
    wanted = {} if _WRITING.isdisjoint(duty.does) else {"output": _OUTPUT}
    wanted |= {} if _READING.isdisjoint(duty.does) else {"receives": _RECEIVES}
    return wanted or {"output|receives": _EITHER}


def _states(duty: Duty, key: str) -> bool:
    return any(duty.states(field) for field in key.split("|"))


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for duty in graph.team.duties.values():
        yield from ((duty, f"duties.{key}", _states(duty, key)) for key in _wanted(duty))


@rule(
    "duty-without-record",
    Severity.INFO,
    family="duties",
    columns=("duties.output", "duties.receives"),
    needs=("duties",),
    asks=_asks,
)
def duty_without_record(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A duty of which nobody can see on which records it rests or what it leaves behind.

    看不出依据什么记录、也看不出留下什么记录的职责。

    **Why.** What leaves no trace can neither be handed over nor checked, and whoever stands in begins from nothing.

    Asked of duties that take in, record, classify, measure, score, audit, reconcile, report, look for causes, set
    policies, recruit or maintain knowledge: what comes of it; of those that investigate, decide, approve, carry
    out, hear appeals, follow up, supervise, coach, look for causes or improve: what they work from; of all others
    either. Expected by the preset `strict` alone.

    **Fix.** Name the record under `output` or `receives`.

    **改法。** 在 `output` 或 `receives` 中写明记录。受理、登记、分类、度量、评分、审计、对账、报告、查因、
    制定政策、招聘、知识维护类职责须写产出；调查、裁决、审批、执行、申诉、回访、督导、辅导、查因、改进类职责须写依据；
    其他职责写其一即可。仅 `strict` 预设要求。
    """
    if not any(speaks(graph, column, expects) for column in ("duties.output", "duties.receives")):
        return
    for duty in graph.team.duties.values():
        lacking = {key: word for key, word in _wanted(duty).items() if not _states(duty, key)}
        if lacking:
            yield lacks(graph, duty, lacking)
