"""What two rules say of a promise that a way breaks."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Witness
from orgflow.flow.clocks import Timed, timetable
from orgflow.flow.net import net
from orgflow.flow.paths import in_words
from orgflow.flow.schedule import Row
from orgflow.flow.spans import by_clock, weekday_and_time
from orgflow.flow.starts import is_dated
from orgflow.graph import OrgGraph
from orgflow.source import Span
from orgflow.text import Text, phrase

# As many steps as are shown for taking long.
_SHOWN = 3


def broken(graph: OrgGraph, found: Timed, moment: int, words: tuple[str, str], hint: Text) -> Problem:
    """That the slowest way takes until `moment`. `words` are what comes behind the promise, with a place `{time}`."""
    pledge = found.pledge
    said = phrase(*words, time=time(found, moment))
    whose = (pledge.owner.address,) if pledge.owner is not pledge.workflow else ()
    return Problem(
        at=pledge.at,
        say=phrase(
            "“{flow}” promises `{act}` within {within}{whom}, but {said}{begin}: {way}",
            "「{flow}」承诺{whom} {within}内完成 `{act}`，但{said}{begin}：{way}",
            flow=pledge.workflow.label,
            act=pledge.act,
            within=Text(en=pledge.within.words("en"), zh=pledge.within.words("zh")),
            whom=phrase(" to “{s}”", "对「{s}」案件", s=pledge.owner.label) if whose else Text(en="", zh=""),
            said=said,
            begin=_begin(graph, found),
            way=in_words(graph, net(graph, pledge.workflow.id), found.path),
        ),
        subjects=(pledge.workflow.address, *whose),
        witness=Witness("path", found.path),
        related=tuple(_longest(graph, found)),
        hint=hint,
    )


def time(found: Timed, moment: int) -> Text:
    """A moment of what the clocks say, in words."""
    pledge = found.pledge
    return by_clock(moment, pledge.within, business=pledge.clock == "business", dated=found.begin is not None)


def _begin(graph: OrgGraph, found: Timed) -> Text:
    if found.begin is None:
        return Text(en="", zh="")
    when = weekday_and_time(found.begin, dated=is_dated(graph))
    return phrase(" when a case begins on {when}", "（案件始于 {when}）", when=when)


def _longest(graph: OrgGraph, found: Timed) -> Iterator[Note]:
    """The places of the way at which a case stays longest, in the order of the way."""
    stays: dict[Span, list[int]] = {}
    for row in timetable(graph, found):
        if row.due > row.arrival:
            stays.setdefault(_at(row), []).append(row.due - row.arrival)
    longest = sorted(stays, key=lambda at: -sum(stays[at]))[:_SHOWN]
    for at, each in stays.items():
        if at in longest:
            visits = phrase(" in {n} visits", "（共 {n} 次）", n=len(each)) if len(each) > 1 else Text(en="", zh="")
            yield Note(
                at, phrase("{time} here{visits}", "此处 {time}{visits}", time=time(found, sum(each)), visits=visits)
            )


def _at(row: Row) -> Span:
    timer = row.exit and (row.exit.after or row.exit.until)
    return row.exit.at if row.exit and timer else row.step.place("within")
