"""What pictures advise: something for each finding a client meets, in the client's words, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from orgflow.api import check
from orgflow.finding import Finding
from orgflow.rules import RULES
from orgflow.text import LANGUAGES, Text, written_in
from orgflow.views import advice as module
from orgflow.views.advice import advice

DRAFT = Path(__file__).parents[2] / "specs/front-office-draft"


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return list(check(DRAFT).findings)


def test_every_finding_of_the_draft_has_advice_in_each_language(found: list[Finding]) -> None:
    assert len({finding.rule for finding in found}) > 8
    for finding in found:
        for language in LANGUAGES:
            said = advice(finding, language)
            assert said, finding.rule
            assert "`" not in said
            assert written_in(said) == language


def test_advice_is_on_rules_that_there_are_and_has_no_word_of_the_language() -> None:
    assert set(module._SAID) <= {rule.name for rule in RULES}
    for rule, said in module._SAID.items():
        assert said.en, rule
        assert said.zh, rule
        assert not any(sign in said.en + said.zh for sign in "`_{}")
        assert (said.en[-1], said.zh[-1]) == (".", "。")


def test_a_hint_with_figures_comes_first_and_one_to_type_never(found: list[Finding]) -> None:
    finding = next(each for each in found if each.rule == "no-accountable")
    plain = replace(finding, problem=replace(finding.problem, hint=Text(en="Ask the lead.", zh="请问组长。")))
    typed = replace(finding, problem=replace(finding.problem, hint=Text(en="Write `a`.", zh="请写 `a`。")))
    assert [advice(plain, "en"), advice(plain, "zh")] == ["Ask the lead.", "请问组长。"]
    assert advice(typed, "en") == "Name one post that answers for the result."


def test_the_manual_speaks_where_it_needs_no_word_of_the_language(found: list[Finding]) -> None:
    finding = replace(found[0], rule="duplicate-alias", problem=replace(found[0].problem, hint=None))
    assert advice(finding, "zh") == "在名称中写明两者的区别，或从其中一方删除该别名。"
    assert advice(replace(finding, rule="unknown"), "zh") == ""
