"""One file to a located tree."""

import stat
from dataclasses import dataclass
from pathlib import Path

from orgflow.document.assembly import Assembly
from orgflow.document.decoding import cleaned, decode
from orgflow.document.full_width import full_width_slip
from orgflow.document.json_reader import read_json
from orgflow.document.limits import Budget
from orgflow.document.tree import AnyNode, Mapping
from orgflow.document.yaml_reader import read_yaml
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text

_BLOCK = 65_536


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


def shown_path(file: Path, root: Path) -> str:
    """The path from a project root, with `/`. What no report may hold, such as bytes that are no text, is replaced."""
    path = file.relative_to(root).as_posix()
    return cleaned(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def read_file(file: Path, root: Path, budget: Budget) -> Part:
    """Read YAML, or JSON by the name's ending. Raises OSError, and `LimitReached` for what is too much."""
    data = bytearray()
    with file.open("rb") as stream:
        # In blocks, for asking for all that may be read makes room for it. A byte too many shows that there is more.
        while len(data) <= budget.size_left and (block := stream.read(_BLOCK)):
            data += block
    return read_bytes(bytes(data), shown_path(file, root), budget, file=file)


def read_bytes(data: bytes, path: str, budget: Budget, *, file: Path | None = None) -> Part:
    """The same for bytes at hand; `path` is the name they are shown under."""
    budget.spend_file(len(data))
    source, findings = decode(data, path, file)
    if findings:
        return Part(source, None, findings)
    assembly = Assembly(source, budget)
    root = (read_json if path.lower().endswith(".json") else read_yaml)(assembly)
    if isinstance(root, Mapping):
        return Part(source, root, tuple(assembly.findings))
    if not assembly.findings:
        assembly.findings.append(spec_finding("yaml-syntax", _no_mapping(source, root)))
    return Part(source, None, tuple(assembly.findings))


def _no_mapping(source: Source, root: AnyNode | None) -> Problem:
    hint = Text(en="Begin with `orgflow: 1`.", zh="请以 `orgflow: 1` 开头。")
    if root is None or root.plain is None:
        return Problem(at=Span(source, 0, 0), say=Text(en="the file is empty", zh="文件是空的"), hint=hint)
    slip = full_width_slip(source, root.span.line)
    if slip:
        return Problem(at=slip[2], say=slip[0], hint=slip[1])
    say = Text(en="the file must hold `key: value` lines", zh="文件应由 `键: 值` 行组成")
    return Problem(at=root.span, say=say, hint=hint)
