"""The flows that the language was tried on: hard ones, written as excerpts, in which nobody would find a fault."""

from pathlib import Path

import pytest

from orgflow.api import check

HERE = Path(__file__).parent / "examples"
# An excerpt leaves out what it is not about: its channels.
LEFT_OUT = {
    "complaint": ["chat", "email", "phone"],
    "knowledge-loop": ["bot_chat", "chat"],
    "on-call": ["phone"],
}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.name)
def test_only_what_the_excerpt_leaves_out_is_missed(path: Path) -> None:
    report = check([path])
    missing = [f"there is no channel `{name}`" for name in LEFT_OUT.get(path.name.split(".")[0], [])]
    assert [(finding.rule, finding.problem.say.get("en")) for finding in report.findings] == [
        ("unresolved-ref", words) for words in missing
    ]


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_with_its_channels_an_excerpt_is_clean(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.orgflow.yaml"
    channels = "".join(f"  {channel}: {{kind: chat}}\n" for channel in LEFT_OUT[name])
    text = (HERE / path.name).read_text(encoding="utf-8")
    path.write_text(f"{text}\nchannels:\n{channels}", encoding="utf-8")
    assert [(finding.rule, finding.at.line) for finding in check([path]).findings] == []
