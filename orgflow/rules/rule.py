"""What a rule is, and how a function becomes one."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from orgflow.finding import Confidence, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.source import Span
from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Skip:
    """A check that could not be made, and why; it never counts as passed."""

    reason: Text
    at: Span
    subject: str = ""


Check = Callable[..., Iterator[Problem | Skip]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that orgflow knows by name, with its page: an English title, a Chinese title, then paragraphs that begin
    with **Why.**, **Fix.** and **改法。**."""

    name: str
    severity: Severity
    family: str
    confidence: Confidence
    title: Text
    page: str


@dataclass(frozen=True, slots=True)
class Rule(Fault):
    """A fault that a check finds in a graph. `parameters` are the defaults of the check's keyword-only arguments."""

    check: Check
    parameters: dict[str, Any] = field(default_factory=dict)

    def run(self, graph: OrgGraph, parameters: dict[str, Any]) -> Iterator[Problem | Skip]:
        """What the rule finds in a graph, with some parameters other than the defaults."""
        return self.check(graph, **{**self.parameters, **parameters})


def rule(name: str, severity: Severity, *, family: str, confidence: Confidence = "proven") -> Callable[[Check], Rule]:
    """Make a rule of a generator function that takes the graph and, keyword-only, its parameters."""

    def make(check: Check) -> Rule:
        page = inspect.cleandoc(check.__doc__ or "")
        parameters = {
            parameter.name: parameter.default
            for parameter in inspect.signature(check).parameters.values()
            if parameter.kind is parameter.KEYWORD_ONLY
        }
        return Rule(name, severity, family, confidence, title_of(page), page, check, parameters)

    return make


def title_of(page: str) -> Text:
    """The first two paragraphs of a page: what the fault is, in English and in Chinese."""
    english, chinese = page.split("\n\n")[:2]
    return Text(en=english, zh=chinese)
