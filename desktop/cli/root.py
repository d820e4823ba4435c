"""The command `qianji`: finds commands by name, loads them when called, and turns every error into one sentence.

A command is a click command in its own module, listed in `COMMANDS`. It gets an `Invocation` (`cli.context`) by
`@click.pass_obj`. Its help and its options' help are English msgids marked with `N_`; they are translated here.
`--data` and `--lang` are added to every command, so they may stand before or after its name.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from desktop.cli.clickwords import speaking
from desktop.cli.context import Invocation
from desktop.cli.failures import exit_code_of
from desktop.cli.options import dressed, stated_language
from desktop.errors import N_
from desktop.i18n import preferred_language, translator

# name → where the command is, and its line in the list of commands
COMMANDS = {
    "demo": ("desktop.cli.demo:demo", N_("Make the sample company and its review forms")),
    "init": ("desktop.cli.company:init", N_("Create a data file")),
    "import": ("desktop.cli.imports:import_file", N_("Read records from a table file")),
    "export": ("desktop.cli.exports:export", N_("Write records to a table file")),
    "indicators": ("desktop.cli.indicators:indicators", N_("Show every indicator's figures for a period")),
    "evaluate": ("desktop.cli.evaluate:evaluate", N_("Evaluate a period")),
    "report": ("desktop.cli.report:report", N_("Write forms and reports as PDF")),
    "backup": ("desktop.cli.keeping:backup", N_("Write a checked copy of the data file")),
    "restore": ("desktop.cli.keeping:restore", N_("Put a backup in the data file's place")),
    "move": ("desktop.cli.move:move", N_("Carry the company to a server or into another file")),
    "check": ("desktop.cli.check:check", N_("Check the data file for damage")),
    "password": ("desktop.cli.password:password", N_("Set, change or remove the data file's password")),
    "self-test": ("desktop.cli.self_test:self_test", N_("Try every part of the program once")),
}
# for tests, in no list
HIDDEN = {
    "fault-writer": "desktop.cli.faults:fault_writer",
    "fault-verify": "desktop.cli.faults:fault_verify",
    "look": "desktop.cli.look:look",
}


def load(place: str) -> Any:
    """The object at "module:name"."""
    module, name = place.split(":")
    return getattr(import_module(module), name)


class Qianji(click.Group):
    """The group of all commands; a command's module is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the owner's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, with shared options and texts in the chosen language."""
        place = COMMANDS[cmd_name][0] if cmd_name in COMMANDS else HIDDEN.get(cmd_name)
        if place is None:
            return None
        command: click.Command = load(place)
        return dressed(command, ctx.ensure_object(Invocation).translate)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without importing any."""
        translate = ctx.ensure_object(Invocation).translate
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, translate(summary)) for name, (_place, summary) in COMMANDS.items()])

    def main(  # type: ignore[override] # click words its overloads by standalone_mode; here it always stands alone
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **_extra: Any
    ) -> Any:
        """Run one call and exit with its code; errors become one sentence on standard error."""
        speak_utf8()
        arguments = list(sys.argv[1:] if args is None else args)
        language = preferred_language(stated_language(arguments), saved_language())
        invocation = Invocation(language)
        translator(language)  # also makes the catalogue ready that click reads
        with speaking(language):
            sys.exit(exit_code_of(lambda: self._call(arguments, prog_name or "qianji", invocation), invocation))

    def _call(self, arguments: list[str], name: str, invocation: Invocation) -> None:
        group = dressed(self, invocation.translate)
        try:
            with group.make_context(name, arguments, obj=invocation) as context:
                group.invoke(context)
        finally:
            invocation.close()


def saved_language() -> str | None:
    """The language chosen in the window's settings."""
    from desktop.settings import Settings  # only where no language is stated on the way

    return Settings.load().language


def speak_utf8() -> None:
    """Let both outputs carry every character, whatever the terminal's code page; nothing becomes of a closed one."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(
    cls=Qianji,
    invoke_without_command=True,
    help=N_(
        "Qianji 签绩: targets, visits, signings, evaluations and printed review forms. "
        "Without a command the window opens."
    ),
)
@click.version_option(package_name="qianji")
@click.pass_context
def qianji(context: click.Context) -> None:
    """Run a command, or open the window when none is named."""
    if context.invoked_subcommand is None:
        invocation = context.ensure_object(Invocation)
        from desktop.cli.window import open_window

        context.exit(open_window(invocation))
