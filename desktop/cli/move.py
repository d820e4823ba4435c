"""`qianji move`: carries a whole company to a server or back into a file."""

from typing import TYPE_CHECKING

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, RequestError
from desktop.store.server.address import is_address

if TYPE_CHECKING:
    from desktop.services.moving import Moved


@click.command(
    help=N_(
        "Carry the whole company to another place that holds nothing yet: a data file, or a database on a PostgreSQL "
        "server (postgresql://USER@HOST:5432/DATABASE). Everything is compared before it is kept; where the "
        "company lies now stays as it is."
    )
)
@click.option("--to", "target", required=True, metavar="URL|FILE", help=N_("Where the company is to lie."))
@click.pass_obj
def move(invocation: Invocation, target: str) -> None:
    """Carry the company and say what arrived."""
    _refuse_nowhere(target)
    database = invocation.database()
    from desktop.services.moving import move as carry  # after the company was opened, so that refusals come at once
    from desktop.store.places import place_of
    from desktop.store.server.passwords import NeedsPasswordError

    if is_address(target):
        invocation.await_servers()

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
    if not is_address(target) and database.key is None:  # a file made from an encrypted one is encrypted likewise
        invocation.say(
            N_(
                "{place} has no password: whoever can reach it can read everything in it. "
                "Set one by qianji password set."
            ),
            place=moved.place,
        )


def _refuse_nowhere(target: str) -> None:
    """Refuse what is neither a file's name nor a server's address, which a folder "http:" would be made for."""
    if not target.strip() or ("://" in target and not is_address(target)):
        raise RequestError(
            N_(
                "“{target}” is neither a data file nor a PostgreSQL server. Name a file that does not exist yet, or "
                "an address like postgresql://USER@HOST:5432/DATABASE."
            ),
            target=target,
        )
