"""What is wrong with a condition, and where in its text."""

from orgflow.text import Text


class ConditionFault(Exception):
    """A condition that cannot be read or makes no sense; `at` is the offset in its text."""

    def __init__(self, at: int, say: Text, hint: Text | None = None) -> None:
        super().__init__(say.get("en"))
        self.at = at
        self.say = say
        self.hint = hint


class Mismatch(ConditionFault):
    """A value of one type where another is needed."""
