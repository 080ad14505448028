"""What rules on decisions say alike."""

from orgflow.expressions.domains import OTHER, Value
from orgflow.expressions.words import case_in_words
from orgflow.flow.decisions import Example
from orgflow.flow.guards import Decision, Guard
from orgflow.text import Text


def called(guard: Guard) -> Text:
    """What a branch or row is called."""
    return guard.exit.label_ or guard.exit.label


def in_words(case: Example, decision: Decision) -> Text:
    """A case that a decision takes the wrong way."""
    return case_in_words(case, decision.domains) if case else Text(en="any case", zh="任何情况")


def as_witness(case: Example) -> tuple[str, ...]:
    """A case as a part of a witness: `amount=500`."""
    return tuple(f"{name}={_written(value)}" for name, value in case.items())


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "…" if str(value).startswith(OTHER) else str(value)
