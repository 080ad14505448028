"""One file to a located tree."""

import stat
from dataclasses import dataclass
from pathlib import Path

from orgflow.document.assembly import Assembly
from orgflow.document.decoding import decode
from orgflow.document.json_reader import read_json
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.tree import Mapping
from orgflow.document.yaml_reader import read_yaml
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """What one file holds. `tree` is None where the file could not be read as a mapping; `findings` then say why."""

    source: Source
    tree: Mapping | None
    findings: tuple[Finding, ...]


def is_regular(file: Path) -> bool:
    """Whether this is an ordinary file: devices and pipes may never end."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_file(file: Path, shown: str, budget: Budget) -> Part:
    """Read YAML, or JSON by the name's ending. `shown` is the path from the project root. Raises OSError."""
    with file.open("rb") as stream:
        data = stream.read(budget.size_left + 1)
    return read_bytes(data, shown, budget, file=file)


def read_bytes(data: bytes, shown: str, budget: Budget, *, file: Path | None = None) -> Part:
    """The same for bytes at hand."""
    try:
        budget.spend_file(len(data))
    except LimitReached as reached:
        assembly = Assembly(Source(shown, "", file), budget)
        assembly.refuse_limit(reached, 0)
        return Part(assembly.source, None, tuple(assembly.findings))
    source, findings = decode(data, shown, file)
    if findings:
        return Part(source, None, findings)
    assembly = Assembly(source, budget)
    root = (read_json if shown.lower().endswith(".json") else read_yaml)(assembly)
    if isinstance(root, Mapping):
        return Part(source, root, tuple(assembly.findings))
    if not assembly.findings:
        say = (
            Text(en="the file is empty", zh="文件是空的")
            if root is None
            else Text(en="the file must hold `key: value` lines", zh="文件应由 `键: 值` 行组成")
        )
        hint = Text(en="Begin with `orgflow: 1`.", zh="请以 `orgflow: 1` 开头。")
        at = root.span if root else Span(source, 0, 0)
        assembly.findings.append(spec_finding("yaml-syntax", Problem(at=at, say=say, hint=hint)))
    return Part(source, None, tuple(assembly.findings))
