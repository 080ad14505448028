"""What a consultant reads when a file does not fit: place, words and hint, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgflow.document import Mapping
from orgflow.finding import Finding
from orgflow.schema import validate
from orgflow.schema.narrowing import MOST

Made = Callable[[dict[str, Any]], Mapping]
GOLDEN = Path(__file__).with_name("faults.txt")


def shown(finding: Finding) -> str:
    at = finding.at
    text = at.source.text[at.start : at.end]
    lines = [f"{at.line}:{at.column} {text!r} {finding.pointer} {' '.join(finding.problem.subjects)}"]
    for language in ("en", "zh"):
        hint = finding.problem.hint
        lines += [finding.problem.say.get(language), f"  {hint.get(language)}" if hint else "  -"]
    return "\n".join(lines) + "\n"


def test_the_words_for_every_sort_of_fault(faults: Mapping, golden: Callable[[Path, str], None]) -> None:
    findings = validate(faults)
    assert {finding.rule for finding in findings} == {"schema-violation"}
    golden(GOLDEN, "\n".join(map(shown, findings)))


def test_the_shipped_specs_fit(specs: list[Mapping]) -> None:
    assert specs
    for tree in specs:
        assert validate(tree) == ()


def test_a_missing_team_is_shown_at_the_top(made: Made) -> None:
    (finding,) = validate(made({"orgflow": 1, "roles": {}}))
    assert finding.problem.say.en == "a specification needs `team`, which is missing"
    assert finding.problem.say.zh == "规格缺少必需的 `team`"
    assert finding.at.line == 1
    assert finding.pointer == "/team"


def test_a_misspelt_team_is_one_fault(made: Made) -> None:
    (finding,) = validate(made({"orgflow": 1, "tean": {}}))
    assert finding.problem.say.en == "`tean` is not a field of a specification"
    assert finding.problem.hint
    assert finding.problem.hint.en == "Did you mean `team`?"


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_version_is_the_only_finding(made: Made, version: int) -> None:
    (finding,) = validate(made({"orgflow": version, "tean": {}, "roles": 5}))
    assert finding.rule == "unsupported-version"
    assert f"version {version} of the language" in finding.problem.say.get("en")
    assert f"第 {version} 版" in finding.problem.say.get("zh")
    assert finding.at.line == 2


@pytest.mark.parametrize("version", ["1", 0, True, 1.5, None])
def test_a_version_that_is_none_is_refused(made: Made, version: object) -> None:
    (finding,) = validate(made({"orgflow": version, "team": {}}))
    assert finding.rule == "schema-violation"
    assert finding.pointer == "/orgflow"


def test_the_address_of_a_step_is_its_subject(made: Made) -> None:
    steps = {"triage": {"type": "decision", "when": "x"}}
    (finding,) = validate(made({"orgflow": 1, "team": {}, "workflows": {"complaint": {"steps": steps}}}))
    assert finding.problem.subjects == ("step:complaint.triage",)
    assert finding.pointer == "/workflows/complaint/steps/triage/when"


def test_one_fault_among_many_objects_is_found_where_it_is(made: Made) -> None:
    roles: dict[str, Any] = {f"role_{number}": {"headcount": 1, "deputy": ["role_1"]} for number in range(3000)}
    roles["role_2345"]["deputy"] = [f"role_{number}" for number in range(200)] + [7]
    (finding,) = validate(made({"orgflow": 1, "team": {}, "roles": roles}))
    assert finding.pointer == "/roles/role_2345/deputy/200"
    assert finding.at.source.line(finding.at.line) == "7"


def test_a_long_list_that_needs_two_members(made: Made) -> None:
    policy = {"separate": ["propose"] * 100 + [5, "approve"]}
    (finding,) = validate(made({"orgflow": 1, "team": {}, "workflows": {"w": {"policies": {"p": policy}}}}))
    assert finding.pointer == "/workflows/w/policies/p/separate/100"


def test_too_long_a_pair(made: Made) -> None:
    policy = {"precedence": ["a"] * 100}
    (finding,) = validate(made({"orgflow": 1, "team": {}, "workflows": {"w": {"policies": {"p": policy}}}}))
    assert finding.problem.say.en == "`precedence`: expected at most 2 entries, found 100"


def test_beyond_a_thousand_faults_one_finding_says_so(made: Made) -> None:
    findings = validate(made({"orgflow": 1, "team": {}, "roles": {f"role_{n}": {"headcout": 1} for n in range(2000)}}))
    assert [finding.rule for finding in findings] == ["schema-violation"] * MOST + ["limit-exceeded"]
    assert findings[-1].problem.say.en == "only the first 1000 faults are told"


def test_a_place_in_a_pointer_is_escaped(made: Made) -> None:
    (finding,) = validate(made({"orgflow": 1, "team": {"a/b~c": 1}}))
    assert finding.pointer == "/team/a~1b~0c"
