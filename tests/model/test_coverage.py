"""Shifts, demand, vendors, handoffs and terms as typed objects."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from orgflow.finding import Rejected
from orgflow.model.team import Team

TeamFrom = Callable[[str], Team]
HEAD = "orgflow: 1\nteam: {}\n"
CASES = "cases: {complaint: {categories: [product, price]}, question: {categories: [price]}}\n"


def test_a_load_is_read_whole(team_from: TeamFrom) -> None:
    load = team_from(
        HEAD + "channels: {chat: {}}\n"
        "demand:\n"
        "  chats:\n"
        "    of: chat\n"
        '    arrivals: {"Mo-Fr 09:00-18:00": 40, "Sa,Su 10:00-16:00": 12.5}\n'
        "    service_level: {share: 80%, within: 20s}\n"
        "    peaks: {double_eleven: {dates: Nov 01-11, factor: 5, plan: Six temps}}\n"
    ).demand["chats"]
    assert load.of
    assert load.of.address == "channel:chat"
    assert [(each.hours.text, each.an_hour) for each in load.arrivals] == [
        ("Mo-Fr 09:00-18:00", 40),
        ("Sa,Su 10:00-16:00", 12.5),
    ]
    assert (load.arrivals[1].at.line, load.arrivals[1].at.column) == (7, 41)
    assert load.service_level
    assert load.service_level.share
    assert load.service_level.share.value == 80
    assert load.peaks
    peak = load.peaks["double_eleven"]
    assert (peak.address, peak.id, peak.factor) == ("peak:chats.double_eleven", "double_eleven", 5)


@pytest.mark.parametrize("written", ["product", "complaint.product"])
def test_a_category_is_named_in_full_or_where_it_is_the_only_one_by_itself(team_from: TeamFrom, written: str) -> None:
    load = team_from(f"{HEAD}{CASES}demand: {{load: {{of: {written}}}}}").demand["load"]
    assert load.of
    assert load.of.address == "category:complaint.product"


def test_a_category_of_two_cases_needs_its_case(team_from: TeamFrom) -> None:
    with pytest.raises(Rejected) as caught:
        team_from(f"{HEAD}{CASES}demand: {{load: {{of: price}}}}")
    (finding,) = caught.value.findings
    assert finding.rule == "unresolved-ref"
    assert finding.problem.say.en == "there is no channel or category of a case `price`"


def test_what_a_vendor_promises(team_from: TeamFrom) -> None:
    text = 'vendors: {centre: {sla: {speed: "<= 30s", mood: none}, pay: {options: [share]}}}\n'
    vendor = team_from(HEAD + "kpis: {speed: {}, mood: {}}\n" + text).vendors["centre"]
    assert vendor.pay
    assert (vendor.pay.kind, vendor.pay.options) == (None, ("share",))
    assert vendor.sla
    speed, mood = vendor.sla.values()
    assert mood is None
    assert speed
    assert (speed.comparator, speed.value, speed.unit) == ("≤", Decimal(30), "s")


def test_a_term_keeps_its_words_apart_from_its_name(team_from: TeamFrom) -> None:
    text = "glossary: {case: {zh: 工单, en: case}, agent: {zh: 客服, avoid: [坐席]}, empty: {name: {zh: 空}}}\n"
    terms = team_from(HEAD + text).glossary
    assert [(term.zh, term.en, term.avoid) for term in terms.values()] == [
        ("工单", "case", ()),
        ("客服", None, ("坐席",)),
        (None, None, ()),
    ]
    assert terms["case"].name is None
