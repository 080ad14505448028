"""What recurs has a rhythm."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.service import Duty
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

_COLUMN = "duties.cadence"
# What nobody brings in: it is done when it is time, or not at all.
_PERIODIC = frozenset(("train", "plan", "measure", "score", "audit", "reconcile", "report"))


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for duty in graph.team.duties.values():
        if not _is_called_for(graph, duty):
            yield duty, _COLUMN, bool(duty.cadence)


@rule(
    "duty-cadence-missing",
    Severity.INFO,
    family="duties",
    columns=(_COLUMN,),
    needs=("duties",),
    asks=_asks,
)
def duty_cadence_missing(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A recurring duty that does not say how often.

    未写明频率的例行职责。

    **Why.** A case brings its own work with it; reports, training, planning and audits bring none. Without a rhythm
    they are done when there is time, which is never.

    Asked of duties that do nothing but train, plan, measure, score, audit, reconcile or report; where the preset
    expects it of all duties. Not where a step of a workflow carries the duty out, or it is done on a channel: then the
    case or the customer sets the time.

    **Fix.** Write `cadence: weekly`. Silent while no duty states a cadence, unless the preset expects it.

    **改法。** 写明 `cadence: weekly` 之类的频率。各职责都未写且预设不要求时不提示。
    """
    if not speaks(graph, _COLUMN, expects):
        return
    for duty in graph.team.duties.values():
        recurs = _COLUMN in expects or (duty.does and _PERIODIC.issuperset(duty.does))
        if not duty.cadence and recurs and not _is_called_for(graph, duty):
            yield Problem(
                at=duty.at,
                say=phrase("{duty} does not say how often it is done", "「{duty}」未写明多久进行一次", duty=duty.label),
                subjects=(duty.address,),
                witness=Witness("absence", (duty.address,)),
                hint=Text(en="Write `cadence: weekly`.", zh="请写 `cadence: weekly`。"),
            )


def _is_called_for(graph: OrgGraph, duty: Duty) -> bool:
    """Whether something from outside sets a duty off."""
    return bool(duty.channels or graph.into(duty.address, Edge.CARRIES_OUT))
