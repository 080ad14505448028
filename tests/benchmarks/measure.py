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
    """Medians over the runs of a command: seconds, and their ratio to those of the command it was paired with."""

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


def usual(work: Callable[[], object], runs: int = 5) -> float:
    """The median of several runs after one to warm up, in seconds of processor time."""
    work()
    return statistics.median(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one run; output is thrown away. Where the system does not tell: seconds
    on the clock, and 0."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    else:
        process.wait()
        seconds = time.perf_counter() - begun
        peak = 0.0
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return seconds, peak
