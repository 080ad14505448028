"""A root and its fragments, merged into one document."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from orgflow.document.files import Part, is_regular, read_file
from orgflow.document.limits import Budget
from orgflow.document.roots import project_root
from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, Sequence
from orgflow.finding import Finding, Note, Problem, spec_finding
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


@dataclass(slots=True)
class _Gathering:
    root: Path
    budget: Budget
    parts: list[Part] = field(default_factory=list)
    seen: dict[Path, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, at: Span, say: Text, hint: Text | None) -> None:
        """Collect why an import is not followed."""
        self.findings.append(spec_finding("import-refused", Problem(at=at, say=say, hint=hint)))


class _Refusal(Exception):
    def __init__(self, say: Text, hint: Text | None = None) -> None:
        super().__init__()
        self.say = say
        self.hint = hint


def read(file: Path, budget: Budget, root: Path | None = None) -> Document:
    """Read a root file and its imports, each once.

    `root` is the project root that imports may not leave (by default `project_root(file)`). Raises `UsageError` where
    the file lies outside it or is a fragment, OSError where it cannot be read.
    """
    real = file.resolve()
    base = root.resolve() if root else project_root(file)
    if not real.is_relative_to(base):
        raise UsageError(
            phrase("{file} lies outside {root}", "{file} 不在 {root} 之内", file=str(file), root=str(base))
        )
    gathering = _Gathering(base, budget)
    main = _gather(gathering, file, real)
    shown = real.relative_to(base).as_posix()
    if main.tree is not None and "team" not in main.tree.entries and "orgflow" in main.tree.entries:
        raise UsageError(
            phrase(
                "{file} is a fragment: it has no `team`. Name the root that imports it",
                "{file} 是片段文件：没有 `team`。请指定导入它的根文件",
                file=str(file),
            )
        )
    tree = None if any(part.tree is None for part in gathering.parts) else _merge(gathering)
    findings = [*gathering.findings, *(finding for part in gathering.parts for finding in part.findings)]
    sources = tuple(part.source for part in gathering.parts)
    return Document(shown, tree, sources, tuple(sorted(findings, key=lambda finding: finding.order)))


def _gather(gathering: _Gathering, file: Path, real: Path) -> Part:
    """Read a file and, in the order written, what it imports; a stack, for imports may be chained deep."""
    gathering.seen[real] = None
    first = read_file(file, real.relative_to(gathering.root).as_posix(), gathering.budget)
    waiting = [first]
    while waiting:
        part = waiting.pop()
        gathering.parts.append(part)
        folder = part.source.file.resolve().parent if part.source.file else gathering.root
        fresh = []
        for item in _imports(part.tree):
            try:
                target = _target(gathering.root, folder, str(item.value))
            except _Refusal as refusal:
                gathering.refuse(item.span, refusal.say, refusal.hint)
                continue
            if target in gathering.seen:
                continue
            gathering.seen[target] = None
            imported = read_file(target, target.relative_to(gathering.root).as_posix(), gathering.budget)
            if imported.tree is not None and "team" in imported.tree.entries:
                gathering.refuse(
                    item.span,
                    Text(
                        en="this file has a `team`: it is a root, not a fragment",
                        zh="该文件含有 `team`：它是根文件，不是片段",
                    ),
                    Text(en="Move the shared sections into a fragment.", zh="请把共用部分移到片段文件中。"),
                )
            fresh.append(imported)
        waiting += reversed(fresh)
    return first


def _imports(tree: Mapping | None) -> list[Scalar]:
    items = tree.get("imports") if tree else None
    if not isinstance(items, Sequence):
        return []
    return [item for item in items.items if isinstance(item, Scalar) and isinstance(item.value, str)]


def _target(root: Path, folder: Path, written: str) -> Path:
    """The file an import names; raises `_Refusal`."""
    if PurePosixPath(written).is_absolute() or PureWindowsPath(written).drive or "://" in written:
        raise _Refusal(
            phrase("`{path}` is not a relative path", "`{path}` 不是相对路径", path=written),
            Text(en="Write the path from this file's folder.", zh="请写相对于本文件所在文件夹的路径。"),
        )
    if "\\" in written:
        raise _Refusal(
            phrase("`{path}` has backslashes", "`{path}` 含有反斜杠", path=written),
            Text(en="Write `/` between folders.", zh="文件夹之间请写 `/`。"),
        )
    try:
        target = (folder / written).resolve()
        exists = target.exists()
    except (OSError, ValueError, RuntimeError):
        raise _Refusal(phrase("`{path}` leads nowhere", "`{path}` 无法解析", path=written)) from None
    if not target.is_relative_to(root):
        raise _Refusal(
            phrase("`{path}` leads out of the project", "`{path}` 超出了项目范围", path=written),
            Text(en="Keep fragments inside the project's folder.", zh="请把片段文件放在项目文件夹内。"),
        )
    if not exists:
        raise _Refusal(
            phrase("there is no file `{path}`", "没有文件 `{path}`", path=written),
            Text(en="Check the name and the folder.", zh="请检查文件名和文件夹。"),
        )
    if not is_regular(target):
        raise _Refusal(phrase("`{path}` is not an ordinary file", "`{path}` 不是普通文件", path=written))
    return target


def _merge(gathering: _Gathering) -> Mapping | None:
    """Sections of all parts, ids of one section side by side. Where a fragment's section is no mapping, it stays as it
    is written so that the schema can speak of it."""
    main, *fragments = (part.tree for part in gathering.parts if part.tree is not None)
    if not fragments:
        return main
    merged = _copy(main)
    for fragment in fragments:
        for section, entry in fragment.entries.items():
            if section in ("orgflow", "imports", "team"):
                continue
            present = merged.get(section)
            if present is None or not isinstance(entry.value, Mapping):
                _put(merged, entry, _copy(entry.value) if isinstance(entry.value, Mapping) else entry.value)
            elif isinstance(present, Mapping):
                for identifier, item in entry.value.entries.items():
                    first = present.entries.get(identifier)
                    if first is None:
                        _put(present, item, item.value)
                    else:
                        gathering.findings.append(_duplicate(section, identifier, first, item))
    return merged


def _copy(tree: Mapping) -> Mapping:
    """A mapping whose sections can take in entries without changing the parts."""
    copy = Mapping(tree.source, tree.start, tree.end, {}, {})
    for entry in tree.entries.values():
        value: AnyNode = entry.value
        if isinstance(value, Mapping):
            value = Mapping(value.source, value.start, value.end, dict(value.entries), dict(value.plain))
        _put(copy, entry, value)
    return copy


def _put(mapping: Mapping, entry: Entry, value: AnyNode) -> None:
    name = entry.key.value if isinstance(entry.key.value, str) else str(entry.key.value)
    mapping.entries[name] = Entry(entry.key, value)
    mapping.plain[name] = value.plain


def _duplicate(section: str, identifier: str, first: Entry, second: Entry) -> Finding:
    say = phrase(
        "`{id}` stands in `{section}` twice", "`{id}` 在 `{section}` 中重复出现", id=identifier, section=section
    )
    return spec_finding(
        "duplicate-id",
        Problem(
            at=second.key.span,
            say=say,
            hint=Text(en="Keep one of the two, or rename one.", zh="保留其中一个，或改名。"),
            related=(Note(first.key.span, Text(en="first written here", zh="首次出现在这里")),),
        ),
    )
