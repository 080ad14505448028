"""Teams of any size, as YAML: trees, chains and stars of roles, with all that a service team has, and workflows that
are long or call each other along a long chain."""

import random
from collections.abc import Callable, Iterable, Iterator

SHAPES: dict[str, Callable[[int, random.Random], int]] = {
    # How a role finds its superior, by number.
    "tree": lambda n, chance: chance.randrange((n - 1) // 7, (n - 1) // 5 + 1),
    "chain": lambda n, _: n - 1,
    "star": lambda _n, _chance: 0,
}


def team(roles: int, shape: str = "tree", *, full: bool = False, seed: int = 1) -> str:
    """A team of so many roles; a full one has a duty, two KPIs and two skills for each. The same arguments give the
    same text.

    A tree is clean but for its depth and a few spans; chains and stars give a finding for nearly every role.
    """
    lines = _team(roles, shape, random.Random(seed), full)
    return "\n".join(lines) + "\n"


def presented(roles: int) -> str:
    """A full team with whatever else views draw: for each unit an area, a channel, a shift, a ladder, a workflow, a
    goal and a step of a career; an edition and a source."""
    return "\n".join(_presented(roles)) + "\n"


def workflow(steps: int) -> str:
    """A small team with one workflow of so many steps: decisions that lead on or back, tasks with deadlines."""
    return "\n".join(_workflow(steps)) + "\n"


def parallel_decisions(decisions: int) -> str:
    """A workflow in which so many decisions are made in parallel, each with a step behind either branch."""
    return "\n".join(_parallel_decisions(decisions)) + "\n"


def parallel_branches(branches: int) -> str:
    """A workflow of so many parallel branches, each of six steps that may lead back, all of which may be done again."""
    return "\n".join(_parallel_branches(branches)) + "\n"


def calls(flows: int) -> str:
    """A small team with so many complaint workflows, each of which calls the next; the last does what all promise."""
    return "\n".join(_calls(flows)) + "\n"


def decision() -> str:
    """A small team with one decision of eight branches, whose conditions cut cases into fifty cells."""
    return "\n".join(_decision()) + "\n"


def _team(roles: int, shape: str, chance: random.Random, full: bool) -> Iterator[str]:
    yield "orgflow: 1"
    yield f"team: {{id: bench, languages: [zh, en], head: r0, headcount: {roles * 2 - 1}}}"
    yield "levels: {head: {zh: 负责人, en: Head}, lead: {zh: 主管, en: Lead}, agent: {zh: 专员, en: Agent}}"
    yield "units:"
    for number in range((roles - 1) // 10 + 1):
        yield f"  u{number}: {{name: {{zh: 部门{number}, en: Unit {number}}}}}"
    superiors = [0] + [SHAPES[shape](number, chance) for number in range(1, roles)]
    leads = frozenset(superiors)
    yield "roles:"
    yield "  r0:"
    yield "    name: {zh: 总负责人, en: Head of all}"
    yield "    unit: u0"
    yield "    deputy: [r1]" if roles > 1 else "    headcount: 1"
    if full:
        yield "    kpis: [speed0, quality0]"
        yield "    requires: {s0: skilled}"
    for number in range(1, roles):
        yield f"  r{number}:"
        yield f"    name: {{zh: 岗位第{number}号, en: Post number {number}}}"
        yield f"    unit: u{number // 10}"
        yield f"    reports_to: r{superiors[number]}"
        yield "    headcount: 2"
        yield f"    note: {{zh: 第{number}号岗位的说明, en: What post {number} is there for}}"
        if number in leads:
            yield "    authority: {refund: 500 CNY}"
        if full:
            area = number // 10
            yield f"    kpis: [speed{area}, quality{area}]"
            yield f"    requires: {{s{area}: basic, s{area + 1}: {{level: skilled, by: training}}}}"
    if full:
        yield from _filling(roles, superiors, leads)


def _filling(roles: int, superiors: list[int], leads: frozenset[int]) -> Iterator[str]:
    """The duties of roles, and what their units have."""
    yield "duties:"
    for number in range(roles):
        yield f"  d{number}:"
        yield f"    name: {{zh: 职责{number}, en: Duty {number}}}"
        yield f"    does: [{'supervise' if number in leads else 'resolve'}]"
        yield f"    responsible: r{number}"
        yield f"    accountable: r{superiors[number]}"
        yield f"    needs: [s{number // 10}]"
        yield f"    output: log{number // 10}"
        yield "    effort: 2h"
        yield "    cadence: weekly"
    yield from _measures_and_skills(roles)


def _measures_and_skills(roles: int) -> Iterator[str]:
    """The KPIs, skills, courses and records of units."""
    units = range((roles - 1) // 10 + 1)
    yield "skills:"
    for unit in (*units, len(units)):
        name = f"{{zh: 技能{unit}, en: Skill {unit}}}"
        yield f"  s{unit}: {{name: {name}, kind: skill, scale: [basic, skilled]}}"
    yield "courses:"
    for unit in units:
        yield f"  c{unit}:"
        yield f"    name: {{zh: 课程{unit}, en: Course {unit}}}"
        yield f"    teaches: {{s{unit}: skilled, s{unit + 1}: skilled}}"
        yield f"    for: [u{unit}]"
    yield "records:"
    for unit in units:
        yield f"  log{unit}: {{name: {{zh: 记录{unit}, en: Log {unit}}}, read_by: r0, retention: 2y}}"
    yield "kpis:"
    for unit in units:
        for name, kind, target in (("speed", "speed", "≤ 30s"), ("quality", "quality", "≥ 95%")):
            yield f"  {name}{unit}:"
            yield f"    name: {{zh: {name}{unit}, en: {name} {unit}}}"
            yield f"    kind: {kind}"
            yield f"    target: '{target}'"
            yield "    over: month"
            yield f"    owner: r{unit * 10}"
            yield f"    data: [log{unit}]"
            yield f"    moved_by: [{', '.join(f'd{duty}' for duty in range(unit * 10, min(roles, unit * 10 + 10)))}]"


def _presented(roles: int) -> Iterator[str]:
    for line in _team(roles, "tree", random.Random(1), full=True):
        yield line
        if line.startswith("  d"):
            yield f"    area: a{int(line[3:-1]) // 10}"
    units = range((roles - 1) // 10 + 1)
    yield "sources: {brief: {sections: {S1: {zh: 第一节, en: Section 1}}}}"
    yield "variants: {small: {patch: {roles: {r1: {headcount: 1}}, duties: {d1: {responsible: r0}}}}}"
    yield "careers:"
    yield "  way:"
    yield "    steps:"
    for unit in units:
        ends = f"from: r{min(unit * 10 + 1, roles - 1)}, to: r{unit * 10}"
        yield f"      p{unit}: {{{ends}, when: {{zh: 满一年, en: After a year}}}}"
    for section, each in _PER_UNIT.items():
        yield f"{section}:"
        yield from (each.replace("UNIT", str(unit)).replace("LEAD", f"r{unit * 10}") for unit in units)


_PER_UNIT = {
    "areas": "  aUNIT: {name: {zh: 领域UNIT, en: Area UNIT}}",
    "channels": "  chatUNIT: {served_by: LEAD, open: 'Mo-Fr 09:00-18:00', answer_within: 60s}",
    "shifts": "  dayUNIT: {hours: 'Mo-Fr 09:00-18:00', roles: {LEAD: 2}}",
    "escalations": "  upUNIT: {levels: [{role: LEAD, within: 4h}, {role: r0, decides: true}]}",
    "goals": "  gUNIT: {owner: LEAD, assumed: true, kpis: {speedUNIT: ≤ 30s}, cascade: {month: {owner: LEAD}}}",
    "workflows": """\
  flowUNIT:
    starts: {begin: {channels: [chatUNIT], next: take}}
    promise: {resolve: 2d}
    steps:
      take: {by: LEAD, within: 1h, outcomes: {simple: answer, hard: ask}}
      ask: {by: r0, within: 4h, events: {late: {after: 100%, escalate: upUNIT}}, next: both}
      both: {type: parallel, branches: [note, tell]}
      note: {by: LEAD, within: 1h, next: done}
      tell: {type: send, by: LEAD, to: customer, within: 1h, next: done}
      done: {type: join, of: both, next: answer}
      answer: {by: LEAD, within: 1h, next: over}
      over: {type: end}""",
}


def _workflow(steps: int) -> Iterator[str]:
    yield "orgflow: 1"
    yield "team: {id: bench}"
    yield "roles: {lead: {}, agent: {reports_to: lead, headcount: 5}}"
    yield "cases: {any_case: {attributes: {amount: {type: money, min: 0 CNY, max: 9000 CNY}}}}"
    yield "workflows:"
    yield "  long:"
    yield "    case: any_case"
    yield "    starts: {begin: {next: s0}}"
    yield "    steps:"
    for number in range(steps):
        following = f"s{number + 1}"
        if number % 5 == 3:
            yield f"      s{number}:"
            yield "        type: decision"
            yield "        branches:"
            yield f"          on: {{when: 'amount <= {number}', next: {following}}}".replace(" on:", " ahead:")
            yield f"          back: {{otherwise: true, next: s{number - 3}, at_most: 2, then: {following}}}"
        else:
            yield f"      s{number}: {{by: {'lead' if number % 7 == 0 else 'agent'}, within: 2h, next: {following}}}"
    yield f"      s{steps}: {{type: end}}"


def _parallel_decisions(decisions: int) -> Iterator[str]:
    yield from _fork(f"d{number}" for number in range(decisions))
    for number in range(decisions):
        yield f"      d{number}: {{type: decision, branches: {{a: {{next: a{number}}}, b: {{next: b{number}}}}}}}"
        yield f"      a{number}: {{by: agent, next: all}}"
        yield f"      b{number}: {{by: agent, next: all}}"
    yield "      all: {type: join, of: fork, next: over}"
    yield "      over: {type: end}"


def _parallel_branches(branches: int) -> Iterator[str]:
    yield from _fork(f"s{number}_0" for number in range(branches))
    for number in range(branches):
        for step in range(6):
            on = f"s{number}_{step + 1}" if step < 5 else "all"
            back = f"{{next: s{number}_0, at_most: 2, then: {on}}}"
            yield f"      s{number}_{step}: {{by: agent, outcomes: {{ahead: {on}, back: {back}}}}}"
    yield "      all: {type: join, of: fork, next: again}"
    yield "      again: {by: agent, outcomes: {enough: over, more: {next: fork, at_most: 2, then: over}}}"
    yield "      over: {type: end}"


def _fork(branches: Iterable[str]) -> Iterator[str]:
    yield "orgflow: 1"
    yield "team: {id: bench}"
    yield "roles: {agent: {headcount: 5}}"
    yield "workflows:"
    yield "  wide:"
    yield "    starts: {begin: {next: fork}}"
    yield "    steps:"
    yield f"      fork: {{type: parallel, branches: [{', '.join(branches)}]}}"


def _calls(flows: int) -> Iterator[str]:
    yield "orgflow: 1"
    yield "team: {id: bench}"
    yield "roles: {lead: {}, agent: {reports_to: lead, headcount: 5}}"
    yield "workflows:"
    for number in range(flows):
        yield f"  w{number}:"
        yield "    kind: complaint"
        yield "    starts: {begin: {next: take}, again: {called: true, next: take}}"
        yield "    steps:"
        yield "      take: {by: agent, does: [intake], next: settle}"
        yield "      settle: {by: lead, does: [decide], next: on}"
        if number + 1 < flows:
            yield f"      on: {{type: call, workflow: w{number + 1}, next: done}}"
        else:
            yield "      on: {by: agent, does: [acknowledge, record, classify, investigate, follow-up], next: done}"
        yield "      done: {type: end}"


def _decision() -> Iterator[str]:
    kinds = ("product", "parcel", "service", "other")
    yield "orgflow: 1"
    yield "team: {id: bench}"
    yield "roles: {agent: {}}"
    yield "cases:"
    yield "  any_case:"
    yield f"    categories: [{', '.join(kinds)}, spam]"
    yield "    attributes: {amount: {type: money, min: 0 CNY, max: 9000 CNY}, urgent: {type: boolean}}"
    yield "workflows:"
    yield "  sort:"
    yield "    case: any_case"
    yield "    starts: {begin: {next: which}}"
    yield "    steps:"
    yield "      which:"
    yield "        type: decision"
    yield "        branches:"
    for kind in kinds:
        asked = f'category == "{kind}"'
        yield f"          small_{kind}: {{when: '{asked} && amount <= 500', next: done}}"
        yield f"          large_{kind}: {{when: '{asked} && amount > 500 && (urgent || !urgent)', next: done}}"
    yield "      done: {type: end}"
