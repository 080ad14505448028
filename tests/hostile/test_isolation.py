"""Nothing outside the project is opened, nothing is fetched or run; and the same input gives the same bytes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgflow.views import VIEWS

HOUSE = Path(__file__).parents[2]
# Runs the command line and writes what Python was asked to open, connect to or run into the file named first.
WATCHED = """
import sys
log = open(sys.argv.pop(1), "w", encoding="utf-8", errors="backslashreplace")
runs = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile")
def watch(event, arguments):
    if event == "open" and not isinstance(arguments[0], int):
        log.write(f"open {arguments[0]}\\n")
    elif event.partition(".")[0] in ("socket", "urllib", "http", "ftplib", "subprocess") or event in runs:
        log.write(f"{event}\\n")
sys.addaudithook(watch)
from orgflow.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def hostile_project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("orgflow: 1\nroles: {secret: {}}\n", encoding="utf-8")
    (tmp_path / "secret.orgflow.yaml").write_text("orgflow: 1\nteam: {id: secret}\n", encoding="utf-8")
    paths = [
        "../secret.yaml",
        str(tmp_path / "secret.yaml"),
        "linked.yaml",
        "folder/secret.yaml",
        "http://127.0.0.1:9/x.yaml",
    ]
    (project / "a.orgflow.yaml").write_text(
        "orgflow: 1\nteam: {id: t}\nimports:\n" + "".join(f"- '{path}'\n" for path in paths), encoding="utf-8"
    )
    (project / "b.orgflow.yaml").write_text(
        "# yaml-language-server: $schema=http://127.0.0.1:9/schema.json\n"
        "$schema: http://127.0.0.1:9/schema.json\norgflow: 1\n"
        "team: {$ref: 'http://127.0.0.1:9/team.json', id: t}\nroles: {$ref: 'file:///etc/passwd'}\n",
        encoding="utf-8",
    )
    # A project must not be able to bring code along.
    for name in ("sitecustomize.py", "yaml.py", "click.py", "networkx.py", "jsonschema.py", "json.py"):
        (project / name).write_text("raise SystemExit('code of the project was run')\n", encoding="utf-8")
    if sys.platform != "win32":
        (project / "linked.yaml").symlink_to(tmp_path / "secret.yaml")
        (project / "folder").symlink_to(tmp_path)
    return project


def events(log: Path) -> Iterator[tuple[str, str]]:
    for line in log.read_text(encoding="utf-8").splitlines():
        event, _, path = line.partition(" ")
        yield event, path


def test_nothing_outside_the_project_is_opened_and_nothing_fetched(
    hostile_project: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    script = tmp_path / "watched.py"
    script.write_text(WATCHED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(log), "check", "--format", "json"],
        cwd=hostile_project,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert b'"import-refused"' in done.stdout
    assert b'"secret' not in done.stdout
    installed = [
        Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix, HOUSE / "orgflow", HOUSE / "schemas")
    ]
    installed += [
        Path(place).resolve() for place in sys.path if place and Path(place).name in ("site-packages", "lib-dynload")
    ]
    strange = [
        (event, path)
        for event, path in events(log)
        if event != "open"
        or not any(Path(path).resolve().is_relative_to(place) for place in (*installed, hostile_project))
    ]
    assert strange == []
    opened = {Path(path).name for event, path in events(log) if Path(path).resolve().is_relative_to(hostile_project)}
    assert opened == {"a.orgflow.yaml", "b.orgflow.yaml"}


def test_no_code_of_the_project_is_run(hostile_project: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orgflow", "check", "--format", "json"],
        cwd=hostile_project,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'"import-refused"' in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links as POSIX has them")
def test_a_root_that_is_a_link_out_of_the_project_stops_the_run(
    hostile_project: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (hostile_project / "c.orgflow.yaml").symlink_to(tmp_path / "secret.orgflow.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "orgflow", "check", str(hostile_project)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"lies outside" in done.stderr


# What must not matter: the seed of hashes, the time zone, the locale, and where the command is called from.
SURROUNDINGS = (
    ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"}, "one"),
    (
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"},
        "other/deep",
    ),
)


EVERY = ",".join(view.name for view in VIEWS)
# Small enough to draw twice, and with every view.
DRAWN = tuple(str(HOUSE / "specs" / name) for name in ("front-office", "small-teams"))


def test_the_same_specs_give_the_same_bytes_everywhere(environment: dict[str, str], tmp_path: Path) -> None:
    calls = {
        "report.json": ["check", str(HOUSE / "specs"), "--format", "json", "-o", "report.json"],
        "pictures": ["render", *DRAWN, "--view", EVERY, "--overlay", "findings", "-o", "pictures"],
    }
    for output, arguments in calls.items():
        running = []
        for variables, folder in SURROUNDINGS:
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "orgflow", *arguments]
            running.append(
                subprocess.Popen(
                    command, cwd=tmp_path / folder, env={**environment, **variables}, stdout=subprocess.DEVNULL
                )
            )
        assert len({process.wait(120) for process in running}) == 1
        first, second = (content(tmp_path / folder / output) for _, folder in SURROUNDINGS)
        assert first.keys() == second.keys()
        assert first
        assert [name for name in first if first[name] != second[name]] == []
    assert {name.split(".")[1] for name in first} == {view.name for view in VIEWS}


def test_text_differs_in_paths_alone(environment: dict[str, str], tmp_path: Path) -> None:
    texts = []
    for variables, folder in SURROUNDINGS:
        (tmp_path / folder).mkdir(parents=True)
        done = subprocess.run(
            [sys.executable, "-m", "orgflow", "check", str(HOUSE / "specs")],
            cwd=tmp_path / folder,
            env={**environment, **variables, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1
        texts.append(done.stdout.decode().replace("../", ""))
    assert texts[0] == texts[1]


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}
