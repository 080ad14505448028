"""What the pages show happens: every command runs and says what is printed below it, every piece of Python too."""

import gc
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgflow.cli import main

HOUSE = Path(__file__).parents[2]
ENGLISH, CHINESE, PYTHON = HOUSE / "README.md", HOUSE / "docs" / "zh" / "README.md", HOUSE / "docs" / "python.md"
SHOWN = [HOUSE / "docs" / f"{name}.md" for name in ("selectors", "completeness", "variants", "settings", "booklet")]

# As issue 2 of the project asks for them, word for word.
DEMO = "python3 -m venv .venv && .venv/bin/pip install -c .ci/constraints.txt . && .venv/bin/orgflow demo"
TESTS = "python3 -m venv .venv && .venv/bin/pip install -c .ci/constraints.txt -e '.[test]' && .venv/bin/pytest"

FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
COMMAND = re.compile(r"\$ (\S+) (.*?)\s*(?:# \D*(\d+))?\n")


@pytest.mark.parametrize("page", [ENGLISH, CHINESE, PYTHON, *SHOWN], ids=lambda page: str(page.relative_to(HOUSE)))
def test_what_a_page_shows_happens(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ORGFLOW_LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    names: dict[str, object] = {}
    printed = ""
    for kind, file, body in fences(page):
        if kind == "console":
            for program, arguments, code, output in commands(body):
                if program == "export":
                    monkeypatch.setenv(*arguments.split("="))
                    continue
                assert program == "orgflow"
                assert run(arguments) == code, arguments
                assert_shown(output, capsys.readouterr().out)
        elif kind == "diff":
            change(Path(file), body)
        elif kind == "yaml" and file:
            Path(file).write_text(body, encoding="utf-8", newline="\n")
        elif kind == "python":
            exec(compile(body, page.name, "exec"), names)
            printed = capsys.readouterr().out
        elif kind == "text":
            assert_shown(body, printed)
        else:
            assert kind in ("yaml", "sh", "powershell"), "a block that nothing holds true"


def test_a_page_that_shows_something_else_is_noticed() -> None:
    assert_shown("1 file, …\n…\nlast\n", "1 file, 30 rules\nany\nlines\nlast\n")
    for wrong in ("1 file, 30 rules\nlast", "2 files\nlast\n", "1 file\n"):
        with pytest.raises(AssertionError):
            assert_shown("1 file, …\n…\nlast\n", wrong)


def test_the_two_commands_are_those_that_were_asked_for() -> None:
    for page in (ENGLISH, CHINESE):
        shown = [(kind, body.strip()) for kind, _, body in fences(page) if kind in ("sh", "powershell")]
        assert [body for kind, body in shown if kind == "sh"] == [DEMO, TESTS]
        assert [body for kind, body in shown if kind == "powershell"] == [in_powershell(DEMO), in_powershell(TESTS)]


def test_ci_calls_the_second_command() -> None:
    assert TESTS in (HOUSE / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_demo_draws_the_pictures_that_the_pages_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo") == 0
    assert "reporting-cycle" in capsys.readouterr().out
    drawn = {path.name for path in Path("out").iterdir()}
    for language in ("zh", "en"):
        for view in ("org-chart", "swimlane.complaint"):
            for form in ("svg", "png"):
                assert any(
                    re.fullmatch(rf"front-office\.{view}\.{language}(\.p\d)?\.{form}", name) for name in drawn
                ), (view, language, form)
    shown = {path.name for path in (HOUSE / "docs" / "pictures").iterdir()}
    assert shown == {name for name in drawn if name.endswith(".png")}, "draw them again: see docs/contributing.md"


def fences(page: Path) -> Iterator[tuple[str, str, str]]:
    """The fenced blocks of a page: kind, file, content."""
    yield from FENCE.findall(page.read_text(encoding="utf-8"))


def commands(body: str) -> Iterator[tuple[str, str, int, str]]:
    """The commands of a console: program, arguments, the exit code in the comment (else 0), what is shown below."""
    found = list(COMMAND.finditer(body))
    for match, following in zip(found, [*found[1:], None], strict=True):
        output = body[match.end() : following.start() if following else len(body)]
        yield match[1], match[2], int(match[3] or 0), output.rstrip() + "\n" if output.strip() else ""


def run(arguments: str) -> int:
    """Run the command line and return its exit code."""
    try:
        with pytest.raises(SystemExit) as end:
            main(arguments.split())
    finally:
        # The command line stops it for good, since its process ends.
        gc.enable()
    assert isinstance(end.value.code, int)
    return end.value.code


def assert_shown(shown: str, output: str) -> None:
    """Assert that this is what was put out, `…` standing for anything; a command with nothing below may say much."""
    pattern = re.escape(shown).replace("…", ".*")
    assert not shown or re.fullmatch(pattern, output.replace(os.sep, "/"), re.DOTALL), f"shown:\n{shown}\nis:\n{output}"


def change(file: Path, difference: str) -> None:
    """Apply a difference whose old lines stand in the file once."""
    lines = difference.splitlines()
    old = "\n".join(line[1:] for line in lines if line[0] in " -")
    new = "\n".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old}\nstands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def in_powershell(command: str) -> str:
    """The same on Windows, where PowerShell 5 knows no `&&`."""
    create, *rest = (part.replace("/bin/", "/Scripts/").replace("/", "\\") for part in command.split(" && "))
    return "; ".join((create.replace("python3", "py"), *rest))
