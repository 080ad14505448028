"""Findings as numbered callouts of a picture."""

from collections.abc import Callable, Sequence

from orgflow.diagram import Callout, Tone
from orgflow.finding import Finding, Severity
from orgflow.text import Language, other
from orgflow.views.advice import advice
from orgflow.views.words import Wording

_TONES: dict[Severity, Tone] = {Severity.ERROR: "gap", Severity.WARNING: "attention", Severity.INFO: "note"}


def callouts(
    findings: Sequence[Finding], wording: Wording, targets_of: Callable[[Finding], tuple[str, ...] | None]
) -> tuple[Callout, ...]:
    """The findings that concern a picture, worst first, numbered from 1.

    `targets_of` gives what to mark for a finding, nothing to mark (the panel only), or None where the picture is not
    about it.
    """
    concerned = [(finding, targets) for finding in findings if (targets := targets_of(finding)) is not None]
    concerned.sort(key=lambda pair: (-pair[0].severity.weight, pair[0].order))
    return tuple(
        Callout(
            number,
            _TONES[finding.severity],
            _sentence(wording.say(finding.problem.say), wording.language),
            advice(finding, wording.language),
            targets,
            _sentence(wording.repeat(finding.problem.say), other(wording.language)),
        )
        for number, (finding, targets) in enumerate(concerned, start=1)
    )


def _sentence(text: str, language: Language) -> str:
    """Messages begin small, for they follow a path; in a panel they begin a line."""
    plain = text.replace("`", "")
    if language == "en":
        # The wide quotation marks of the Chinese font would tear an English sentence apart.
        plain = plain.replace("“", '"').replace("”", '"')
    return plain[:1].upper() + plain[1:]
