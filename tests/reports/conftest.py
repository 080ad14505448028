"""What the tests of reports share: the shipped draft, checked on a fixed day, and small specs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from orgflow.api import Report, check

HOUSE = Path(__file__).parents[2]
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def draft() -> Report:
    return check([HOUSE / "specs" / "front-office-draft"], today=TODAY)


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[dict[str, str]], Report]:
    """Writes files and checks the folder."""

    def checking(files: dict[str, str]) -> Report:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return check([tmp_path], today=TODAY)

    return checking
