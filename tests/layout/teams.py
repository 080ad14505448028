"""Random teams that state everything a picture can show: of any size, with words short and long, gaps included."""

from random import Random
from typing import Any

from hypothesis import strategies as st

Objects = dict[str, Any]
_EN = ("Agent", "Lead", "After-sales supervisor", "Quality", "Head of customer service and operations", "Night shift")
_ZH = ("客服专员", "主管", "售后与投诉处理主管", "质检", "客户服务与运营中心负责人", "夜班")
_DUTIES_EN = ("Answer inquiries", "Check every refund before it is paid out to the buyer", "Report", "Train new staff")
_DUTIES_ZH = ("接待咨询", "退款打款前逐笔核对金额与凭证", "汇报", "新人培训")
_CATEGORIES = ("quality", "delivery", "attitude", "price", "other")
_SKILLS = ("basic", "skilled", "expert")


@st.composite
def teams(draw: st.DrawFn) -> Objects:
    """A team as a document. Sizes are drawn; everything else follows from a drawn seed."""
    roles = draw(st.one_of(st.integers(2, 12), st.integers(2, 12), st.integers(13, 60)))
    duties, flows = draw(st.integers(1, 24)), draw(st.integers(1, 2))
    return _Maker(Random(draw(st.integers(0, 2**32))), roles, duties, flows).document()


class _Maker:
    """Makes sections one by one, all from one source of chance."""

    def __init__(self, chance: Random, roles: int, duties: int, flows: int) -> None:
        self.chance = chance
        self.roles = [f"r{number}" for number in range(roles)]
        self.units = [f"u{number}" for number in range((roles - 1) // 6 + 1)]
        self.duties = [f"d{number}" for number in range(duties)]
        self.flows = [f"w{number}" for number in range(flows)]
        self.skills = [f"s{number}" for number in range(chance.randint(1, 9))]
        self.kpis = [f"k{number}" for number in range(chance.randint(1, 14))]
        self.channels = [f"c{number}" for number in range(chance.randint(1, 5))]
        self.goals = [f"g{number}" for number in range(chance.randint(1, 7))]

    def document(self) -> Objects:
        """The whole of it."""
        return {
            "orgflow": 1,
            "team": {"id": "random", "name": self._text(_EN, _ZH), "head": "r0", "languages": ["zh", "en"]},
            "parties": {"customer": {"name": {"zh": "客户", "en": "Customer"}, "kind": "customer"}},
            "units": {unit: {"name": self._text(_EN, _ZH)} for unit in self.units},
            "roles": {role: self._role(number) for number, role in enumerate(self.roles)},
            "people": {f"p{number}": self._person(number) for number in range(self.chance.randint(1, 40))},
            "areas": {f"a{number}": {"name": self._text(_DUTIES_EN, _DUTIES_ZH)} for number in range(3)},
            "duties": {duty: self._duty() for duty in self.duties},
            "channels": {channel: self._channel() for channel in self.channels},
            "shifts": {f"t{number}": self._shift(number) for number in range(self.chance.randint(1, 4))},
            "skills": {skill: self._skill() for skill in self.skills},
            "kpis": {kpi: self._kpi(number) for number, kpi in enumerate(self.kpis)},
            "goals": {goal: self._goal(number) for number, goal in enumerate(self.goals)},
            "actions": {f"x{number}": self._action() for number in range(3)},
            "careers": {"ladder": self._career()},
            "cases": {"case": self._case()},
            "escalations": {f"l{number}": self._ladder() for number in range(self.chance.randint(1, 2))},
            "workflows": {flow: self._workflow() for flow in self.flows},
            "variants": {"small": {"patch": {"duties": {self.duties[0]: {"responsible": [self._of(self.roles)]}}}}},
        }

    def _of(self, names: list[str] | tuple[str, ...]) -> str:
        return self.chance.choice(names)

    def _some(self, names: list[str], most: int = 3) -> list[str]:
        return self.chance.sample(names, self.chance.randint(1, min(most, len(names))))

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def _text(self, english: tuple[str, ...], chinese: tuple[str, ...]) -> Objects:
        place, number = self.chance.randrange(len(english)), self.chance.randrange(100)
        return {"zh": f"{chinese[place]}{number}", "en": f"{english[place]} {number}"}

    def _role(self, number: int) -> Objects:
        role: Objects = {"name": self._text(_EN, _ZH), "unit": self.units[number // 6]}
        if number:
            role["reports_to"] = self.roles[self.chance.randrange(max(0, (number - 1) // 5 - 1), number)]
            dotted = self._of(self.roles[:number])
            if self._often(0.1) and dotted != role["reports_to"]:
                role["dotted_to"] = {dotted: self._text(_DUTIES_EN, _DUTIES_ZH)}
        if self._often(0.5):
            role["headcount"] = self.chance.randint(0, 12)
        for flag in ("front_line", "vacant", "assistant", "external"):
            if number and self._often(0.12):
                role[flag] = True
        if self._often(0.6):
            role["requires"] = {skill: self._of(_SKILLS) for skill in self._some(self.skills, 4)}
        if self._often(0.5):
            role["kpis"] = self._some(self.kpis)
        if number > 1 and self._often(0.3):
            role["deputy"] = [self.roles[number - 1]]
        return role

    def _person(self, number: int) -> Objects:
        name = self._of((f"示例{number}", f"Sample Person-Number {number}"))
        return {"name": name, "roles": dict.fromkeys(self._some(self.roles[:8]), "30%")}

    def _duty(self) -> Objects:
        duty: Objects = {"name": self._text(_DUTIES_EN, _DUTIES_ZH), "area": f"a{self.chance.randrange(3)}"}
        if self._often(0.9):
            duty["responsible"] = self._some(self.roles)
        for part, share in (("accountable", 0.8), ("consulted", 0.3), ("informed", 0.4)):
            if self._often(share):
                duty[part] = self._some(self.roles, 1 if part == "accountable" else 3)
        return duty

    def _channel(self) -> Objects:
        hours = self._of(("Mo-Su 09:00-22:00", "Mo-Fr 08:30-17:30", "24/7", "Sa-Su 10:00-16:00,18:00-20:00"))
        return {"name": self._text(_EN, _ZH), "kind": "chat", "served_by": self._some(self.roles, 2), "open": hours}

    def _shift(self, number: int) -> Objects:
        hours = ("Mo-Su 09:00-18:00", "Mo-Su 13:00-22:00", "Mo-Fr 22:00-06:00", "Sa-Su 10:00-20:00")[number]
        heads = {role: self.chance.randint(1, 9) for role in self._some(self.roles)}
        return {"name": self._text(_EN, _ZH), "hours": hours, "roles": heads}

    def _skill(self) -> Objects:
        scale = {level: self._text(_EN, _ZH) for level in _SKILLS}
        return {"name": self._text(_EN, _ZH), "kind": "skill", "scale": scale}

    def _kpi(self, number: int) -> Objects:
        kpi: Objects = {"name": self._text(_EN, _ZH), "unit": "%"}
        if self._often(0.8):
            kpi["target"] = f"≥ {self.chance.randint(50, 99)}%"
        if self._often(0.8):
            kpi["owner"] = self._of(self.roles)
        if number and self._often(0.6):
            kpi["after"] = [self._of(self.kpis[:number])]
        if self._often(0.5):
            kpi["moved_by"] = self._some(self.duties)
        return kpi

    def _goal(self, number: int) -> Objects:
        goal: Objects = {"name": self._text(_DUTIES_EN, _DUTIES_ZH), "of": "year", "owner": self._of(self.roles)}
        if number and self._often(0.7):
            goal["parent"] = self._of(self.goals[:number])
        if self._often(0.7):
            goal["kpis"] = dict.fromkeys(self._some(self.kpis), "≥ 90%")
        if self._often(0.5):
            goal["actions"] = [f"x{self.chance.randrange(3)}"]
        return goal

    def _action(self) -> Objects:
        return {"name": self._text(_DUTIES_EN, _DUTIES_ZH), "owner": self._of(self.roles)}

    def _career(self) -> Objects:
        steps: Objects = {}
        after = {"zh": "满一年", "en": "After a year"}
        for number, (low, high) in enumerate(zip(self.roles[1:], self.roles, strict=False)):
            if number < 6 and (self._often(0.6) or not number):
                steps[f"up{number}"] = {"name": self._text(_EN, _ZH), "from": low, "to": high, "when": after}
        career: Objects = {"name": self._text(_EN, _ZH), "steps": steps}
        if len(self.units) > 1:
            career["rotation"] = {"turn": {"name": self._text(_EN, _ZH), "between": self.units[:2], "for": "3mo"}}
        return career

    def _case(self) -> Objects:
        categories = {name: {"name": self._text(_EN, _ZH), "owner": self._of(self.roles)} for name in _CATEGORIES}
        attributes = {"amount": {"name": {"zh": "金额", "en": "Amount"}, "type": "money", "min": "0 CNY"}}
        return {"name": self._text(_EN, _ZH), "categories": categories, "attributes": attributes}

    def _ladder(self) -> Objects:
        levels = [{"role": role, "within": self._of(("2h", "1d", "3d"))} for role in self._some(self.roles, 5)]
        levels[-1]["decides"] = True
        return {"name": self._text(_EN, _ZH), "clock": "business", "levels": levels}

    def _workflow(self) -> Objects:
        """Blocks in a row: tasks, a decision of which one way may lead back, branches side by side."""
        steps: Objects = {"done": {"type": "end", "outcome": self._text(_DUTIES_EN, _DUTIES_ZH)}}
        after = "done"
        phases = {f"h{number}": self._text(_EN, _ZH) for number in range(self.chance.randint(1, 3))}
        blocks = self.chance.randint(1, 5)
        for number in reversed(range(blocks)):
            after = self._block(steps, f"b{number}", after)
        for name, step in steps.items():
            if name != "done":
                step["phase"] = f"h{int(name[1]) * len(phases) // blocks}"
        start = {"intake": {"label": self._text(_EN, _ZH), "next": after}}
        return {
            "name": self._text(_DUTIES_EN, _DUTIES_ZH),
            "case": "case",
            "starts": start,
            "phases": phases,
            "steps": steps,
        }

    def _block(self, steps: Objects, name: str, after: str) -> str:
        kind = self._of(("task", "task", "task", "decision", "parallel"))
        if kind == "task":
            steps[name] = self._task(after)
            return name
        if kind == "decision":
            steps[f"{name}no"] = self._task(after)
            steps[name] = {
                "type": "decision",
                "question": self._text(_DUTIES_EN, _DUTIES_ZH),
                "branches": {
                    "yes": {"label": self._text(_EN, _ZH), "when": "amount > money('500 CNY')", "next": after},
                    "no": {"label": self._text(_EN, _ZH), "otherwise": True, "next": f"{name}no"},
                },
            }
            return name
        ways = [f"{name}w{number}" for number in range(self.chance.randint(2, 3))]
        for way in ways:
            steps[way] = self._task(f"{name}j")
        steps[f"{name}j"] = {"type": "join", "of": name, "next": after}
        steps[name] = {"type": "parallel", "branches": ways}
        return name

    def _task(self, after: str) -> Objects:
        task: Objects = {
            "name": self._text(_DUTIES_EN, _DUTIES_ZH),
            "by": self._of([*self.roles[:8], "customer"]),
            "next": after,
        }
        if self._often(0.4):
            task["within"] = self._of(("30m", "4h", "1d"))
        if self._often(0.2):
            task["events"] = {"late": {"after": "2d", "escalate": "l0"}}
        return task
