"""Writing files: whole or not at all, and never over an input."""

import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from orgflow.text import Text, listed, phrase
from orgflow.usage import UsageError

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10)))
)


class TargetLocked(Exception):
    """A file could not be replaced; what was to be written lies in `kept`."""

    def __init__(self, target: Path, kept: Path) -> None:
        super().__init__(str(target))
        self.target = target
        self.kept = kept

    @property
    def say(self) -> Text:
        """What to tell the user."""
        return phrase(
            "{target} cannot be replaced (is it open elsewhere?); close it and run again. The new content is in {kept}",
            "{target} 无法替换（是否在其他程序中打开？），请关闭后重试。新内容保存在 {kept}",
            target=str(self.target),
            kept=str(self.kept),
        )


def refuse_clashes(names: Iterable[str]) -> None:
    """Raise `UsageError` for names that are the same on a disk that ignores case, or reserved on Windows."""
    seen: set[str] = set()
    for name in names:
        if name.split(".")[0].rstrip().lower() in _RESERVED:
            raise UsageError(
                phrase("{name} is a reserved file name on Windows", "{name} 在 Windows 上是保留文件名", name=name)
            )
        if name.casefold() in seen:
            raise UsageError(
                phrase(
                    "two pictures would both be named {name}; draw the specifications into folders of their own (-o)",
                    "两张图都将命名为 {name}；请用 -o 把各规格画到不同文件夹",
                    name=name,
                )
            )
        seen.add(name.casefold())


def refuse_present(targets: Iterable[Path]) -> None:
    """Raise `UsageError` with the list of files that are there already, links that lead nowhere among them."""
    present = [str(target) for target in targets if os.path.lexists(target)]
    if present:
        raise UsageError(
            phrase(
                "{these} there already and {are} not overwritten; name another folder, or move them: {files}",
                "已存在 {n} 个文件，不会覆盖；请指定其他文件夹或先移走它们：{files}",
                n=len(present),
                these="1 file is" if len(present) == 1 else f"{len(present)} files are",
                are="is" if len(present) == 1 else "are",
                files=listed(present),
            )
        )


def write_all(files: Mapping[Path, bytes], inputs: Iterable[Path] = ()) -> None:
    """Write files, making their folders. Raises `UsageError` if one of them is an input, before anything is written."""
    read = {_identity(path) for path in inputs}
    for target in files:
        if target.exists() and _identity(target) in read:
            raise UsageError(
                phrase("{path} is an input and is not overwritten", "{path} 是输入文件，不会覆盖", path=str(target))
            )
    for target, content in files.items():
        write_whole(target, content)


def write_whole(target: Path, content: bytes) -> None:
    """Write one file by way of a temporary one beside it. Raises OSError, `TargetLocked` if it cannot be replaced."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name that nobody can guess, opened only if it is new; made by open(), so that the user's umask holds.
    kept = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(4)}{target.suffix}")
    try:
        with kept.open("xb") as stream:
            stream.write(content)
    except BaseException as error:
        kept.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(target)
        raise
    try:
        kept.replace(target)
    except OSError as error:
        raise TargetLocked(target, kept) from error


def _identity(path: Path) -> tuple[int, int]:
    """What file this is, under whatever name: links and the case of letters do not matter."""
    status = path.stat()
    return status.st_dev, status.st_ino
