"""What the tests of reading share: a text to its located tree, and files in a folder to a document."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from orgflow.document import Budget, Document, Limits, read
from orgflow.document.files import Part, read_bytes


@pytest.fixture(scope="session")
def part() -> Callable[..., Part]:
    """Reads one file at hand: text or bytes, YAML or, by the name's ending, JSON."""

    def reading(content: str | bytes, name: str = "team.yaml", limits: Limits | None = None) -> Part:
        data = content.encode() if isinstance(content, str) else content
        return read_bytes(data, name, Budget(limits or Limits()))

    return reading


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Document]:
    """Writes files below a project root and reads `team.orgflow.yaml` among them, or another one."""

    def reading(files: Mapping[str, str], name: str = "team.orgflow.yaml", limits: Limits | None = None) -> Document:
        (tmp_path / "orgflow.config.yaml").write_text("", encoding="utf-8")
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return read(tmp_path / name, Budget(limits or Limits()))

    return reading
