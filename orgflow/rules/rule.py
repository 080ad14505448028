"""What a rule is, and how a function becomes one."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
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
class Review:
    """What is known once the other rules have spoken, for rules about waivers.

    `today` is the day to judge by, None where nothing ends. `known` are all faults by name, `ran` the names of the
    rules that have spoken. `used` are the places of addresses in waivers that some finding needed, wherever it was
    found; None where nobody can tell, since only a part of the specification was looked at.
    """

    today: date | None = None
    known: "Mapping[str, Fault]" = field(default_factory=dict)
    ran: frozenset[str] = frozenset()
    used: Collection[Span] | None = None


NO_REVIEW = Review()


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """A fault that orgflow knows by name, with its page: an English title, a Chinese title, then paragraphs that begin
    with **Why.**, **Fix.** and **改法。**."""

    name: str
    severity: Severity
    family: str
    confidence: Confidence
    title: Text
    page: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Fault):
    """A fault that a check finds in a graph. `parameters` are the defaults of the check's keyword-only arguments;
    `columns` are what it misses where a preset expects it, if it looks at that at all (`expecting`), and `asks` says
    of which objects. `needs` are the sections of a team without any one of which it finds nothing. One that is
    `reviewing` is run after the others.
    """

    check: Check
    parameters: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    expecting: bool = False
    asks: Asks | None = None
    needs: frozenset[str] = frozenset()
    reviewing: bool = False

    def concerns(self, sections: frozenset[str]) -> bool:
        """Whether a team that states these sections has what the rule looks at."""
        return self.needs <= sections

    def run(
        self, graph: OrgGraph, parameters: dict[str, Any], expects: Expects = NOTHING, review: Review = NO_REVIEW
    ) -> Iterator[Problem | Skip]:
        """What the rule finds in a graph, with some parameters other than the defaults."""
        asked: dict[str, Any] = {"expects": expects} if self.expecting else {}
        if self.reviewing:
            asked["review"] = review
        return self.check(graph, **asked, **{**self.parameters, **parameters})


def rule(
    name: str,
    severity: Severity,
    *,
    family: str,
    confidence: Confidence = "proven",
    columns: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    asks: Asks | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function that takes the graph and, keyword-only, its parameters.

    One that misses what a preset expects names this in `columns` and takes `expects: Expects = NOTHING`; one that looks
    at waivers when the others have spoken takes `review: Review = NO_REVIEW`. One that has nothing to say without
    certain sections, whatever is expected, names them in `needs`. `asks` says of which objects completeness counts the
    columns, where not of all.
    """

    def make(check: Check) -> Rule:
        page = inspect.cleandoc(check.__doc__ or "")
        parameters = {
            parameter.name: parameter.default
            for parameter in inspect.signature(check, follow_wrapped=False).parameters.values()
            if parameter.kind is parameter.KEYWORD_ONLY
        }
        expecting = parameters.pop("expects", None) is not None
        reviewing = parameters.pop("review", None) is not None
        title = title_of(page)
        return Rule(
            *(name, severity, family, confidence, title, page, check, parameters, columns, expecting),
            asks=asks,
            needs=frozenset(needs),
            reviewing=reviewing,
        )

    return make


def title_of(page: str) -> Text:
    """The first two paragraphs of a page: what the fault is, in English and in Chinese."""
    english, chinese = page.split("\n\n")[:2]
    return Text(en=english, zh=chinese)
