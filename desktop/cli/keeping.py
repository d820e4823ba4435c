"""`qianji backup` and `qianji restore`."""

from pathlib import Path

import click

from desktop.cli.context import Invocation, refuse_server
from desktop.errors import N_

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help=N_("Write a checked copy of the data file to FILE, which must not exist yet."))
@click.argument("file", type=FILE)
@click.pass_obj
def backup(invocation: Invocation, file: Path) -> None:
    """Copy the data file."""
    database = invocation.database()
    from desktop.services.keeping import back_up  # after the file was opened, so that refusals come at once

    back_up(database, file)
    invocation.say(N_("Backed up to {file}; the copy was opened and checked."), file=file)


@click.command(help=N_("Put the backup FILE in the data file's place; the file before is kept beside it."))
@click.argument("file", type=FILE)
@click.pass_obj
def restore(invocation: Invocation, file: Path) -> None:
    """Let a backup take the data file's place."""
    refuse_server(invocation)
    from desktop.services.keeping import put_back  # heavy

    kept = put_back(invocation.data_file, file)
    invocation.say(N_("Restored {file}."), file=invocation.data_file)
    if kept is not None:
        invocation.say(N_("The data from before is kept in {file}."), file=kept)
