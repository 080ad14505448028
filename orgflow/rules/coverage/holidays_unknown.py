"""Public holidays are those of some country."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.hours import is_country, nearest_country
from orgflow.model.items import Item
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.source import Span
from orgflow.text import Text, phrase


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    team = graph.team.profile
    if team.states("calendar.open"):
        yield team, "team.calendar.holidays", team.states("calendar.holidays")


@rule("holidays-unknown", Severity.WARNING, family="coverage", columns=("team.calendar.holidays",), asks=_asks)
def holidays_unknown(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    Public holidays of no country, or of one whose holidays nobody knows here.

    未写明采用哪国的法定节假日，或没有该国的节假日数据。

    **Why.** Which days are holidays, and which weekends are worked to make up for them, differs from country to country
    and from year to year: nobody can tell when the team is there.

    **Fix.** Write `calendar: {holidays: CN}` with the code of the country. Asked where `PH` stands in the hours of the
    team, of a channel, a shift or a load; of other teams that state when they are open only if the preset expects it.
    What is written must be the code of a country whose holidays the library `holidays` knows.

    **改法。** 写明 `calendar: {holidays: CN}`，值为国家代码。只在团队、渠道、班次或来量的时间中写有 `PH` 时检查；
    其他写明营业时间的团队，只在预设要求时提示。
    所写代码须是 `holidays` 库收录的国家。
    """
    team = graph.team.profile
    country = team.calendar.holidays if team.calendar else None
    if country is not None:
        if not is_country(country):
            yield _unknown(team, country)
        return
    named = next(_named(graph), None)
    if named or ("team.calendar.holidays" in expects and team.states("calendar.open")):
        yield Problem(
            at=team.place("calendar"),
            say=phrase(
                "{team} does not state whose public holidays it keeps",
                "「{team}」未写明采用哪国的法定节假日",
                team=team.label,
            ),
            subjects=(team.address,),
            witness=Witness("absence", (team.address,)),
            related=(Note(named, Text(en="hours that depend on it", zh="这里的时间取决于节假日")),)
            if named and named != team.place("calendar")
            else (),
            hint=Text(en="Write `calendar: {holidays: CN}`.", zh="请写 `calendar: {holidays: CN}`。"),
        )


def _unknown(team: Item, country: str) -> Problem:
    near = nearest_country(country)
    return Problem(
        at=team.place("calendar.holidays"),
        say=phrase("the holidays of `{country}` are not known", "没有 `{country}` 的节假日数据", country=country),
        subjects=(team.address,),
        witness=Witness("conflict", (team.address,)),
        hint=phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near)
        if near
        else Text(
            en="Write the code of the country, such as `CN`, or leave it out.", zh="请写国家代码，如 `CN`，或不写此项。"
        ),
    )


def _named(graph: OrgGraph) -> Iterator[Span]:
    """Where hours speak of public holidays."""
    calendar = graph.team.profile.calendar
    if calendar and calendar.open and calendar.open.names_holidays:
        yield graph.team.profile.place("calendar")
    for channel in graph.team.channels.values():
        if channel.open and channel.open.names_holidays:
            yield channel.place("open")
    for shift in graph.team.shifts.values():
        if shift.hours and shift.hours.names_holidays:
            yield shift.place("hours")
    for load in graph.team.demand.values():
        yield from (arrivals.at for arrivals in load.arrivals if arrivals.hours.names_holidays)
