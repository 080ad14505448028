"""Where the files that ship with orgflow are: schemas, example specs, the examples of the manual."""

from pathlib import Path
from typing import Literal

Folder = Literal["schemas", "specs", "rules"]
# Where each lies in a checkout; the examples of the manual are the tests of the rules.
_IN_CHECKOUT: dict[Folder, str] = {"schemas": "schemas", "specs": "specs", "rules": "tests/rules"}


def shipped(folder: Folder) -> Path:
    """The folder of that name: inside an installed wheel, else beside the package in a checkout or editable install.

    Raises FileNotFoundError if it is in neither place.
    """
    # importlib.resources would give the same path for ten milliseconds more of import.
    return _folder_of(Path(__file__).parent, folder)


def _folder_of(package: Path, folder: Folder) -> Path:
    for place in (package / "bundled" / folder, package.parent / _IN_CHECKOUT[folder]):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{folder}/ is missing from this installation of orgflow")
