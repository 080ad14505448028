"""Is there a branch for every case, and only one? Decided by a solver, where conditions compare attributes or reckon.

The solver is z3 (https://github.com/Z3Prover/z3), of the extra `smt`. It takes a tenth of a second to import, and is
asked only where cells cannot tell (see `cells`). Numbers are exact: an attribute is a whole number of its smallest
steps.
"""

import operator
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from orgflow.expressions.domains import OTHER, STEPS, Domain, Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name, names, parts
from orgflow.flow.cells import Undecided, constant, is_condition
from orgflow.flow.decisions import Coverage, Example, Uncovered
from orgflow.text import Text

# How long the solver may think about one question: counted, not timed, for the answer must not depend on the machine.
MOST = 500_000
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_GIVEN_UP = Text(en="the solver gave it up", zh="求解器未能得出结论")


def available() -> bool:
    """Whether the extra `smt` is installed."""
    return find_spec("z3") is not None


def coverage(conditions: Mapping[str, Expression], domains: Mapping[str, Domain], most: int = MOST) -> Coverage:
    """What the branches do with the cases that there can be: the same as `decisions.coverage`, of any conditions.

    Raises `Undecided` where the solver gives up.
    """
    cases = _Cases(tuple(conditions.values()), domains, most)
    taking = {name: cases.meeting(condition) for name, condition in conditions.items()}
    leaving = {name: cases.other_than(term) for name, term in taking.items()}
    taken = [name for name, term in taking.items() if cases.example(term) is not None]
    shared = ((pair, cases.example(taking[pair[0]], taking[pair[1]])) for pair in combinations(taken, 2))
    overlaps = {pair: example for pair, example in shared if example is not None}
    uncovered = cases.example(*leaving.values())
    return Coverage(
        None if uncovered is None else Uncovered(uncovered, _region(cases, conditions, uncovered, taking)),
        overlaps,
        tuple((one, two) for one, two in overlaps if cases.example(cases.differ(taking[one], taking[two])) is None),
        tuple(name for name in conditions if name not in taken),
        tuple(name for name in taken if cases.example(taking[name], *_before(name, leaving)) is None),
        tuple(name for name in taken if cases.example(leaving[name]) is None),
    )


def _before(name: str, terms: Mapping[str, Any]) -> list[Any]:
    return list(terms.values())[: list(terms).index(name)]


def _region(
    cases: "_Cases", conditions: Mapping[str, Expression], example: Example, taking: Mapping[str, Any]
) -> Expression | None:
    """The fewest comparisons, each as it comes out for the example, that together leave every branch out."""
    atoms = [atom for condition in conditions.values() for atom in _atoms(condition, cases.domains)]
    kept = [atom if holds(compiled(atom), example) else _negated(atom) for atom in atoms]
    taken = cases.any_of(*taking.values())
    for literal in reversed(tuple(kept)):
        rest = [each for each in kept if each is not literal]
        if cases.example(taken, *map(cases.meeting, rest)) is None:
            kept = rest
    return reduce(lambda one, two: Call("&&", (one, two), 0), kept) if kept else None


def _atoms(condition: Expression, domains: Mapping[str, Domain]) -> Iterator[Expression]:
    """The comparisons that a condition consists of."""
    joins = isinstance(condition, Call) and condition.op in ("&&", "||", "!", "?:")
    if isinstance(condition, Call) and (joins or all(is_condition(side, domains) for side in condition.args)):
        for arg in condition.args:
            yield from _atoms(arg, domains)
    elif not isinstance(condition, Constant):
        yield condition


def _negated(atom: Expression) -> Expression:
    if isinstance(atom, Call) and atom.op in _OPPOSITE:
        return Call(_OPPOSITE[atom.op], atom.args, atom.at)
    return Call("!", (atom,), 0)


class _Cases:
    """The cases that there can be, as the solver sees them: an unknown for each attribute that some condition reads."""

    def __init__(self, conditions: tuple[Expression, ...], domains: Mapping[str, Domain], most: int) -> None:
        import z3  # heavy, and not there without the extra

        self._z3: Any = z3
        # What was asked before in the same context could change the examples.
        self._context = z3.Context()
        self._solver: Any = z3.Solver(ctx=self._context)
        self._solver.set("rlimit", most)
        self.domains = {name: domains[name] for condition in conditions for name in names(condition)}
        self._texts = {text: number for number, text in enumerate(dict.fromkeys(_texts(conditions, self.domains)))}
        self._unknowns = {name: self._unknown(name, domain) for name, domain in self.domains.items()}

    def meeting(self, expression: Expression) -> Any:
        """The cases that meet a condition; of another expression, what it is."""
        value = constant(expression)
        if value is not None:
            return self._constant(value)
        if isinstance(expression, Name):
            unknown, step = self._unknowns[expression.name], STEPS.get(self.domains[expression.name].kind)
            return unknown if step is None else self._z3.ToReal(unknown) * self._constant(step)
        assert isinstance(expression, Call)
        if expression.op == "in":
            left, listed = expression.args
            assert isinstance(listed, Items)
            return self.any_of(*(self.meeting(Call("==", (left, item), 0)) for item in listed.items))
        args = [self.meeting(arg) for arg in expression.args]
        if expression.op in ("&&", "||", "!", "?:"):
            return {"&&": self.all_of, "||": self.any_of, "!": self.other_than, "?:": self._z3.If}[expression.op](*args)
        return -args[0] if len(args) == 1 else _OPERATORS[expression.op](*args)

    def all_of(self, *terms: Any) -> Any:
        """Cases that are among all of these."""
        return self._z3.And(*terms, self._constant(True))

    def any_of(self, *terms: Any) -> Any:
        """Cases that are among one of these."""
        return self._z3.Or(*terms, self._constant(False))

    def other_than(self, term: Any) -> Any:
        """All other cases."""
        return self._z3.Not(term)

    def differ(self, one: Any, two: Any) -> Any:
        """Cases that are among one of the two, but not both."""
        return self._z3.Xor(one, two)

    def example(self, *terms: Any) -> Example | None:
        """A case that is among all of these, None if there is none. Raises `Undecided`."""
        answer = self._solver.check(*terms)
        if answer == self._z3.unknown:
            raise Undecided(_GIVEN_UP)
        return None if answer == self._z3.unsat else self._case(self._solver.model())

    def _case(self, model: Any) -> Example:
        values = {name: model.eval(unknown, model_completion=True) for name, unknown in self._unknowns.items()}
        return {name: self._value(self.domains[name], value) for name, value in values.items()}

    def _value(self, domain: Domain, value: Any) -> Value:
        if domain.kind == "boolean":
            return bool(self._z3.is_true(value))
        number = int(value.as_long())
        if domain.kind in STEPS:
            return Decimal(number) * STEPS[domain.kind]
        return [*self._texts, *(OTHER * (1 + place) for place in range(len(self.domains)))][number]

    def _constant(self, value: Value) -> Any:
        if isinstance(value, bool):
            return self._z3.BoolVal(value, self._context)
        if isinstance(value, str):
            return self._z3.IntVal(self._texts[value], self._context)
        return self._z3.RealVal(f"{Decimal(value):f}", self._context)

    def _unknown(self, name: str, domain: Domain) -> Any:
        """The unknown of an attribute, with what it can be: texts are numbered, and every attribute may have one more
        that no condition names."""
        if domain.kind == "boolean":
            return self._z3.Bool(name, self._context)
        unknown = self._z3.Int(name, self._context)
        if domain.kind == "enum":
            self._solver.add(self.any_of(*(unknown == self._texts[value] for value in domain.values)))
        elif domain.kind == "text":
            self._solver.add(unknown >= 0, unknown < len(self._texts) + len(self.domains))
        else:
            scaled = self._z3.ToReal(unknown) * self._constant(STEPS[domain.kind])
            self._solver.add(*(scaled >= self._constant(low) for low in (domain.low,) if low is not None))
            self._solver.add(*(scaled <= self._constant(high) for high in (domain.high,) if high is not None))
        return unknown


_OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def _texts(conditions: tuple[Expression, ...], domains: Mapping[str, Domain]) -> Iterator[str]:
    """Every text that an attribute can be or a condition names."""
    for domain in domains.values():
        yield from domain.values if domain.kind == "enum" else ()
    for condition in conditions:
        yield from (
            part.value for part in parts(condition) if isinstance(part, Constant) and isinstance(part.value, str)
        )
