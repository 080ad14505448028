"""The shipped specs: one is clean, the draft has the gaps that first drafts have and no false alarm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.check import Checked, check_loaded, load
from orgflow.document import find_roots
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.presets import PRESETS, chosen

SPECS = Path(str(shipped("specs")))
EACH_ROOT = pytest.mark.parametrize("root", find_roots([SPECS]), ids=lambda path: path.name)


def check(root: Path, preset: str) -> Checked:
    return check_loaded(load(root), chosen(RULES, PRESETS[preset]), PRESETS[preset])


@EACH_ROOT
@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_is_wrong_with_the_text_and_no_rule_fails(root: Path, preset: str) -> None:
    checked = check(root, preset)
    assert checked.loaded.findings == ()
    assert [(crash.rule, repr(crash.error)) for crash in checked.crashes] == []


def test_the_front_office_is_clean() -> None:
    checked = check(SPECS / "front-office" / "front-office.orgflow.yaml", "recommended")
    assert [(finding.rule, finding.at.line) for finding in checked.findings] == []
    assert checked.skipped == ()


def test_the_draft_shows_its_gaps(golden: Callable[[Path, str], None]) -> None:
    checked = check(SPECS / "front-office-draft" / "front-office-draft.orgflow.yaml", "recommended")
    lines = [
        f"{finding.severity.value} {finding.rule} at {finding.at.line}:{finding.at.column}: {finding.problem.say.en}\n"
        for finding in checked.findings
    ]
    golden(Path(__file__).with_name("front-office-draft.txt"), "".join(lines))
    named = {finding.rule for finding in checked.findings}
    # What the first interviews leave open; each is told where it stands.
    assert named >= {
        "reporting-cycle",
        "span-too-wide",
        "unowned-duty",
        "escalation-without-target",
        "dead-end",
        "missing-default",
    }
    assert checked.skipped == ()
