"""Where the files that ship with orgflow are: schemas and example specs."""

from importlib.resources import files
from pathlib import Path
from typing import Literal


def shipped(folder: Literal["schemas", "specs"]) -> Path:
    """The folder of that name: inside an installed wheel, else beside the package in a checkout or editable install.

    Raises FileNotFoundError if it is in neither place.
    """
    return _folder_of(Path(str(files("orgflow"))), folder)


def _folder_of(package: Path, folder: str) -> Path:
    for place in (package / "bundled" / folder, package.parent / folder):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{folder}/ is missing from this installation of orgflow")
