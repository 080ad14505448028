"""Records, systems and waivers as typed objects, and the names inside them."""

from collections.abc import Callable

import pytest

from orgflow.finding import Rejected
from orgflow.model.team import Team

TeamFrom = Callable[[str], Team]
HEAD = "orgflow: 1\nteam: {id: desk}\n"


def complaints(team_from: TeamFrom, text: str) -> list[str]:
    with pytest.raises(Rejected) as caught:
        team_from(HEAD + text)
    return [f"{finding.at.line}: {finding.problem.say.en}" for finding in caught.value.findings]


def test_a_record_knows_its_fields(team_from: TeamFrom) -> None:
    text = "records: {cases: {fields: {cause: 原因}, refreshed_every: [weekly, yearly]}}"
    record = team_from(HEAD + text).records["cases"]
    assert record.fields
    assert record.fields["cause"].zh == "原因"
    assert [cadence.text for cadence in record.refreshed_every] == ["weekly", "yearly"]


def test_entries_are_the_same_by_a_field_of_their_own_record(team_from: TeamFrom) -> None:
    text = (
        "records:\n"
        "  a: {fields: [question], promote: {to: b, same: qestion}}\n"
        "  b: {fields: [answer], promote: {to: a, same: question}}\n"
        "  c: {promote: {to: a, same: anything}}\n"
    )
    assert complaints(team_from, text) == [
        "4: there is no field of the record `qestion`",
        "5: there is no field of the record `question`",
    ]


def test_a_waiver_names_objects_of_every_kind(team_from: TeamFrom) -> None:
    text = (
        "roles: {lead: {}}\n"
        "duties: {audit: {responsible: lead}}\n"
        "cases: {complaint: {categories: [product], severities: {high: {}}}}\n"
        "waivers:\n"
        "  one: {rule: x, at: [team:desk, role:lead, category:complaint.product, severity:complaint.high,\n"
        "        party:customer], because: Small team, by: lead, until: 2026-03-31, control: duty:audit}\n"
    )
    waiver = team_from(HEAD + text).waivers["one"]
    assert (waiver.address, waiver.rule, waiver.until) == ("waiver:one", "x", "2026-03-31")
    assert [ref.id for ref in waiver.at_] == ["desk", "lead", "complaint.product", "complaint.high", "customer"]
    assert [ref.address for ref in waiver.control] == ["duty:audit"]
    assert waiver.by
    assert waiver.by.address == "role:lead"
    assert waiver.place("at").line == 7


def test_a_waiver_of_nothing_is_refused(team_from: TeamFrom) -> None:
    text = "waivers: {one: {rule: x, at: [role:ghost, team:other, category:complaint.product, nothing:at_all]}}\n"
    assert complaints(team_from, text) == [
        "3: there is no role `ghost`",
        "3: there is no team `other`",
        "3: there is no category of a case `complaint.product`",
        "3: there is no nothing `at_all`",
    ]
