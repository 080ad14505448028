"""The flows that the language was tried on: hard ones, written as excerpts, in which nobody would find a fault; and one
file of faults, each named beside its flow."""

from pathlib import Path

import pytest

from orgflow.api import check

HERE = Path(__file__).parent / "examples"
# What is wrong on purpose, in order.
WRONG = {
    "soundness-cases": ["lack-of-synchronisation", "deadlock", "lack-of-synchronisation", "deadlock"],
}
# What an excerpt leaves out, since it is not about it, in the words of the language.
LEFT_OUT = {
    "complaint": "channels: {chat: {kind: chat}, email: {kind: email}, phone: {kind: phone}}\n",
    "knowledge-loop": "channels: {bot_chat: {kind: bot}, chat: {kind: chat}}\n",
    "on-call": "channels: {phone: {kind: phone}}\n",
    "placements-variants": """\
units:
  company: {head: chief}
  operations: {part_of: company, head: operations_chief}
  sales: {part_of: company, head: sales_chief}
  marketing: {part_of: company, head: marketing_chief}
  service: {part_of: company, head: service_head}
roles:
  chief: {reports_to: none}
  operations_chief: {unit: operations}
  sales_chief: {unit: sales}
  marketing_chief: {unit: marketing}
  service_head: {unit: service}
  service_manager: {unit: service}
  phone_agent: {reports_to: service_manager}
  chat_agent: {reports_to: service_manager}
  email_agent: {reports_to: service_manager}
  social_agent: {reports_to: service_manager}
""",
}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.name)
def test_only_what_the_excerpt_leaves_out_is_missed(path: Path) -> None:
    name = path.name.split(".")[0]
    left_out = LEFT_OUT.get(name, "")
    findings = check([path]).findings
    missed = [finding for finding in findings if finding.rule == "unresolved-ref"]
    assert [finding.rule for finding in findings if finding not in missed] == WRONG.get(name, [])
    for finding in missed:
        written = finding.at.source.text[finding.at.start : finding.at.end]
        assert f"{written}: {{" in left_out, finding.problem.say.en
    assert bool(missed) == bool(left_out)


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_with_what_it_leaves_out_an_excerpt_is_clean(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.orgflow.yaml"
    text = (HERE / path.name).read_text(encoding="utf-8")
    path.write_text(f"{text}\n{LEFT_OUT[name]}", encoding="utf-8")
    assert [(f.rule, f.at.line, f.problem.say.en, f.variants) for f in check([path]).findings] == []
