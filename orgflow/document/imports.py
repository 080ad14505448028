"""A root and its fragments, read each once and gathered in order."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from orgflow.document.assembly import limit_finding, shown
from orgflow.document.files import Part, is_regular, read_file, shown_path
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.merging import merge
from orgflow.document.roots import is_root_name, project_root
from orgflow.document.tree import Mapping, Scalar, Sequence
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text, phrase
from orgflow.usage import UsageError


@dataclass(frozen=True, slots=True)
class Document:
    """A root with everything it imports. `tree` is the merged mapping, or None where a file could not be read.

    `findings` are all faults of reading: with any of them the document is not to be compiled.
    """

    path: str
    tree: Mapping | None
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]


def read(file: Path, budget: Budget, root: Path | None = None) -> Document:
    """Read a root file and its imports, each once.

    `root` is the project root that imports may not leave, links followed (by default `project_root(file)`). Raises
    `UsageError` where the file lies outside it or is a fragment, OSError where it cannot be read.
    """
    real = file.resolve()
    base = root or project_root(file)
    if not real.is_relative_to(base):
        raise UsageError(
            phrase("{file} lies outside {root}", "{file} 不在 {root} 之内", file=str(file), root=str(base))
        )
    path = shown_path(real, base)
    gathering = _Gathering(base, budget)
    gathering.gather(real, path)
    tree, findings = None, gathering.findings
    trees = [part.tree for part in gathering.parts if part.tree is not None]
    if trees and len(trees) == len(gathering.parts):
        _refuse_fragment(file, trees[0])
        tree, faults = merge(trees, budget)
        findings = [*findings, *faults]
    findings = [*findings, *(finding for part in gathering.parts for finding in part.findings)]
    sources = tuple(part.source for part in gathering.parts)
    return Document(path, tree, sources, tuple(sorted(findings, key=lambda finding: finding.order)))


def _refuse_fragment(file: Path, tree: Mapping) -> None:
    """A root that lacks `team` has a fault; what is not even named like a root was probably not meant."""
    if "team" not in tree.entries and "orgflow" in tree.entries and not is_root_name(file):
        raise UsageError(
            phrase(
                "{file} is a fragment: it has no `team`. Name the root that imports it",
                "{file} 是片段文件：没有 `team`。请指定导入它的根文件",
                file=str(file),
            )
        )


class _Refusal(Exception):
    def __init__(self, say: Text, hint: Text | None = None) -> None:
        super().__init__()
        self.say = say
        self.hint = hint


@dataclass(slots=True)
class _Gathering:
    """The files read so far, and why some were not."""

    root: Path
    budget: Budget
    parts: list[Part] = field(default_factory=list)
    seen: dict[Path, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def gather(self, real: Path, path: str) -> None:
        """Read a file, shown as `path`, and, in the order written, what it imports; a stack, for imports may be chained
        deep."""
        at = Span(Source(path, "", real), 0, 0)
        try:
            waiting = [self._read(real)]
            while waiting and not self.budget.exhausted:
                part = waiting.pop()
                self.parts.append(part)
                fresh = []
                for item in _imports(part.tree):
                    if self.budget.exhausted:
                        break
                    at = item.span
                    imported = self._import(item)
                    if imported:
                        fresh.append(imported)
                waiting += reversed(fresh)
            self.parts += waiting
        except LimitReached as reached:
            self.findings.append(limit_finding(reached, at))

    def _read(self, real: Path) -> Part:
        self.seen[real] = None
        return read_file(real, self.root, self.budget)

    def _import(self, item: Scalar) -> Part | None:
        """Read what one line of `imports` names; None if that was read before or is refused."""
        try:
            target = self._target(item)
            if target in self.seen:
                return None
            part = self._read(target)
            self.findings += _unfit(item, part)
        except _Refusal as refusal:
            self.budget.spend_fault()
            self.findings.append(_refused(item, refusal.say, refusal.hint))
            return None
        return part

    def _target(self, item: Scalar) -> Path:
        """The file an import names; raises `_Refusal`."""
        written = str(item.value)
        name = shown(written)
        if PurePosixPath(written).is_absolute() or PureWindowsPath(written).drive or "://" in written:
            raise _Refusal(
                phrase("`{path}` is not a relative path", "`{path}` 不是相对路径", path=name),
                Text(en="Write the path from this file's folder.", zh="请写相对于本文件所在文件夹的路径。"),
            )
        if "\\" in written:
            raise _Refusal(
                phrase("`{path}` has backslashes", "`{path}` 含有反斜杠", path=name),
                Text(en="Write `/` between folders.", zh="文件夹之间请写 `/`。"),
            )
        target = _resolved(item, written)
        if target and not target.is_relative_to(self.root):
            raise _Refusal(
                phrase("`{path}` leads out of the project", "`{path}` 超出了项目范围", path=name),
                Text(en="Keep fragments inside the project's folder.", zh="请把片段文件放在项目文件夹内。"),
            )
        if target is None or not os.path.exists(target):  # noqa: PTH110  # exists() raises for names too long
            raise _Refusal(
                phrase("there is no file `{path}`", "没有文件 `{path}`", path=name),
                Text(en="Check the name and the folder.", zh="请检查文件名和文件夹。"),
            )
        if not is_regular(target):
            raise _Refusal(
                phrase("`{path}` is not an ordinary file", "`{path}` 不是普通文件", path=name),
                Text(en="Name a file of YAML or JSON.", zh="请指定 YAML 或 JSON 文件。"),
            )
        return target


def _imports(tree: Mapping | None) -> list[Scalar]:
    items = tree.get("imports") if tree else None
    if not isinstance(items, Sequence):
        return []
    return [item for item in items.items if isinstance(item, Scalar) and isinstance(item.value, str)]


def _resolved(item: Scalar, written: str) -> Path | None:
    """Where a path leads from the file it is written in, links followed; None if it cannot lead anywhere."""
    assert item.source.file is not None
    try:
        return (item.source.file.parent / written).resolve()
    except (OSError, ValueError, RuntimeError):  # a loop of links, or a name no disk can have
        return None


def _unfit(item: Scalar, part: Part) -> list[Finding]:
    """Why a file that was read is no fragment."""
    if part.tree is None:
        return []
    if "team" in part.tree.entries:
        say = Text(
            en="this file has a `team`: it is a root, not a fragment", zh="该文件含有 `team`：它是根文件，不是片段"
        )
        return [
            _refused(item, say, Text(en="Move the shared sections into a fragment.", zh="请把共用部分移到片段文件中。"))
        ]
    if "orgflow" not in part.tree.entries:
        say = Text(en="this file does not say `orgflow: 1`", zh="该文件没有注明 `orgflow: 1`")
        return [_refused(item, say, Text(en="Begin it with `orgflow: 1`.", zh="请以 `orgflow: 1` 作为该文件的开头。"))]
    return []


def _refused(item: Scalar, say: Text, hint: Text | None) -> Finding:
    return spec_finding("import-refused", Problem(at=item.span, say=say, hint=hint))
