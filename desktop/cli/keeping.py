"""`qianji backup` and `qianji restore`."""

from pathlib import Path

import click

from desktop.cli.context import Invocation, refuse_server
from desktop.cli.looking import only_reads
from desktop.errors import N_, DataFileError, RequestError

FILE = click.Path(path_type=Path, readable=False)  # a folder is refused by what opens or writes it, in a sentence


@click.command(help=N_("Write a checked copy of the data file to FILE, which must not exist yet."))
@click.argument("file", type=FILE)
@click.pass_obj
@only_reads
def backup(invocation: Invocation, file: Path) -> None:
    """Copy the data file."""
    database = invocation.database()
    from desktop.services.keeping import back_up  # after the file was opened, so that refusals come at once

    back_up(database, file)
    invocation.say(N_("Backed up to {file}; the copy was opened and checked."), file=file)
    dump = file.with_name(file.name + ".dump")
    if database.is_server and not dump.exists():
        _dump(invocation, dump)


def _dump(invocation: Invocation, dump: Path) -> None:
    """Add the server's own kind of backup; the copy that stands is whole without it, so a failure is only said."""
    try:
        is_there = invocation.database().dump_to(dump)
    except RequestError as error:
        click.echo(error.sentence(invocation.translate), err=True)
        return
    if is_there:
        invocation.say(N_("The server's own kind of backup (pg_dump) lies in {file}."), file=dump)


@click.command(help=N_("Put the backup FILE in the data file's place; the file before is kept beside it."))
@click.argument("file", type=FILE)
@click.option(
    "--anyway", is_flag=True, help=N_("Put it back although it is not as Qianji wrote it; what is wrong is said.")
)
@click.pass_obj
def restore(invocation: Invocation, file: Path, *, anyway: bool) -> None:
    """Let a backup take the data file's place; one that something speaks against only where that is wished."""
    refuse_server(invocation)
    from desktop.services.keeping import put_back  # heavy
    from desktop.services.looking_over import look_over, other_company
    from desktop.services.unlocking import asks_for_password
    from desktop.store.restore import is_kept_damaged

    keys = invocation.keys_of(invocation.data_file, file)
    told = look_over(file, invocation.data_file, keys)
    for each in told:
        click.echo(each.text(invocation.translate), err=True)
    if told and not anyway:
        raise DataFileError(
            N_("Nothing was changed. Choose another backup, or add --anyway to put {file} back as it is."), file=file
        )
    for each in other_company(file, invocation.data_file, keys):
        click.echo(each.text(invocation.translate), err=True)
    was_protected = asks_for_password(invocation.data_file)
    kept = put_back(invocation.data_file, file, keys)
    invocation.say(N_("Restored {file}."), file=invocation.data_file)
    if not was_protected and asks_for_password(invocation.data_file):
        protected = N_(
            "{file} is encrypted now and asks for the password of that backup; qianji password changes or removes it."
        )
        invocation.say(protected, file=invocation.data_file)
    if kept is None:
        return
    if is_kept_damaged(kept):  # which cannot be put back
        sentence = N_("The damaged file from before is kept as it was in {file}, so that it can be looked at.")
    else:
        sentence = N_("The data from before is kept in {file}; qianji restore brings it back from there.")
    invocation.say(sentence, file=kept)
