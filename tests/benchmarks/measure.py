"""Timing: whole processes side by side, and functions at two sizes."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Work that takes longer than this, in seconds, is not repeated.
_LONG = 5


@dataclass(frozen=True, slots=True)
class Process:
    """Medians over the runs of a command: seconds of wall time, and of `ratios` to the command it was paired with."""

    seconds: float
    ratio: float
    peak_megabytes: float


def pair(command: Sequence[str], other: Sequence[str], runs: int = 5) -> Process:
    """Run two commands in turn, once to warm up and then `runs` times; the ratio is taken pair by pair."""
    times, ratios, peaks = [], [], []
    for run in range(runs + 1):
        first, peak = _run(command)
        second, _ = _run(other)
        if run:
            times.append(first)
            ratios.append(first / second)
            peaks.append(peak)
    return Process(statistics.median(times), statistics.median(ratios), statistics.median(peaks))


def best(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of several runs, in seconds of processor time: what the work takes when nothing disturbs it."""
    return min(_seconds(work) for _ in range(runs))


def factor(small: Callable[[], object], large: Callable[[], object], runs: int = 5) -> float:
    """How many times as long the large work takes. The two run in turn, for a machine's speed drifts, and the shortest
    of each counts; small work is repeated so that it lasts as long as a clock can tell."""
    repeats = max(1, int(0.005 / max(_seconds(small), 1e-6)))
    shortest = [float("inf"), float("inf")]
    for _ in range(runs):
        shortest[0] = min(shortest[0], _seconds(lambda: [small() for _ in range(repeats)]) / repeats)
        shortest[1] = min(shortest[1], _seconds(large))
        if shortest[1] > _LONG:
            break
    return shortest[1] / shortest[0]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes (0 where the system does not tell) of one run; output is thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    else:
        process.wait()
        peak = 0.0
    seconds = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return seconds, peak
