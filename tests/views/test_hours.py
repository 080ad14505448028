"""Hours of a usual week: who is on duty when, and when nobody is."""

from collections.abc import Callable

from orgflow.diagram import Matrix, Row
from orgflow.graph import OrgGraph
from orgflow.views.hours import has_hours, hours
from orgflow.views.words import Wording

Team = Callable[[str], OrgGraph]
TEAM = """
orgflow: 1
team: {id: desk, name: Desk, calendar: {open: "Mo-Fr 09:00-12:00", zone: Asia/Shanghai}}
roles:
  lead: {name: Lead}
  agent: {name: Agent, reports_to: lead, headcount: 5}
  robot: {name: Robot, reports_to: lead, bot: true}
channels:
  phone: {name: Phone, kind: phone, open: "Mo-Fr 09:00-13:00; Sa 10:00-11:00", served_by: [agent]}
  mail: {name: Mail, kind: email, open: "Mo-Fr 09:00-12:00", served_by: [lead]}
  window: {name: Window, kind: bot, open: "Sa 09:00-11:00", served_by: [robot]}
shifts:
  day: {name: Day, hours: "Mo-Fr 09:00-12:30", roles: {agent: 2}}
  night: {name: Night, hours: "Fr 22:00-02:00", roles: {agent: 1}}
  call: {name: On call, hours: "Sa 10:00-11:00", roles: {lead: 1}, on_call: true}
"""


def drawn(graph: OrgGraph) -> Matrix:
    return hours(graph, Wording("en"), "desk.orgflow.yaml")


def said(picture: Matrix, row: Row) -> dict[str, str]:
    """For each hour with a cell what is in it: the number, with the look where that is not heat."""
    pairs = zip(picture.columns, row.cells, strict=True)
    return {column.label.first: cell.text + ("" if cell.heat else f" {cell.look}") for column, cell in pairs if cell}


def test_heads_in_each_hour_and_gaps(graph_from: Team) -> None:
    picture = drawn(graph_from(TEAM))
    assert [group.label.first for group in picture.groups] == ["Mon–Fri", "Sat", "Shifts"]
    assert [(row.group, row.label.first, said(picture, row), row.tone) for row in picture.rows[:4]] == [
        # The last half hour before one o'clock nobody is there.
        ("0", "Phone", {"09": "2", "10": "2", "11": "2", "12": "0 missing"}, "gap"),
        # No post that serves it stands on a shift by day; on call is told as such only at its hours.
        ("0", "Mail", {"09": " bare", "10": " bare", "11": " bare"}, None),
        ("1", "Phone", {"10": "0 missing"}, "gap"),
        ("1", "Window", {"09": "✓ tint", "10": "✓ tint"}, None),
    ]
    assert picture.caption.title == "3 channels: open with nobody on duty for 3.5 h a week"


def test_shifts_stand_at_their_hours_over_midnight_too(graph_from: Team) -> None:
    picture = drawn(graph_from(TEAM))
    shifts = {row.label.first: said(picture, row) for row in picture.rows if row.group == "shifts"}
    assert shifts["Night"] == {"00": "1", "01": "1", "22": "1", "23": "1"}
    assert shifts["On call"] == {"10": "1 outline"}
    assert {row.label.first: row.verdict for row in picture.rows}["Night"] == "Fri 22:00–02:00"
    assert [column.label.first for column in picture.columns] == [f"{hour:02}" for hour in range(24)]


def test_a_night_shift_covers_the_next_morning(graph_from: Team) -> None:
    text = TEAM.replace("Mo-Fr 09:00-13:00; Sa 10:00-11:00", "Sa 00:00-03:00")
    picture = drawn(graph_from(text))
    phone = next(row for row in picture.rows if row.label.first == "Phone")
    assert said(picture, phone) == {"00": "1", "01": "1", "02": "0 missing"}


def test_a_team_that_is_always_there(graph_from: Team) -> None:
    text = TEAM.replace("Mo-Fr 09:00-13:00; Sa 10:00-11:00", "Mo-Fr 10:00-12:00").partition("  mail:")[0] + (
        'shifts: {day: {name: Day, hours: "Mo-Fr 09:00-12:30", roles: {agent: 2}}}\n'
    )
    assert drawn(graph_from(text)).caption.title == "1 channel: 2 or more on duty in every open hour"


def test_nothing_is_drawn_where_nobody_can_tell(graph_from: Team) -> None:
    text = TEAM.partition("shifts:")[0].replace(', calendar: {open: "Mo-Fr 09:00-12:00", zone: Asia/Shanghai}', "")
    assert has_hours(graph_from(TEAM))
    assert not has_hours(graph_from(text.replace("  window:", "  #window:")))
