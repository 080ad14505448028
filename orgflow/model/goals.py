"""What the team wants to reach: measures, goals and how they break down, rewards."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import keyed, nested, parsed, parts, plain, ref, refs, text, words
from orgflow.model.targets import own_target, targets, unit
from orgflow.model.values import Percent, Target, parse_percent
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenMissed:
    """What follows where a measure misses its target: duties to do, actions to put off."""

    do: tuple[Ref, ...] = read(refs("duty"), ())
    pause: tuple[Ref, ...] = read(refs("action"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Item):
    """A measure. A `target` is None where none is stated and where it says `none`: see `states`."""

    kind: str | None = read(plain)
    formula: Text | None = read(text)
    unit: Text | None = read(unit)
    direction: str | None = read(plain)
    target: Target | None = read(own_target)
    channels: dict[Ref, Target | None] | None = read(keyed(own_target, "channel"))
    per: tuple[str, ...] = read(words, ())
    over: str | None = read(plain)
    data: tuple[Ref, ...] = read(refs("record"), ())
    collected_by: Ref | None = read(ref("role", "system"))
    owner: Ref | None = read(ref("role", "unit"))
    moved_by: tuple[Ref, ...] = read(refs("duty"), ())
    after: tuple[Ref, ...] = read(refs("kpi"), ())
    when_missed: WhenMissed | None = read(nested(WhenMissed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Item):
    """The part of a goal that is for each quarter, month or week."""

    owner: Ref | None = read(ref("role", "unit"))
    kpis: dict[Ref, Target | None] | None = read(targets)
    actions: tuple[Ref, ...] = read(refs("action"), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Item):
    """What is to be reached in a period, measured by KPIs, and how it breaks down."""

    of: str | None = read(plain)
    owner: Ref | None = read(ref("role", "unit"))
    parent: Ref | None = read(ref("goal"))
    kpis: dict[Ref, Target | None] | None = read(targets)
    actions: tuple[Ref, ...] = read(refs("action"), ())
    cascade: dict[str, Stage] | None = read(parts("stage", Stage))


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentive(Item):
    """A reward or a penalty: for whom, by which KPIs or criteria, after which milder steps, and who hears appeals."""

    kind: str | None = read(plain)
    for_: tuple[Ref, ...] = read(refs("role", "unit"), ())
    weights: dict[Ref, Percent] | None = read(keyed(parsed(parse_percent), "kpi"))
    criteria: Text | None = read(text)
    period: str | None = read(plain)
    steps_before: tuple[Ref, ...] = read(refs("incentive", "course"), ())
    appeal_to: Ref | None = read(ref("role", "unit", "party", "escalation"))
