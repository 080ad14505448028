"""What the tests of HTML share: a deck of a draft with findings, in both languages, as a file."""

from pathlib import Path

import pytest

from orgflow import api
from orgflow.text import LANGUAGES

DRAFT = Path(__file__).parents[3] / "specs/front-office-draft"


@pytest.fixture(scope="session")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft in both languages, English first."""
    (checked,) = api.check([DRAFT]).checked
    file = tmp_path_factory.mktemp("booklet") / "draft.html"
    file.write_bytes(api.booklet(checked.loaded, languages=LANGUAGES, findings=checked.findings))
    return file
