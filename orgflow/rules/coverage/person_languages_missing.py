"""Who speaks what is known before a customer asks."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "person-languages-missing",
    Severity.INFO,
    family="coverage",
    section="people",
    fields={
        "languages": Text(en="which languages they speak", zh="会说的语言"),
    },
)
def person_languages_missing(graph: OrgGraph, person: Item) -> bool:
    """
    A person who serves customers and does not state which languages they speak.

    接待顾客、却未写明会说何种语言的人员。

    **Why.** A channel that is offered in two languages can be staffed only by those of whom it is known.

    **Fix.** Write `languages` at the person. Asked of holders of posts that serve a channel with `languages`; silent
    while no person states any, unless the preset expects it.

    **改法。** 在人员处写明 `languages`。只针对接待写有 `languages` 的渠道的任职者；
    若没有任何人员写明，且预设也不要求，则不提示。
    """
    served = {
        link.target: None
        for post in graph.out(person.address, Edge.HOLDS)
        for link in graph.out(post.target, Edge.SERVES)
    }
    return any(graph.team.channels[channel.partition(":")[2]].languages for channel in served)
