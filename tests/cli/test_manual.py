"""orgflow explain, rules and schema; help and version."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from orgflow.rules.manual import FAULTS
from orgflow.rules.presets import PRESETS
from orgflow.schema.files import schemas

Call = Callable[..., Any]


@pytest.mark.parametrize("name", [fault.name for fault in FAULTS])
def test_every_fault_has_a_page_in_both_languages(call: Call, name: str) -> None:
    english, chinese = call("explain", name), call("explain", "--lang", "zh", name)
    assert (english.code, chinese.code) == (0, 0)
    assert english.out.startswith(f"{name}  (")
    fault = next(fault for fault in FAULTS if fault.name == name)
    assert english.out.split("\n\n")[1] == fault.title.en
    assert chinese.out.split("\n\n")[1] == fault.title.zh
    headings = {"**Why.**", "**Fix.**", "**改法。**", "**原因（英文）。**"}
    assert {heading for heading in headings if heading in english.out} == {"**Why.**", "**Fix.**"}
    assert {heading for heading in headings if heading in chinese.out} == {"**改法。**", "**原因（英文）。**"}
    assert fault.title.en not in chinese.out.split("\n\n")


def test_an_unknown_rule_gets_the_nearest(call: Call) -> None:
    called = call("explain", "reporting-cycles")
    assert (called.code, called.out) == (2, "")
    assert called.err == "orgflow: there is no rule reporting-cycles; did you mean reporting-cycle?\n"
    assert call("explain", "zzzz").err == "orgflow: there is no rule zzzz; `orgflow rules` lists them\n"
    assert "是否想写 reporting-cycle？" in call("explain", "--lang", "zh", "reporting-cycles").err


def test_the_rules_are_listed(call: Call) -> None:
    lines = call("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [fault.name for fault in FAULTS]
    assert [line.split()[-1] for line in call("rules", "--lang", "zh").out.splitlines()][
        2
    ] == "输入超出一次运行的上限。"
    document = json.loads(call("rules", "--format", "json").out)
    assert document["version"] == 1
    assert [rule["name"] for rule in document["rules"]] == [fault.name for fault in FAULTS]
    assert {key for rule in document["rules"] for key in rule} == {
        *("name", "family", "severity", "confidence", "title", "title_zh", "presets", "parameters")
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_the_rules_of_a_preset(call: Call, preset: str) -> None:
    names = [line.split()[0] for line in call("rules", "--preset", preset).out.splitlines()]
    assert names == [fault.name for fault in FAULTS if fault.name not in PRESETS[preset].off]
    assert call("rules", "--preset", "x").code == 2


def test_schemas_are_printed_whole_and_by_area(call: Call) -> None:
    whole = json.loads(call("schema").out)
    assert whole["required"] == ["orgflow", "team"]
    for area in schemas():
        assert json.loads(call("schema", area).out)["title"] == schemas()[area]["title"]
    called = call("schema", "role")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("orgflow: there is no area role; there are: actions, areas, ")


def test_help_names_all_commands(call: Call) -> None:
    called = call("--help")
    assert called.code == 0
    for name in ("check", "render", "explain", "rules", "schema", "init", "demo"):
        assert f"\n  {name} " in called.out
        assert call(name, "--help").out.startswith(f"Usage: orgflow {name}")
    assert call("-h").out == called.out


def test_version(call: Call) -> None:
    from orgflow import __version__

    called = call("--version")
    assert (called.code, called.out) == (0, f"orgflow {__version__}\n")


@pytest.mark.parametrize("arguments", [["nope"], ["--nope"], ["check", "--nope"]])
def test_what_is_no_command(call: Call, arguments: list[str]) -> None:
    called = call(*arguments)
    assert (called.code, called.out) == (2, "")
    assert "Error: No such " in called.err


@pytest.mark.parametrize("option", ["--help", "--version", "-h"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    import subprocess

    code = (
        "import sys, runpy\n"
        f"sys.argv = ['orgflow', '{option}']\n"
        "try: runpy.run_module('orgflow', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {name.partition(".")[0] for name in done.stderr.split()}
    assert {"orgflow", "click"} <= modules
    assert modules.isdisjoint(
        {"yaml", "networkx", "jsonschema", "jsonschema_rs", "referencing", "resvg_py", "graphviz"}
    )
