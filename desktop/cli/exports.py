"""`qianji export KIND FILE`: records out, in a form that the import reads back unchanged."""

from pathlib import Path

import click

from desktop.cli.clickwords import ngettext
from desktop.cli.context import Invocation
from desktop.cli.looking import only_reads
from desktop.cli.targets import refuse_existing
from desktop.errors import N_


@click.command("export", help=N_("Write all records of a kind to FILE, a new .xlsx or .csv file."))
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
@only_reads
def export(invocation: Invocation, kind: str, file: Path) -> None:
    """Export a kind."""
    from desktop.services.imports import Imports

    refuse_existing(file)
    count = Imports(invocation.database(), lambda: invocation.today).export(kind, file, invocation.language)
    if not count:
        invocation.say(
            N_("There is nothing of this kind to export yet: {file} has its headings and no rows."), file=file
        )
        return
    told = ngettext("{number} row was written to {file}.", "{number} rows were written to {file}.")
    invocation.say_counted(told, count, file=file)
