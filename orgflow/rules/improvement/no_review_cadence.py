"""Reviews are held at a set cadence."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

_EVERY = {"every": Text(en="how often it is held", zh="多久举行一次")}


@rule("no-review-cadence", Severity.WARNING, family="improvement", columns=("reviews.every",), needs=("reviews",))
def no_review_cadence(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A review that is not held at a set cadence.

    没有固定周期的评审。

    **Why.** What is reviewed when there is time is reviewed when it is too late.

    **Fix.** Write `every`. A review that something else calls for (`also_when`) is asked only where the preset expects
    a cadence of every review. Silent while no review states one, unless the preset expects it.

    **改法。** 写明 `every`。写了 `also_when`（由事件触发）的评审，仅在预设要求时才须写明周期。
    若所有评审都未写且预设不要求，则不提示。
    """
    expected = "reviews.every" in expects
    if expected or speaks(graph, "reviews.every", expects):
        for review in graph.team.reviews.values():
            if not review.every and (expected or not review.also_when):
                yield lacks(graph, review, _EVERY)
