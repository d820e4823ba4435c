"""`qianji look`: open the window on a data file until its first page stands, and close it; for measuring a start."""

from importlib import import_module

import click

from desktop.cli.context import Invocation


@click.command("look", hidden=True)
@click.pass_obj
def look(invocation: Invocation) -> None:
    """Show the first page once."""
    # by name: no Qt here
    import_module("desktop.app.trial").open_for_a_moment(invocation.data_file, invocation.language)
