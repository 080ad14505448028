"""`orgflow trace`, and the way of a case on a picture."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
TEAM = Path(__file__).parents[2] / "specs/front-office"
CASE = ("complaint", "--set", "severity=high", "--miss", "step_in")


def test_who_does_what_by_when_and_where_it_goes_when_late(call: Call) -> None:
    called = call("trace", TEAM, *CASE, "--lang", "zh")
    assert (called.code, called.err) == (0, "")
    lines = called.out.splitlines()
    assert lines[0] == "客户投诉处理：严重程度为严重"
    assert lines[1].split() == ["序号", "完成时间", "执行者", "步骤", "时限", "走向"]
    place = next(number for number, line in enumerate(lines) if "主管出面解决" in line)
    words = ["+8", "小时", "55", "分钟", "售后服务主管", "主管出面解决", "≤", "8"]
    assert lines[place].split()[1:9] == words
    assert [line.strip() for line in lines[place + 1 : place + 3]] == [
        "! 提醒：告知售后服务主管",
        "! 超时：客服负责人（1 天）",
    ]


def test_a_time_to_begin_gives_times_on_the_wall(call: Call) -> None:
    out = call("trace", TEAM, *CASE, "--at", "2026-03-06T17:30").out
    accepted, step = (next(line for line in out.splitlines() if name in line) for name in ("Accept", "resolves"))
    assert "Friday 2026-03-06 17:40" in accepted
    assert "Saturday 2026-03-07 02:25" in step


def test_machines_read_json(call: Call) -> None:
    document = json.loads(call("trace", TEAM, *CASE, "--format", "json").out)
    assert (document["version"], document["workflow"], document["stopped"]) == (1, "complaint", None)
    step = next(each for each in document["steps"] if each["step"] == "step:complaint.step_in")
    assert (step["performer"], step["within"]) == ("role:after_sales_supervisor", "8 h")
    assert (step["arrival"], step["due"]) == (3300, 32100)
    assert step["late"][1]["levels"] == ["role:service_head"]


def test_an_unknown_workflow_is_a_wrong_call(call: Call) -> None:
    called = call("trace", TEAM, "complain")
    assert (called.code, called.out) == (2, "")
    assert "there is no workflow complain; did you mean complaint?" in called.err


def test_a_workflow_without_start_is_a_wrong_call(call: Call, team: Callable[..., Path]) -> None:
    called = call("trace", team("orgflow: 1\nteam: {id: t}\nroles: {a: {}}\nworkflows: {w: {}}\n"), "w")
    assert (called.code, called.out) == (2, "")
    assert "no case begins in w: it has no start" in called.err


def test_a_refused_specification_is_told_of(call: Call, team: Callable[..., Path]) -> None:
    called = call("trace", team("orgflow: 1\nroles: {a: {reports: b}}\n"), "w")
    assert (called.code, called.out) == (1, "")
    assert "schema-violation" in called.err


def test_the_way_of_a_case_is_a_picture_of_its_own(call: Call) -> None:
    called = call("render", TEAM, "--workflow", "complaint", "--view", "swimlane", "--trace", *CASE[1:], "--lang", "zh")
    assert called.code == 0
    (file,) = called.out.split()
    assert Path(file).name == "front-office.swimlane.complaint.trace.zh.svg"
    drawn = Path(file).read_text(encoding="utf-8")
    assert "本案件经过 7 个步骤" in drawn
    assert "严重程度为严重；逾期：「主管出面解决」" in drawn


def test_a_case_without_a_workflow_is_a_wrong_call(call: Call) -> None:
    called = call("render", TEAM, "--trace", "--set", "severity=high")
    assert called.code == 2
    assert "--trace with --workflow" in called.err
