"""Every rule against its examples: bad gives exactly its golden findings, good is clean under all rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orgflow.check import check_loaded, load
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.model.team import SECTION_SHAPES
from orgflow.rules import RULES, Rule
from orgflow.rules.engine import Outcome, Skipped
from orgflow.rules.presets import PRESETS, chosen
from orgflow.source import Span
from orgflow.text import Text

HERE = Path(__file__).parents[1] / "rules"
TODAY = date(2026, 3, 2)
# Rules that say nothing unless a preset expects what they miss.
SPEAKS_AT = {"no-complaint-flow": "iso-10002", "missing-source": "strict"}
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_rules_and_example_folders_belong_together() -> None:
    folders = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")
    assert folders == sorted(rule.name for rule in RULES)


def test_a_rule_is_listed_once_and_beside_its_family() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    families = [rule.family for rule in RULES]
    assert families == sorted(families, key=families.index)


def test_presets_name_rules_and_parameters_that_exist() -> None:
    rules = {rule.name: rule for rule in RULES}
    for preset in PRESETS.values():
        assert sorted(preset.off - rules.keys()) == []
        for name, parameters in preset.parameters.items():
            assert sorted(parameters.keys() - rules[name].parameters.keys()) == []


@EACH_RULE
def test_one_rule_one_file_one_name(rule: Rule) -> None:
    name = rule.name.replace("-", "_")
    assert rule.check.__name__ == name
    assert rule.check.__module__ == f"orgflow.rules.{rule.family}.{name}"


@EACH_RULE
def test_the_page_says_what_why_and_how_to_mend_it(rule: Rule) -> None:
    paragraphs = rule.page.split("\n\n")
    assert rule.title == Text(en=paragraphs[0], zh=paragraphs[1])
    assert rule.title.en is not None
    assert rule.title.en.isascii()
    assert rule.title.en.endswith(".")
    assert rule.title.zh is not None
    assert rule.title.zh.endswith("。")
    heads = [paragraph.split(" ")[0] for paragraph in paragraphs[2:] if paragraph.startswith("**")]
    assert heads == ["**Why.**", "**Fix.**", "**改法。**"]


@EACH_RULE
def test_bad_gives_its_golden_findings_and_only_this_rules(rule: Rule, golden: Callable[[Path, str], None]) -> None:
    outcome = _check(rule, HERE / rule.name / "bad.orgflow.yaml")
    assert outcome.findings
    golden(HERE / rule.name / "bad.txt", "\n".join(_described(outcome)))
    assert {finding.rule for finding in outcome.findings} == {rule.name}
    fingerprints = [finding.fingerprint for finding in outcome.findings]
    assert len(set(fingerprints)) == len(fingerprints)
    for finding in outcome.findings:
        assert finding.problem.hint, finding.problem.say.en
        assert finding.problem.witness, finding.problem.say.en
        assert finding.problem.subjects, finding.problem.say.en
        texts = [finding.problem.say, finding.problem.hint, *(note.say for note in finding.problem.related)]
        assert [text for text in texts if not text.stated("en") or not text.stated("zh")] == []


@EACH_RULE
def test_good_is_clean_under_all_rules(rule: Rule) -> None:
    outcome = _check(rule, HERE / rule.name / "good.orgflow.yaml")
    assert list(_described(replace(outcome, accepted=()))) == []


@EACH_RULE
def test_rules_need_sections_that_exist(rule: Rule) -> None:
    assert sorted(rule.needs - SECTION_SHAPES.keys()) == []


@pytest.mark.parametrize(
    "path", sorted(HERE.glob("*/*.orgflow.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_rule_that_is_not_called_would_find_nothing(path: Path, graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(path)
    for rule in RULES:
        if not rule.concerns(graph.sections):
            assert list(rule.run(graph, {}, PRESETS["strict"].expects)) == [], rule.name


@EACH_RULE
def test_the_same_graph_gives_the_same_findings(rule: Rule) -> None:
    path = HERE / rule.name / "bad.orgflow.yaml"
    assert list(_described(_check(rule, path))) == list(_described(_check(rule, path)))


def _check(rule: Rule, path: Path) -> Outcome:
    """What all rules of the recommended preset, or of the one that the rule is for, say of a file and its variants, and
    the rule itself where the preset leaves it out. Nothing of the family `spec` is wrong with the file."""
    preset = PRESETS[SPEAKS_AT.get(rule.name, "recommended")]
    rules = chosen(RULES, preset)
    loaded = load(path)
    assert [(finding.at.line, finding.problem.say.en) for finding in loaded.findings] == []
    outcome = check_loaded(loaded, rules if rule in rules else (*rules, rule), preset, TODAY).outcome
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    return outcome


def _described(outcome: Outcome) -> Iterator[str]:
    """All that findings and skips say, in both languages, for a golden file."""
    for finding in outcome.findings:
        yield from _finding(finding)
        yield ""
    for finding in outcome.accepted:
        yield f"accepted: {finding.rule} at {_place(finding.at)}"
        yield ""
    for skipped in outcome.skipped:
        yield from _skipped(skipped)
        yield ""


def _finding(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    yield f"{finding.severity.value}: {finding.rule} at {_place(finding.at)}"
    if not finding.everywhere:
        yield f"  in: {', '.join(finding.variants)}"
    yield from _both("  ", problem.say)
    for note in problem.related:
        yield f"  see {_place(note.at)}"
        yield from _both("    ", note.say)
    if problem.hint:
        yield "  hint"
        yield from _both("    ", problem.hint)
    yield f"  subjects: {', '.join(problem.subjects)}"
    if problem.witness:
        yield f"  witness: {' '.join((problem.witness.kind, *problem.witness.addresses))}"
    yield f"  pointer: {finding.pointer}"


def _skipped(skipped: Skipped) -> Iterator[str]:
    yield f"skipped: {skipped.rule} at {_place(skipped.skip.at)} {skipped.skip.subject}"
    yield from _both("  ", skipped.skip.reason)


def _place(span: Span) -> str:
    """Line, column and the first line of what stands there, so that a golden file shows what is pointed at."""
    first, *more = span.source.text[span.start : span.end].splitlines() or [""]
    return f"{span.line}:{span.column} `{first}{' …' if more else ''}`"


def _both(indent: str, text: Text) -> Iterator[str]:
    yield f"{indent}{text.en}"
    yield f"{indent}{text.zh}"
