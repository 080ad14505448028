"""Who answers customers stands on the front line."""

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "front-line-unmarked",
    Severity.INFO,
    family="structure",
    section="roles",
    fields={"front_line": Text(en="that it stands on the front line", zh="属于一线岗位")},
)
def front_line_unmarked(graph: OrgGraph, item: Item) -> bool:
    """
    A post that serves a channel and is not marked as front line.

    接待渠道却未标为一线的岗位。

    **Why.** Whoever faces customers needs a supervisor in reach, a first course and a way up. The rules that ask for
    these look at posts with `front_line` only.

    Asked of posts that serve a channel on which customers come in, by name; not of bots, nor of posts that lead others,
    who help out there. Expected by the preset `strict` alone.

    **Fix.** Write `front_line: true`, or `false` where it is none.

    **改法。** 写明 `front_line: true`；若并非一线，写 `front_line: false`。仅 `strict` 预设要求。
    """
    assert isinstance(item, Role)
    served = (graph.team.channels[link.target.partition(":")[2]] for link in graph.out(item.address, Edge.SERVES))
    faces = any(channel.direction != "out" for channel in served)
    return faces and not item.bot and not graph.reports(item.address)
