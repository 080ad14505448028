"""The command line. Commands parse, print and exit; they decide nothing."""

import gc
import importlib
import sys
from typing import Any

import click

from orgflow import __version__
from orgflow.cli.session import Session

# name → (module, what it does). Modules are imported when their command is called, so that `--help` stays quick.
_COMMANDS = {
    "check": ("check", "Find the gaps in specifications."),
    "render": ("render", "Draw org charts and swimlanes."),
    "deck": ("deck", "Make a presentation."),
    "views": ("views", "List the pictures that a specification can show."),
    "analyse": ("analyse", "Say what is proven of workflows."),
    "trace": ("trace", "Follow one case through a workflow."),
    "completeness": ("completeness", "Say how much of what is expected a specification states."),
    "ls": ("ls", "List the objects that a selector names."),
    "explain": ("explain", "Print the manual page of a rule."),
    "rules": ("rules", "List the rules."),
    "schema": ("schema", "Print the JSON Schema for editors."),
    "import": ("import_", "Make a specification of somebody else's file (BPMN)."),
    "init": ("init", "Start a specification in a new folder."),
    "demo": ("demo", "Check and draw the example team."),
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"orgflow.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in _COMMANDS.items()])


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="orgflow", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where an internal error happened.")
@click.pass_obj
def group(session: Session, debug: bool) -> None:
    """Check organisations and their workflows, and draw them.

    A specification is a YAML file named *.orgflow.yaml. Messages are in the language of --lang or ORGFLOW_LANG.
    """
    session.debug = debug


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, 3 internal error or I/O, 130 interrupted."""
    # A run builds its values and ends; looking for cycles among them finds nothing and takes a third of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character must not end the run.
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    session = Session()
    try:
        result = group.main(arguments, prog_name="orgflow", standalone_mode=False, obj=session)
    except (Exception, KeyboardInterrupt) as error:  # whatever happens, the user gets words and the caller a code
        from orgflow.cli.failures import exit_code

        return exit_code(error, session)
    return result if isinstance(result, int) else 0
