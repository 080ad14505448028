"""Timing in processor time, for others may be using the machine: whole processes side by side, and functions."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Process:
    """Medians over the runs of a command: seconds, and their ratio to those of the command it was paired with; the same
    ratio on the clock, which tells of several processors only where nobody else uses them."""

    seconds: float
    ratio: float
    waiting: float
    peak_megabytes: float


# Milliseconds that these imports took, over that of click, where the budgets were set (the design's page on speed).
_IMPORTS = {"yaml": 14.0, "jsonschema": 49.0, "networkx": 112.0, "pptx": 124.0}


def slowness() -> float:
    """How many times as long this machine takes, at this hour, as the one that the budgets in seconds come from: for
    importing libraries whose time was noted there. Budgets that are ratios need no such thing."""
    click = [_python("import click") for _ in range(5)]
    more = 0.0
    for library in _IMPORTS:
        times = [_python(f"import click, {library}") for _ in range(5)]
        more += statistics.median(times) - statistics.median(click)
    return more * 1000 / sum(_IMPORTS.values())


def _python(code: str) -> float:
    seconds, _, _ = _run([sys.executable, "-c", code])
    return seconds


def pair(command: Sequence[str], other: Sequence[str], runs: int = 5) -> Process:
    """Run two commands in turn, once to warm up and then `runs` times; the ratio is taken pair by pair."""
    times, ratios, waits, peaks = [], [], [], []
    for run in range(runs + 1):
        first, waited, peak = _run(command)
        second, waited_for_other, _ = _run(other)
        if run:
            times.append(first)
            ratios.append(first / second)
            waits.append(waited / waited_for_other)
            peaks.append(peak)
    return Process(*(statistics.median(each) for each in (times, ratios, waits, peaks)))


def usual(work: Callable[[], object], runs: int = 5) -> float:
    """The median of several runs after one to warm up, in seconds of processor time."""
    work()
    return statistics.median(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _run(command: Sequence[str]) -> tuple[float, float, float]:
    """Processor seconds of one run and its children, seconds on the clock, and peak megabytes; output is thrown away.
    Where the system does not tell: seconds on the clock, and 0.

    What is installed is compiled once, not in each run: the first one leaves behind what Python compiled.
    """
    compiling = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=compiling, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        waited = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    else:
        process.wait()
        seconds = waited = time.perf_counter() - begun
        peak = 0.0
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return seconds, waited, peak
