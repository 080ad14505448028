"""The embedded Graphviz engine: a program that comes with the package graphviz-pure, found without PATH or shell."""

import subprocess
import sys
import sysconfig
from pathlib import Path

_PROGRAM = "graphviz-pure"


def find_engine() -> Path:
    """The engine's program file; FileNotFoundError when the package is not installed.

    It lies among the scripts of the Python that runs, whether or not that environment is active.
    """
    folder = Path(sysconfig.get_path("scripts"))
    program = folder / (f"{_PROGRAM}.exe" if sys.platform == "win32" else _PROGRAM)
    if not program.is_file():
        raise FileNotFoundError(
            f"the package {_PROGRAM} is not installed: there is no {program.name} in its scripts folder"
        )
    return program


def run_engine(graph: str, *, seconds: float = 20.0) -> str:
    """Lay out a graph in the DOT language; returns Graphviz's JSON.

    Raises subprocess.TimeoutExpired after `seconds`, and subprocess.CalledProcessError when it refuses the graph.
    """
    done = subprocess.run(  # noqa: S603  our own engine, no shell, the graph goes in by its standard input
        [str(find_engine()), "-Tjson"], input=graph, capture_output=True, encoding="utf-8", timeout=seconds, check=True
    )
    return done.stdout
