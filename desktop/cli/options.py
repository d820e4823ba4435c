"""Options that every command takes, and commands dressed in the chosen language."""

import copy
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, RequestError
from desktop.i18n import LANGUAGES


def _name_data_file(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _refuse_folder(value)
        context.ensure_object(Invocation).named_data_file = value


def _refuse_folder(place: Path) -> None:
    with suppress(OSError):  # what may not be looked at is told when it is opened
        if place.is_dir():
            raise RequestError(
                N_("--data names the folder {folder}. Name the data file inside it, for instance {file}."),
                folder=place,
                file=place / "company.qianji",
            )


def _read_password(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Invocation).reads_password = True


SHARED: tuple[click.Option, ...] = (
    click.Option(
        ["--data"],
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        expose_value=False,
        callback=_name_data_file,
        help=N_("The data file; without it QIANJI_DATA, else the one in your user folder."),
    ),
    click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=N_("The language of texts; without it QIANJI_LANG, else the one chosen in the window."),
    ),
    click.Option(
        ["--password-stdin"],
        is_flag=True,
        expose_value=False,
        callback=_read_password,
        help=N_("Read the administrator password from standard input, where one is set."),
    ),
)


def stated_language(arguments: Sequence[str]) -> str | None:
    """The language named anywhere on the command line; found first, as even usage errors are worded in it."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            stated = value if equals else "".join(arguments[place + 1 : place + 2])
            return stated if stated in LANGUAGES else None
    return None


def dressed(command: click.Command, translate: Callable[[str], str]) -> click.Command:
    """A copy of `command` with the shared options it does not define itself and its texts in the chosen language."""
    dress = copy.copy(command)
    taken = {name for parameter in command.params for name in parameter.opts}
    added = [option for option in SHARED if not taken.intersection(option.opts)]
    dress.params = [_translated(parameter, translate) for parameter in [*command.params, *added]]
    if dress.help:
        dress.help = translate(dress.help)
    if isinstance(dress, click.Group):
        dress.commands = {name: dressed(each, translate) for name, each in dress.commands.items()}
    return dress


def _translated(parameter: click.Parameter, translate: Callable[[str], str]) -> click.Parameter:
    dress = copy.copy(parameter)
    if isinstance(dress, click.Option) and dress.help:
        dress.help = translate(dress.help)
    return dress
