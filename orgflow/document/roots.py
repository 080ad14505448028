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
    """The root files that the paths name: files as they are, folders with all roots beneath them, sorted.

    Hidden folders, virtual environments and linked folders are not searched. Raises `UsageError` for a path that is
    missing or not an ordinary file, and where nothing is found.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            beneath = _beneath(path)
            if not beneath:
                raise UsageError(
                    phrase(
                        "no specification under {path}: a root is named *.orgflow.yaml; `orgflow init DIR` makes one",
                        "{path} 下没有规格文件：根文件应命名为 *.orgflow.yaml；可用 `orgflow init DIR` 新建",
                        path=str(path),
                    )
                )
            found.update(dict.fromkeys(beneath))
        elif is_regular(path):
            found[path] = None
        elif path.exists():
            raise UsageError(phrase("{path} is not an ordinary file", "{path} 不是普通文件", path=str(path)))
        else:
            raise UsageError(phrase("{path} does not exist", "{path} 不存在", path=str(path)))
    return tuple(found)


def project_root(file: Path) -> Path:
    """The folder that imports of this root may not leave: the nearest with settings, else with `.git`, else its own."""
    folder = file.resolve().parent
    ancestry = (folder, *folder.parents)
    for marker in (SETTINGS, ".git"):
        for candidate in ancestry:
            if (candidate / marker).exists():
                return candidate
    return folder


def _beneath(folder: Path) -> list[Path]:
    roots: list[Path] = []
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED)
        roots += [Path(where, name) for name in sorted(files) if name.lower().endswith(ROOT_SUFFIXES)]
    return [root for root in roots if is_regular(root)]
