"""What a rule is, and how a function becomes one."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from orgflow.finding import Confidence, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.source import Span
from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Skip:
    """A check that could not be made, and why; it never counts as passed."""

    reason: Text
    at: Span
    subject: str = ""


Check = Callable[..., Iterator[Problem | Skip]]
# For each object and each column that a rule asks of it: the object, the column, and whether it is stated.
Asks = Callable[[OrgGraph], Iterator[tuple[Item, str, bool]]]


@dataclass(frozen=True, slots=True)
class Expects:
    """What a preset wants to see stated: columns such as `channels.script` wherever the section has objects at all, or
    kinds of objects such as `workflows.kind=complaint` in any team. `every_column` means every one that a rule names.
    """

    stated: frozenset[str] = frozenset()
    every_column: bool = False

    def __contains__(self, wanted: str) -> bool:
        return wanted in self.stated or (self.every_column and "." in wanted and "=" not in wanted)


NOTHING = Expects()


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
    """A fault that a check finds in a graph. `parameters` are the defaults of the check's keyword-only arguments;
    `columns` are what it misses where a preset expects it, if it looks at that at all (`expecting`), and `asks` says
    of which objects.
    """

    check: Check
    parameters: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    expecting: bool = False
    asks: Asks | None = None

    def run(self, graph: OrgGraph, parameters: dict[str, Any], expects: Expects = NOTHING) -> Iterator[Problem | Skip]:
        """What the rule finds in a graph, with some parameters other than the defaults."""
        asked = {"expects": expects} if self.expecting else {}
        return self.check(graph, **asked, **{**self.parameters, **parameters})


def rule(
    name: str, severity: Severity, *, family: str, confidence: Confidence = "proven", columns: tuple[str, ...] = ()
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function that takes the graph and, keyword-only, its parameters.

    One that misses what a preset expects names this in `columns` and takes `expects: Expects = NOTHING`.
    """

    def make(check: Check) -> Rule:
        page = inspect.cleandoc(check.__doc__ or "")
        parameters = {
            parameter.name: parameter.default
            for parameter in inspect.signature(check, follow_wrapped=False).parameters.values()
            if parameter.kind is parameter.KEYWORD_ONLY
        }
        expecting = parameters.pop("expects", None) is not None
        return Rule(name, severity, family, confidence, title_of(page), page, check, parameters, columns, expecting)

    return make


def title_of(page: str) -> Text:
    """The first two paragraphs of a page: what the fault is, in English and in Chinese."""
    english, chinese = page.split("\n\n")[:2]
    return Text(en=english, zh=chinese)
