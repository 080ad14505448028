"""The manual: a page for each fault, and lists of them."""

from pathlib import Path
from typing import Any

from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.presets import PRESETS, unknown_rule
from orgflow.rules.presets import preset as preset_named
from orgflow.rules.rule import Fault, Rule
from orgflow.rules.spec import SPEC_FAULTS
from orgflow.text import Language, Text, phrase
from orgflow.usage import UsageError

FAULTS: tuple[Fault, ...] = (*SPEC_FAULTS, *RULES)
_EXAMPLES = (
    ("bad.orgflow.yaml", Text(en="An example", zh="示例")),
    ("bad.txt", Text(en="What orgflow says of it", zh="orgflow 的报告")),
    ("good.orgflow.yaml", Text(en="Mended", zh="修正后")),
)
# The headings of a page, and what the English reason is called on a Chinese one.
_WHY, _FIX, _MEND, _REASON = "**Why.**", "**Fix.**", "**改法。**", "**原因（英文）。**"


def fault(name: str) -> Fault:
    """The fault of that name; raises `UsageError` with the nearest."""
    for known in FAULTS:
        if known.name == name:
            return known
    raise UsageError(unknown_rule(name, (known.name for known in FAULTS)))


def manual_page(name: str, language: Language) -> str:
    """The page of a fault for a terminal: heading, text, examples. Raises `UsageError` for an unknown name.

    Why a rule is there is written in English only; a Chinese page says so and has it behind the advice.
    """
    known = fault(name)
    parts = [f"{known.name}  ({known.family}, {known.severity.value}, {known.confidence})", *_told(known, language)]
    for title, content in examples(known):
        colon = phrase(":", "：").get(language)
        parts.append(
            f"{title.get(language)}{colon}\n\n" + "\n".join(f"    {line}".rstrip() for line in content.splitlines())
        )
    return "\n\n".join(parts) + "\n"


def _told(known: Fault, language: Language) -> list[str]:
    """The title and the paragraphs of a page that are in a language."""
    both = known.page.split("\n\n")[2:]
    fix = next(place for place, part in enumerate(both) if part.startswith(_FIX))
    mend = next(place for place, part in enumerate(both) if part.startswith(_MEND))
    if language == "en":
        return [known.title.get("en"), *both[:mend]]
    return [known.title.get("zh"), *both[mend:], *(part.replace(_WHY, _REASON) for part in both[:fix])]


def examples(known: Fault) -> list[tuple[Text, str]]:
    """The examples of a rule, which are its tests: (title, content)."""
    folder: Path = shipped("rules") / known.name
    return [
        (title, (folder / name).read_text(encoding="utf-8")) for name, title in _EXAMPLES if (folder / name).exists()
    ]


def listing(preset: str | None = None) -> dict[str, Any]:
    """All faults, or the rules of a preset, as version 1 of the JSON document."""
    return {
        "version": 1,
        "rules": [
            {
                "name": known.name,
                "family": known.family,
                "severity": known.severity.value,
                "confidence": known.confidence,
                "title": known.title.en,
                "title_zh": known.title.zh,
                "presets": [each.name for each in PRESETS.values() if known.name not in each.off],
                "parameters": known.parameters if isinstance(known, Rule) else {},
            }
            for known in _of(preset)
        ],
    }


def table(language: Language, preset: str | None = None) -> str:
    """All faults, or the rules of a preset, a line each."""
    faults = _of(preset)
    wide = max(len(known.name) for known in faults)
    return "".join(
        f"{known.name:<{wide}}  {known.severity.value:<7}  {known.family:<10}  {known.title.get(language)}\n"
        for known in faults
    )


def _of(preset: str | None) -> tuple[Fault, ...]:
    if preset is None:
        return FAULTS
    off = preset_named(preset).off
    return tuple(known for known in FAULTS if known.name not in off)
