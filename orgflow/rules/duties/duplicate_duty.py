"""One duty stands in one place."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("duplicate-duty", Severity.INFO, family="duties", confidence="heuristic", needs=("duties",))
def duplicate_duty(graph: OrgGraph) -> Iterator[Problem]:
    """
    Two duties of one area that say the same and belong to different posts.

    同一领域内内容相同、却由不同岗位承担的两项职责。

    **Why.** Each of the two posts thinks that the other does it, or both do it and the customer is asked twice.

    **Fix.** Make one duty of them, or say in their names what tells them apart. Told where name, area, acts and cadence
    are the same and both have somebody responsible; capitals, spaces and punctuation do not count.

    **改法。** 合并为一项，或在名称中写明区别。名称、领域、行为和频率都相同时才提示；大小写、空格和标点不计。
    """
    first: dict[tuple[object, ...], Duty] = {}
    for duty in graph.team.duties.values():
        if not duty.name:
            continue
        key = (_plain(duty.name), duty.area and duty.area.address, frozenset(duty.does), frozenset(duty.cadence))
        twin = first.setdefault(key, duty)
        doers, others = (_doers(graph, each) for each in (duty, twin))
        if twin is not duty and doers and others and not doers.keys() & others.keys():
            yield _problem(graph, duty, twin, doers, others)


def _plain(name: Text) -> tuple[str, str]:
    """A name without all that makes no difference."""
    english, chinese = ("".join(filter(str.isalnum, each or "")).casefold() for each in (name.en, name.zh))
    return english, chinese


def _doers(graph: OrgGraph, duty: Duty) -> dict[str, None]:
    return {link.source: None for link in graph.into(duty.address, Edge.RESPONSIBLE)}


def _problem(graph: OrgGraph, duty: Duty, twin: Duty, doers: dict[str, None], others: dict[str, None]) -> Problem:
    return Problem(
        at=duty.at,
        say=phrase(
            "“{duty}” is a duty of {one} and another of {other}",
            "「{duty}」同时是「{one}」和「{other}」的两项职责",
            duty=duty.label,
            one=graph.label(next(iter(others))),
            other=graph.label(next(iter(doers))),
        ),
        subjects=(twin.address, duty.address),
        witness=Witness("conflict", (twin.address, duty.address)),
        related=(Note(twin.at, Text(en="the other", zh="另一项")),),
        hint=Text(
            en="Make one duty of them, or say in their names what tells them apart.",
            zh="请合并为一项，或在名称中写明区别。",
        ),
    )
