"""What somebody asks of a trace: the case, and what is to happen to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from orgflow.expressions.domains import Domain, Value, domains
from orgflow.graph import OrgGraph
from orgflow.model.values import parse_duration, parse_money
from orgflow.model.workflows import Workflow
from orgflow.text import Text, phrase
from orgflow.usage import UsageError, nearest


@dataclass(frozen=True, slots=True)
class Steering:
    """What is asked of a trace: attributes of the case; for a step the ways out that it takes, visit by visit (the
    last for every later visit); how often the deadline of a step is missed; the start, if there are several."""

    case: Mapping[str, Value] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missed: Mapping[str, int] = field(default_factory=dict)
    start: str | None = None


def steering(
    graph: OrgGraph,
    workflow: str,
    *,
    case: Iterable[str] = (),
    choices: Iterable[str] = (),
    missed: Iterable[str] = (),
    start: str | None = None,
) -> Steering:
    """Read what somebody wrote: `attribute=value`, `step=exit`, the ids of steps and of a start.

    Raises `UsageError` for what the workflow does not have, and for a value that its attribute cannot take.
    """
    if workflow not in graph.team.workflows:
        say = phrase("there is no workflow {name}", "没有流程 {name}", name=workflow)
        raise UsageError(nearest(say, workflow, graph.team.workflows))
    flow = graph.team.workflows[workflow]
    known = domains(graph.team.cases[flow.case.id]) if flow.case else {}
    chosen: dict[str, tuple[str, ...]] = {}
    for step, exit_ in _pairs(choices, "step=exit"):
        ways = [each.id for each in flow.steps[_step(flow, step)].exits]
        if exit_ not in ways:
            say = phrase("{step} has no way out {exit}", "{step} 没有出口 {exit}", step=step, exit=exit_)
            raise UsageError(_with_known(say, exit_, ways))
        chosen[step] = (*chosen.get(step, ()), exit_)
    if not any(each.next for each in flow.starts.values()):
        say = phrase("no case begins in {flow}: it has no start", "{flow} 没有开始，没有案件可以跟踪", flow=workflow)
        raise UsageError(say)
    if start is not None and start not in flow.starts:
        say = phrase("{flow} has no start {start}", "{flow} 没有开始 {start}", flow=workflow, start=start)
        raise UsageError(_with_known(say, start, flow.starts))
    return Steering(
        {name: _value(known, name, text) for name, text in _pairs(case, "attribute=value")},
        chosen,
        Counter(_step(flow, step) for step in missed),
        start,
    )


def _pairs(written: Iterable[str], shape: str) -> Iterator[tuple[str, str]]:
    for text in written:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise UsageError(
                phrase("write {shape}, not {text}", "请写成 {shape}，而不是 {text}", shape=shape, text=text)
            )
        yield name.strip(), value.strip()


def _step(flow: Workflow, name: str) -> str:
    if name not in flow.steps:
        say = phrase("{flow} has no step {step}", "{flow} 没有步骤 {step}", flow=flow.id, step=name)
        raise UsageError(nearest(say, name, flow.steps))
    return name


def _with_known(say: Text, name: str, known: Iterable[str]) -> Text:
    """What is said, with the nearest name, or with all of the few that there are."""
    near = nearest(say, name, known)
    listed = ", ".join(known)
    return near if near != say else phrase("{say}; there are: {all}", "{say}；现有：{all}", say=say, all=listed)


def _value(known: Mapping[str, Domain], name: str, text: str) -> Value:
    """The value of an attribute, as conditions have it: numbers as Decimal, lengths of time in seconds."""
    if name not in known:
        say = phrase("the case has no attribute {name}", "案件没有属性 {name}", name=name)
        raise UsageError(_with_known(say, name, known))
    domain = known[name]
    value = _read(domain, text)
    if value is None:
        raise UsageError(
            phrase(
                "{name} cannot be {text}; it is {kind}",
                "{name} 不能是 {text}；它是{kind}",
                name=name,
                text=text,
                kind=_kind(domain),
            )
        )
    if isinstance(value, Decimal) and not _inside(domain, value):
        bounds = f"{'…' if domain.low is None else domain.low} – {'…' if domain.high is None else domain.high}"
        raise UsageError(
            phrase(
                "{name} cannot be {text}; it lies within {bounds}",
                "{name} 不能是 {text}；范围是 {bounds}",
                name=name,
                text=text,
                bounds=bounds,
            )
        )
    return value


def _inside(domain: Domain, value: Decimal) -> bool:
    return (domain.low is None or value >= domain.low) and (domain.high is None or value <= domain.high)


def _read(domain: Domain, text: str) -> Value | None:
    if domain.kind == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    if domain.kind == "enum":
        return next((value for value, label in domain.values.items() if text in (value, label.zh, label.en)), None)
    if domain.kind == "text":
        return text
    try:
        if domain.kind == "duration":
            seconds = parse_duration(text).seconds
            return None if seconds is None else Decimal(seconds)
        number = Decimal(text)
    except InvalidOperation:
        return _amount(domain, text)
    except ValueError:
        return None
    whole = number.is_finite() and (domain.kind != "integer" or number == number.to_integral_value())
    return number if whole else None


def _amount(domain: Domain, text: str) -> Decimal | None:
    """An amount with its currency, if it is that of the attribute."""
    try:
        money = parse_money(text)
    except ValueError:
        return None
    return money.amount if domain.kind == "money" and money.currency == domain.unit else None


def _kind(domain: Domain) -> Text:
    if domain.kind == "enum":
        values = ", ".join(domain.values)
        return phrase("one of: {values}", "以下之一：{values}", values=values)
    if domain.kind == "money" and domain.unit:
        return phrase("an amount in {unit}", "以 {unit} 计的金额", unit=domain.unit)
    return _KINDS[domain.kind]


_KINDS = {
    "boolean": Text(en="true or false", zh="true 或 false"),
    "integer": Text(en="a whole number", zh="整数"),
    "decimal": Text(en="a number", zh="数字"),
    "money": Text(en="an amount", zh="金额"),
    "duration": Text(en="a length of time such as 2h or 30m", zh="时长，如 2h 或 30m"),
}
