"""What the model says of fields that are not written, and where things stand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orgflow.document import Mapping
from orgflow.graph import OrgGraph
from orgflow.model.items import Item, Located, Ref
from orgflow.model.organisation import Headcount
from orgflow.model.team import Team
from orgflow.resources import shipped
from orgflow.source import Span
from orgflow.text import Text

TeamFrom = Callable[[str], Team]
Inside = Callable[[object], Iterator[object]]


@pytest.fixture(scope="module", params=["front-office", "front-office-draft"])
def team(request: pytest.FixtureRequest, graph_of: Callable[[Path], OrgGraph]) -> Team:
    name: str = request.param
    return graph_of(Path(str(shipped("specs"))) / name / f"{name}.orgflow.yaml").team


def written(span: Span) -> str:
    return span.source.text[span.start : span.end]


def unquoted(span: Span) -> str:
    text = written(span)
    return text[1:-1] if text[0] in "'\"" and text[-1] == text[0] else text


def test_every_object_begins_at_its_key(team: Team) -> None:
    for item in team.items():
        if item.key is not None and item is not team.profile:
            assert written(item.at) == item.id


def test_every_field_stands_where_its_value_is_written(team: Team) -> None:
    checked = 0
    for item in team.items():
        for name in item.node.entries if isinstance(item.node, Mapping) else ():
            assert isinstance(item.node, Mapping)
            assert item.states(name)
            value = item.node.entries[name].value
            assert item.place(name) == value.span
            if isinstance(value.plain, str):
                assert unquoted(item.place(name)) == value.plain
                checked += 1
        assert not item.states("nothing")
        assert item.place("nothing") == item.at
    assert checked > 50


def test_every_reference_knows_where_it_is_written_and_leads_to_an_object(team: Team, inside: Inside) -> None:
    known = {item.address for item in team.items()}
    refs = [value for value in inside(team) if isinstance(value, Ref)]
    assert len(refs) > 50
    for ref in refs:
        assert unquoted(ref.at) == ref.node.plain
        if ref.kind in ("role", "unit", "duty", "workflow", "escalation", "area", "level", "channel", "step"):
            assert ref.address in known
            assert ref.address.endswith(str(ref.node.plain))


def test_guards_keep_their_place(team: Team, inside: Inside) -> None:
    guards = [value for value in inside(team) if isinstance(value, Located)]
    assert guards
    for guard in guards:
        assert unquoted(guard.at) == guard.text


def test_addresses_are_unique(team: Team, inside: Inside) -> None:
    addresses = [item.address for item in inside(team) if isinstance(item, Item)]
    assert len(set(addresses)) == len(addresses)


def test_events_of_the_case_are_not_those_of_a_step(team_from: TeamFrom) -> None:
    """Whatever is written first, and whatever the step is called."""
    events = "events: {late: {after: 3d, next: end}}"
    steps = f"steps: {{case: {{next: end, {events}}}, end: {{type: end}}}}"
    for fields in ((steps, events), (events, steps)):
        text = "\n    ".join(("orgflow: 1\nteam: {}\nworkflows:\n  flow:", *fields))
        flow = team_from(text).workflows["flow"]
        assert [event.address for event in (flow.events or {}).values()] == ["exit:flow.event.late"]
        assert [event.address for event in (flow.steps["case"].events or {}).values()] == ["exit:flow.case.event.late"]


def test_a_headcount_is_one_number_or_a_range(team_from: TeamFrom) -> None:
    team = team_from(
        "orgflow: 1\n"
        "team: {}\n"
        "roles:\n"
        "  a: {}\n"
        "  b: {headcount: 3}\n"
        "  c: {headcount: {min: 2, max: 5}}\n"
        "  d: {headcount: {min: 2, max: 5, now: 4}}\n"
        "  e: {headcount: {now: 3, max: 2}}\n"
        "  f: {headcount: {max: 5}}\n"
        "  g: {headcount: 4, bot: true}\n"
        "  h: {headcount: 4, external: true}\n"
        "  i: {headcount: 0}\n"
        "  j: {headcount: {min: 2}}\n"
        "  k: {headcount: {now: 7}}\n"
    )
    counts = {name: role.headcount for name, role in team.roles.items()}
    assert counts["a"] is None
    assert counts["b"] == Headcount(3, 3, 3)
    assert counts["c"] == Headcount(2, 5, 2)
    assert counts["d"] == Headcount(2, 5, 4)
    assert counts["e"] == Headcount(0, 2, 3)
    assert counts["f"] == Headcount(0, 5, 5)
    assert counts["j"] == Headcount(2, None, 2)
    assert counts["k"] == Headcount(7, 7, 7)
    assert [role.heads for role in team.roles.values()] == [1, 3, 2, 4, 3, 5, 4, 4, 0, 2, 7]
    assert [role.team_heads for role in team.roles.values()] == [1, 3, 2, 4, 3, 5, 0, 0, 0, 2, 7]


def test_no_superior_is_not_the_same_as_none_stated(team_from: TeamFrom) -> None:
    team = team_from("orgflow: 1\nteam: {}\nroles: {a: {reports_to: none}, b: {}, c: {reports_to: [a, b]}}\n")
    assert team.roles["a"].reports_to == ()
    assert team.roles["b"].reports_to is None
    assert [ref.id for ref in team.roles["c"].reports_to or ()] == ["a", "b"]


def test_text_is_in_the_teams_language_where_one_is_stated_else_by_script(team_from: TeamFrom) -> None:
    roles = "roles: {a: {name: Lead}, b: {name: 组长}, c: {name: {zh: 经理, en: Manager}}, d: {}}\n"
    by_script = team_from("orgflow: 1\nteam: {}\n" + roles).roles
    assert (by_script["a"].name, by_script["b"].name) == (Text(en="Lead"), Text(zh="组长"))
    stated = team_from("orgflow: 1\nteam: {languages: [zh, en]}\n" + roles)
    assert (stated.roles["a"].name, stated.roles["b"].name) == (Text(zh="Lead"), Text(zh="组长"))
    assert stated.roles["c"].name == Text(en="Manager", zh="经理")
    assert stated.roles["d"].name is None
    assert stated.roles["d"].label == Text(en="d", zh="d")
    assert stated.languages == ("zh", "en")


@pytest.mark.parametrize(("name", "languages"), [("Desk", ("en",)), ("投诉组", ("zh",))])
def test_a_team_that_states_no_language_has_that_of_its_script(
    team_from: TeamFrom, name: str, languages: tuple[str, ...]
) -> None:
    assert team_from(f"orgflow: 1\nteam: {{name: {name}}}\n").languages == languages


def test_lists_of_ids_and_labels_declare_alike(team_from: TeamFrom) -> None:
    team = team_from(
        "orgflow: 1\n"
        "team: {}\n"
        "levels: [head, agent]\n"
        "cases:\n"
        "  one: {categories: [product, service], severities: {high: {name: {zh: 严重, en: High}}, low: {}}}\n"
        "  two: {attributes: {way: {type: enum, values: [mail, phone]}}}\n"
    )
    assert [(level.address, level.label.en) for level in team.levels.values()] == [
        ("level:head", "head"),
        ("level:agent", "agent"),
    ]
    one, two = team.cases["one"], team.cases["two"]
    assert [category.address for category in one.categories.values()] == [
        "category:one.product",
        "category:one.service",
    ]
    assert [severity.label for severity in one.severities.values()] == [
        Text(en="High", zh="严重"),
        Text(en="low", zh="low"),
    ]
    assert list(two.attributes["way"].values or {}) == ["mail", "phone"]


def test_a_team_may_say_nothing(team_from: TeamFrom) -> None:
    team = team_from("orgflow: 1\nteam: {}\n")
    assert [item.address for item in team.items()] == ["team:team"]
    assert team.profile.label == Text(en="team", zh="team")
