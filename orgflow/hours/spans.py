"""Sets of spans of minutes: sorted, apart from each other, each from its begin up to its end."""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def union(spans: Iterable[Span]) -> Spans:
    """The minutes that are in any of the spans; what overlaps or touches becomes one."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def minus(spans: Spans, others: Spans) -> Spans:
    """The minutes of the first set that are not in the second."""
    found: list[Span] = []
    for begin, end in spans:
        for other_begin, other_end in others:
            if other_end <= begin or end <= other_begin:
                continue
            if begin < other_begin:
                found.append((begin, other_begin))
            begin = other_end
        if begin < end:
            found.append((begin, end))
    return tuple(found)


def common(spans: Spans, others: Spans) -> Spans:
    """The minutes that are in both sets."""
    return minus(spans, minus(spans, others))


def moved(spans: Iterable[Span], minutes: int) -> Spans:
    """All spans so many minutes later."""
    return tuple((begin + minutes, end + minutes) for begin, end in spans)
