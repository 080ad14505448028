"""The attributes of a case, gathered from the conditions that ask for them."""

from collections.abc import Iterable
from decimal import Decimal

from orgflow.exchange.bpmn.sketch import Fields
from orgflow.exchange.bpmn.spelling import CEL
from orgflow.expressions.domains import Domain, Kind
from orgflow.expressions.faults import ConditionFault
from orgflow.expressions.tree import ARITHMETIC, COMPARISONS, Call, Constant, Expression, Items, Name, parts
from orgflow.expressions.typing import check
from orgflow.model.ids import is_attribute_id, is_id
from orgflow.text import Text


class Attributes:
    """`known` are the attributes with their types; a condition that asks for others, or makes no sense of them, cannot
    be carried."""

    def __init__(self, conditions: Iterable[Expression]) -> None:
        self._seen: dict[str, dict[Kind, None]] = {}
        self._values: dict[str, dict[str, None]] = {}
        for condition in conditions:
            self._bare(condition)
            for part in parts(condition):
                if isinstance(part, Call):
                    self._call(part)
        self.known = {
            name: Domain(kind, Text(), {value: Text() for value in self._values.get(name, ())})
            for name, kinds in self._seen.items()
            if is_attribute_id(name) and (kind := self._kind(name, kinds))
        }

    def written(self, condition: Expression) -> str | None:
        """A condition in CEL, if it makes sense."""
        try:
            check(condition, self.known)
        except ConditionFault:
            return None
        return CEL.write(condition)

    def fields(self) -> Fields:
        """The attributes as a case declares them."""
        return {
            name: {"type": domain.kind, "given": True}
            | ({"values": list(domain.values)} if domain.kind == "enum" else {})
            for name, domain in self.known.items()
        }

    def _kind(self, name: str, kinds: dict[Kind, None]) -> Kind | None:
        if len(kinds) != 1:
            return None
        (kind,) = kinds
        return "text" if kind == "enum" and not all(is_id(value) for value in self._values.get(name, ())) else kind

    def _call(self, call: Call) -> None:
        if call.op in ("&&", "||", "!"):
            for arg in call.args:
                self._bare(arg)
        elif call.op in COMPARISONS or call.op == "in":
            left, right = call.args
            others = right.items if isinstance(right, Items) else (right,)
            for name, other in [(left, one) for one in others] + [(one, left) for one in others]:
                if isinstance(name, Name):
                    self._see(name.name, self._of(other), other)
        elif call.op in ARITHMETIC:
            for arg in call.args:
                if isinstance(arg, Name):
                    self._see(arg.name, "decimal", arg)

    def _bare(self, condition: Expression) -> None:
        if isinstance(condition, Name):
            self._see(condition.name, "boolean", condition)

    def _of(self, other: Expression) -> Kind | None:
        if isinstance(other, Constant):
            if isinstance(other.value, bool):
                return "boolean"
            return "decimal" if isinstance(other.value, int | Decimal) else "enum"
        if isinstance(other, Call):
            return "duration" if other.op in ("duration", "days") else "decimal" if other.op in ARITHMETIC else None
        # Two attributes that are compared with each other are most often numbers.
        return "decimal" if isinstance(other, Name) else None

    def _see(self, name: str, kind: Kind | None, value: Expression) -> None:
        if kind:
            self._seen.setdefault(name, {})[kind] = None
        if kind == "enum" and isinstance(value, Constant):
            self._values.setdefault(name, {})[str(value.value)] = None
