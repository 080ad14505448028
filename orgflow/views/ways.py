"""What ways out of steps are called."""

from collections.abc import Mapping

from orgflow.expressions.tree import names
from orgflow.expressions.words import condition_in_words
from orgflow.flow.guards import Decision, Guard, decisions
from orgflow.graph import OrgGraph
from orgflow.model.values import Percent
from orgflow.model.workflows import Exit, Step
from orgflow.text import Text, phrase
from orgflow.views.words import counted, spoken


def way_label(step: Step, exit_: Exit, last: bool, when: Text | None = None) -> Text:
    """What is written on a way out; nothing where there is nothing to tell it from. `when` is its condition in words,
    for one that has no words of its own (see `conditions_in_words`)."""
    if last:
        return phrase("after {times}", "满 {times}", times=counted(exit_.at_most or 1, "time", "times", "次"))
    if exit_.kind == "next":
        return Text()
    if exit_.kind == "event":
        return event_label(exit_)
    return exit_.label_ or exit_.name or when or _implied(step, exit_)


def conditions_in_words(graph: OrgGraph) -> Mapping[str, Text]:
    """What the branches and rows of all decisions ask, by the addresses of the exits: `金额 > 500 元`. Made once."""
    return graph.once(
        "conditions in words",
        lambda: {
            guard.exit.address: _asked(guard, decision)
            for decision in decisions(graph)
            for guard in decision.guards.values()
        },
    )


def _asked(guard: Guard, decision: Decision) -> Text:
    if not names(guard.condition):
        return Text(en="always", zh="任何情况")
    return condition_in_words(guard.condition, decision.domains)


def _implied(step: Step, exit_: Exit) -> Text:
    """What a way out is called where it has no words of its own."""
    if step.type == "parallel" or exit_.kind == "row":
        return Text()
    if exit_.otherwise:
        return Text(en="otherwise", zh="其他")
    if exit_.after:
        return event_label(exit_)
    return Text(en=exit_.id, zh=exit_.id)


def event_label(exit_: Exit) -> Text:
    """What happens, or when."""
    if exit_.label_ or exit_.name:
        return exit_.label_ or exit_.name or Text()
    if isinstance(exit_.after, Percent):
        if exit_.after.value >= 100:
            return Text(en="too late", zh="逾期")
        return phrase("at {n} %", "到 {n}%", n=f"{exit_.after.value:f}")
    if exit_.after:
        return phrase("after {time}", "{time}后", time=spoken(exit_.after))
    return exit_.message or Text(en=exit_.id, zh=exit_.id)
