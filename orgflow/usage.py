"""A call that cannot be carried out as it was made."""

from orgflow.text import Text


class UsageError(Exception):
    """A path, name or option that fits nothing; `say` tells what is wrong and what to do. The CLI exits with 2."""

    def __init__(self, say: Text) -> None:
        super().__init__(say.get("en"))
        self.say = say
