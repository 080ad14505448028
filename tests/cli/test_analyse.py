"""orgflow analyse: what is proven of workflows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
Team = Callable[..., Path]
TEAM = Path(__file__).parents[2] / "specs/front-office"
BROKEN = """
orgflow: 1
team: {id: t}
roles: {a: {}, b: {reports_to: a}}
cases: {c: {attributes: {n: {type: integer, min: 0, given: true}}}}
workflows:
  w:
    case: c
    starts: {s: {next: d}}
    promise: {resolve: 1h}
    steps:
      d: {type: decision, branches: {small: {when: n < 3, next: p}, large: {when: n > 3, next: slow}}}
      p: {type: parallel, branches: [x, y]}
      x: {by: a, within: 5m, outcomes: {ok: j, bad: e}}
      y: {by: b, within: 5m, next: j}
      j: {type: join, of: p, next: slow}
      slow: {by: b, within: 2h, does: [resolve], next: e}
      e: {type: end}
"""


def test_everything_of_a_good_workflow_is_proven(call: Call) -> None:
    called = call("analyse", TEAM, "complaint", "--lang", "zh")
    assert (called.code, called.err) == (0, "")
    lines = called.out.splitlines()
    assert lines[0] == "客户投诉处理 (complaint)"
    body = [line.strip() for line in lines[1:-1]]
    assert not [line for line in body if line.startswith(("✗", "?"))]
    assert "✓ 1 个判断覆盖所有案件" in body


def test_what_does_not_hold_is_said(call: Call, team: Team) -> None:
    out = call("analyse", team(BROKEN)).out
    assert "✗ 1 fault; `orgflow check` shows how a case comes there" in out
    assert "✗ “d” leaves open: n = 3" in out
    assert "✗ `resolve` within 1 h: at risk, deadlines add up to 2 h 5 min: " in out
    assert "· 1: a → b" in out
    assert "· one person alone, and no deputy: a, b" in out


def test_machines_read_json(call: Call, team: Team) -> None:
    document = json.loads(call("analyse", team(BROKEN), "w", "--format", "json").out)
    (flow,) = document["workflows"]
    promise = next(each for each in flow["statements"] if each["topic"] == "promises")
    assert (document["version"], flow["workflow"], promise["answer"]) == (1, "w", "broken")
    assert promise["path"][0] == "start:w.s"


def test_a_wiki_reads_markdown(call: Call) -> None:
    out = call("analyse", TEAM, "purchase", "--format", "markdown").out
    assert out.startswith("## ")
    assert "| Soundness | ✓ | every case comes to its end" in out


def test_an_unknown_workflow_is_a_wrong_call(call: Call) -> None:
    called = call("analyse", TEAM, "complain")
    assert (called.code, called.out) == (2, "")
    assert "there is no workflow complain; did you mean complaint?" in called.err
