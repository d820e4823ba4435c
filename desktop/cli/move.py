"""`qianji move`: carries a whole company to a server or back into a file."""

from typing import TYPE_CHECKING

import click

from desktop.cli.context import Invocation
from desktop.errors import N_

if TYPE_CHECKING:
    from desktop.services.moving import Moved


@click.command(
    help=N_(
        "Carry the whole company to another place that holds nothing yet: a data file, or a database on a PostgreSQL "
        "server (postgresql+psycopg://USER@HOST:5432/DATABASE). Everything is compared before it is kept; where the "
        "company lies now stays as it is."
    )
)
@click.option("--to", "target", required=True, metavar="URL|FILE", help=N_("Where the company is to lie."))
@click.pass_obj
def move(invocation: Invocation, target: str) -> None:
    """Carry the company and say what arrived."""
    database = invocation.database()
    from desktop.services.moving import move as carry  # after the company was opened, so that refusals come at once
    from desktop.store.places import place_of
    from desktop.store.server.passwords import NeedsPasswordError

    def go(password: str = "") -> "Moved":
        with invocation.progress(N_("Moving the company")) as step:
            return carry(database, target, step, password)

    try:
        moved = go()
    except NeedsPasswordError:  # before anything was done
        moved = go(invocation.ask(N_("Password of {file}"), file=place_of(target)))
    invocation.say(
        N_(
            "Moved to {place}: {rows} rows in {tables} tables, {entries} entries in the record of changes and "
            "{evaluations} finalised evaluations, compared value by value. {source} stays as it is; put it away, so "
            "that nobody goes on working there."
        ),
        place=moved.place,
        rows=moved.rows,
        tables=moved.tables,
        entries=moved.entries,
        evaluations=moved.evaluations,
        source=database.place,
    )
