"""How much a run may read, so that no input can exhaust the machine."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one run, all files together.

    `size` is in bytes, `scalar` in characters; `nodes` counts values, those repeated by aliases once per repetition;
    a variant counts its values as if it were written in full. `faults` are those of reading that are told. The defaults
    hold a team of some thirty thousand posts.
    """

    size: int = 8_000_000
    nodes: int = 500_000
    depth: int = 64
    scalar: int = 65_536
    files: int = 5_000
    variants: int = 100
    faults: int = 1_000


class LimitReached(Exception):
    """One of the limits was passed; `name` is the field of `Limits`, `bound` its value."""

    def __init__(self, name: str, bound: int) -> None:
        super().__init__(name)
        self.name = name
        self.bound = bound


class Budget:
    """What is left of the limits. One budget serves a whole run and is spent as files are read."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.size_left = limits.size
        self.nodes_left = limits.nodes
        self.files_left = limits.files
        self.variants_left = limits.variants
        self.faults_left = limits.faults

    @property
    def exhausted(self) -> bool:
        """Whether a limit of the whole run was passed, so that nothing more is to be read."""
        return min(self.size_left, self.nodes_left, self.files_left, self.faults_left) < 0

    @property
    def left(self) -> tuple[int, int, int, int, int]:
        """What is left of each limit of the whole run."""
        return self.size_left, self.nodes_left, self.files_left, self.variants_left, self.faults_left

    def spend_all(self, spent: Sequence[int]) -> bool:
        """Account for what was spent of each limit elsewhere, unless that is more than is left; whether it was not."""
        left = [had - gone for had, gone in zip(self.left, spent, strict=True)]
        if min(left) < 0:
            return False
        self.size_left, self.nodes_left, self.files_left, self.variants_left, self.faults_left = left
        return True

    def spend_file(self, size: int) -> None:
        """Account for one more file of `size` bytes; raises `LimitReached`."""
        self.files_left -= 1
        self.size_left -= size
        if self.files_left < 0:
            raise LimitReached("files", self.limits.files)
        if self.size_left < 0:
            raise LimitReached("size", self.limits.size)

    def spend_nodes(self, count: int) -> None:
        """Account for `count` more values; raises `LimitReached`."""
        self.nodes_left -= count
        if self.nodes_left < 0:
            raise LimitReached("nodes", self.limits.nodes)

    def spend_variant(self, nodes: int) -> None:
        """Account for one more variant of `nodes` values; raises `LimitReached`."""
        self.variants_left -= 1
        self.nodes_left -= nodes
        if self.variants_left < 0:
            raise LimitReached("variants", self.limits.variants)
        if self.nodes_left < 0:
            raise LimitReached("written-out", self.limits.nodes)

    def spend_fault(self) -> None:
        """Account for one more fault of reading; raises `LimitReached`."""
        self.faults_left -= 1
        if self.faults_left < 0:
            raise LimitReached("faults", self.limits.faults)
