"""Which files are specifications, and how far their imports may reach."""

import os
from collections.abc import Sequence
from pathlib import Path

from orgflow.document.files import is_regular
from orgflow.text import phrase
from orgflow.usage import UsageError

ROOT_SUFFIXES = (".orgflow.yaml", ".orgflow.yml", ".orgflow.json")
SETTINGS = "orgflow.config.yaml"
_NOT_SEARCHED = frozenset({"node_modules", "__pycache__", "venv"})


def find_roots(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The root files that the paths name: files as they are, folders with all roots beneath them, sorted; each once.

    Hidden folders, virtual environments and linked folders are not searched. Raises `UsageError` for a path that is
    missing or not an ordinary file, and where nothing is found; OSError for a folder that cannot be read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for root in _beneath(path) if os.path.isdir(path) else [_file(path)]:  # noqa: PTH112  # is_dir() raises
            found.setdefault(root.resolve(), root)
    return tuple(found.values())


def is_root_name(file: Path) -> bool:
    """Whether a file is called what roots are called."""
    return file.name.lower().endswith(ROOT_SUFFIXES)


def project_root(file: Path) -> Path:
    """The folder that this root and its imports may not leave: the nearest with settings, else with `.git`, else its
    own. A link counts where it lies, not where it leads."""
    folder = file.parent.resolve()
    for marker in (SETTINGS, ".git"):
        for candidate in (folder, *folder.parents):
            if (candidate / marker).exists():
                return candidate
    return folder


def _file(path: Path) -> Path:
    if is_regular(path):
        return path
    if os.path.lexists(path):
        raise UsageError(phrase("{path} is not an ordinary file", "{path} 不是普通文件", path=str(path)))
    raise UsageError(phrase("{path} does not exist", "{path} 不存在", path=str(path)))


def _beneath(folder: Path) -> list[Path]:
    roots: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED)
        roots += [path for path in (Path(where, name) for name in sorted(files)) if is_root_name(path)]
    roots = [root for root in roots if is_regular(root)]
    if not roots:
        raise UsageError(
            phrase(
                "no specification under {path}: a root is named *.orgflow.yaml; `orgflow init DIR` makes one",
                "{path} 下没有规格文件：根文件应命名为 *.orgflow.yaml；可用 `orgflow init DIR` 新建",
                path=str(folder),
            )
        )
    return roots


def _refuse(error: OSError) -> None:
    raise error
