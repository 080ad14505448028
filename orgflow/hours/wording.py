"""A week of spans as text: in the notation of hours, and for people in both languages."""

from collections.abc import Iterator

from orgflow.hours.spans import Spans
from orgflow.model.hours import DAY, WEEKDAYS
from orgflow.text import Text

_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHINESE = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def as_text(days: tuple[Spans, ...], holidays: Spans) -> str:
    """`Mo-Fr 20:00-22:00; PH 10:00-16:00`."""
    parts = [f"{_days(run, WEEKDAYS, '-', ',')} {_spans(spans, '-', ',')}" for run, spans in _alike(days)]
    if holidays:
        # Added, not put in place of the weekday's.
        parts.append(f"PH {_spans(holidays, '-', ',')}")
    return "; ".join(parts)


def as_words(days: tuple[Spans, ...], holidays: Spans) -> Text:
    """`Mon–Fri 20:00–22:00; public holidays 10:00–16:00`, `周一至周五 20:00–22:00；法定节假日 10:00–16:00`."""
    english = [f"{_days(run, _ENGLISH, '–', ', ')} {_spans(spans, '–', ', ')}" for run, spans in _alike(days)]
    chinese = [f"{_days(run, _CHINESE, '至', '、')} {_spans(spans, '–', '、', '次日 ')}" for run, spans in _alike(days)]
    if holidays:
        english.append(f"public holidays {_spans(holidays, '–', ', ')}")
        chinese.append(f"法定节假日 {_spans(holidays, '–', '、')}")
    return Text(
        en="; ".join(english).replace("Mon–Sun", "every day"), zh="；".join(chinese).replace("周一至周日", "每天")
    )


def day_names(run: list[int]) -> Text:
    """`Mon–Fri`, `周一至周五`; `every day` for all seven."""
    if len(run) == 7:
        return Text(en="Every day", zh="每天")
    return Text(en=_days(run, _ENGLISH, "–", ", "), zh=_days(run, _CHINESE, "至", "、"))


def _alike(days: tuple[Spans, ...]) -> Iterator[tuple[list[int], Spans]]:
    """Weekdays with the same spans together; days without any left out."""
    groups: dict[Spans, list[int]] = {}
    for weekday, spans in enumerate(days):
        if spans:
            groups.setdefault(spans, []).append(weekday)
    for spans, run in groups.items():
        yield run, spans


def _days(run: list[int], names: tuple[str, ...], to: str, comma: str) -> str:
    """`Mo-Fr,Su`: from three days in a row on, first and last only."""
    rows: list[list[int]] = []
    for weekday in run:
        if rows and rows[-1][-1] == weekday - 1:
            rows[-1].append(weekday)
        else:
            rows.append([weekday])
    parts: list[str] = []
    for row in rows:
        if len(row) > 2:
            parts.append(names[row[0]] + to + names[row[-1]])
        else:
            parts += [names[weekday] for weekday in row]
    return comma.join(parts)


def _spans(spans: Spans, to: str, comma: str, next_day: str = "") -> str:
    """`09:00-12:00,22:00-06:00`; an end after midnight is told as the next day's time if that is no later."""
    parts = []
    for begin, end in spans:
        if DAY < end <= begin + DAY:
            parts.append(f"{_time(begin)}{to}{next_day}{_time(end - DAY)}")
        else:
            parts.append(f"{_time(begin)}{to}{_time(end)}")
    return comma.join(parts)


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
