"""Hours taken apart: what a rule is about, what it opens or closes, and what is refused."""

import pytest

from orgflow.model.hours import DAY, Rule, parse_hours


def rule(
    *spans: tuple[int, int],
    days: tuple[int, ...] = (),
    dates: str = "",
    holidays: bool = False,
    closed: bool = False,
    adds: bool = False,
) -> Rule:
    return Rule(dates=dates, weekdays=days, holidays=holidays, spans=spans, closed=closed, adds=adds)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("24/7", [rule((0, DAY))]),
        ("off", [rule(closed=True)]),
        ("Mo", [rule((0, DAY), days=(0,))]),
        ("Mo-We,Sa 9:00-12:00,13:00-18:00", [rule((540, 720), (780, 1080), days=(0, 1, 2, 5))]),
        ("Sa-Mo 22:00-06:00", [rule((1320, 1800), days=(0, 5, 6))]),
        ("10:00-10:00", [rule((600, 2040))]),
        ("Mo 20:00-26:00", [rule((1200, 1560), days=(0,))]),
        ("08:00-18:00; We 12:00-13:00 off", [rule((480, 1080)), rule((720, 780), days=(2,), closed=True)]),
        ("08:00-12:00, Mo 14:00-15:00", [rule((480, 720)), rule((840, 900), days=(0,), adds=True)]),
        ("PH off", [rule(holidays=True, closed=True)]),
        ("Su,PH 10:00-11:00", [rule((600, 660), days=(6,), holidays=True)]),
        ("Jan-Mar PH 10:00-11:00", [rule((600, 660), dates="Jan-Mar", holidays=True)]),
        ("2025 Oct 1-8 Mo-Fr off", [rule(dates="2025 Oct 1-2025 Oct 8", days=(0, 1, 2, 3, 4), closed=True)]),
        ("Nov 01-11", [rule((0, DAY), dates="Nov 1-Nov 11")]),
        ("Mo[1] 10:00-11:00", [rule((600, 660), dates="Mo[1]")]),
        ("Dec 25 +1 day off", [rule(dates="Dec 25 +1 day", closed=True)]),
    ],
)
def test_rules(text: str, rules: list[Rule]) -> None:
    hours = parse_hours(text)
    assert hours.text == text
    assert list(hours.rules) == rules
    assert hours.names_holidays == ("PH" in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nine to five",
        "Mo-Fr 9-18",
        "Mo-Fr 09:00–18:00",
        "Mo-Fr sunrise-18:00",
        "easter off",
        "SH 10:00-12:00",
        "unknown",
        'Mo 10:00-12:00 "by appointment"',
        "Mo 10:00-12:00;" * 100,
        "(" * 900,
        "Mo-Fr 22:00+",
        "Mo-Fr 10:00-22:00+",
        "Mo-Fr 10:00-16:00/02:00",
        "Mo-Fr 10:00-16:00 || 12:00-14:00",
        "PH -1 day off",
        "PH Mo-Fr 10:00-12:00",
    ],
)
def test_hours_that_nobody_can_work_out_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="hours"):
        parse_hours(text)
