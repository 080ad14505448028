"""Lengths of time in words."""

from datetime import datetime

from orgflow.model.values import Duration
from orgflow.text import Text, phrase

_UNITS = ((86_400, "d"), (3600, "h"), (60, "m"), (1, "s"))
_WEEKDAYS = (
    *(("Monday", "周一"), ("Tuesday", "周二"), ("Wednesday", "周三"), ("Thursday", "周四")),
    *(("Friday", "周五"), ("Saturday", "周六"), ("Sunday", "周日")),
)


def length(seconds: int) -> Text:
    """`1 day 4 h`, `1 天 4 小时`."""
    parts = []
    for size, unit in _UNITS:
        count, seconds = divmod(seconds, size)
        parts += [(count, unit)] if count else []
    duration = Duration(tuple(parts) or ((0, "m"),))
    return Text(en=duration.words("en"), zh=duration.words("zh"))


def open_length(seconds: int, *, days: bool) -> Text:
    """`28 h of open time`, `28 小时营业时间`; in open days where nothing but days counts."""
    if days:
        count = seconds // 86_400
        return phrase("{n} open days", "{n} 个营业日", n=count)
    hours, minutes = divmod(seconds // 60, 60)
    time = length(minutes * 60) if not hours else None
    whole = Duration(((hours, "h"), *(((minutes, "m"),) if minutes else ())))
    said = time or Text(en=whole.words("en"), zh=whole.words("zh"))
    return phrase("{time} of open time", "{time}营业时间", time=said)


def by_clock(seconds: int, within: Duration, *, business: bool, dated: bool) -> Text:
    """What a case takes, beside a promise: open time or open days where these are counted; else time that elapses,
    which is said where the promise runs in business time."""
    if business and not dated:
        return open_length(seconds, days=all(unit == "d" for _, unit in within.parts))
    if business:
        return phrase(
            "{time} on the calendar, closed hours included", "{time}（自然时间，含休息时段）", time=length(seconds)
        )
    return length(seconds)


def weekday_and_time(moment: datetime, *, dated: bool) -> Text:
    """`Friday 18:30`, `周五 18:30`; with the date where the day is one of a certain year."""
    english, chinese = _WEEKDAYS[moment.weekday()]
    date = f"{moment:%Y-%m-%d} " if dated else ""
    return Text(en=f"{english} {date}{moment:%H:%M}", zh=f"{date}{chinese} {moment:%H:%M}")
