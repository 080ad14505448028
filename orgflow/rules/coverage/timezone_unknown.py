"""The time zone of a team is one that there is."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.hours import is_zone, nearest_zone, zones
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_NO_DATABASE = Text(
    en="this computer has no database of time zones; install the Python package tzdata",
    zh="本机没有时区数据库；请安装 Python 包 tzdata",
)


@rule("timezone-unknown", Severity.ERROR, family="coverage")
def timezone_unknown(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A time zone that does not exist.

    不存在的时区。

    **Why.** Nobody can tell when the team is open: an abbreviation such as CST means half a dozen zones, and a name
    that is misspelt none.

    **Fix.** Write the name of the IANA database, as in `calendar: {zone: Asia/Shanghai}`; China has one zone, under
    this name.

    **改法。** 使用 IANA 时区名，如 `calendar: {zone: Asia/Shanghai}`；中国统一使用该时区名。
    """
    team = graph.team.profile
    zone = team.calendar.zone if team.calendar else None
    if zone is None or is_zone(zone):
        return
    if not zones():
        yield Skip(_NO_DATABASE, team.place("calendar.zone"), team.address)
        return
    near = nearest_zone(zone)
    yield Problem(
        at=team.place("calendar.zone"),
        say=phrase("there is no time zone `{zone}`", "没有名为 `{zone}` 的时区", zone=zone),
        subjects=(team.address,),
        witness=Witness("conflict", (team.address,)),
        hint=phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near)
        if near
        else Text(
            en="Write a zone of the IANA database, such as `Asia/Shanghai`.",
            zh="请写 IANA 时区名，如 `Asia/Shanghai`。",
        ),
    )
