"""`qianji init`: a new data file with the company in it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.context import Invocation
from desktop.cli.password import tell_code
from desktop.cli.targets import refuse_existing
from desktop.errors import N_, RequestError

if TYPE_CHECKING:
    from desktop.services.company import Protection


@click.command(help=N_("Create a data file with the company and a preset's positions, stages, words and schemes."))
@click.option("--company", metavar="NAME", help=N_("The company's name, as it stands on the forms."))
@click.option("--preset", metavar="PRESET", help=N_("franchise, property, sales or accounts; without it sales."))
@click.option(
    "--admin-password-stdin",
    is_flag=True,
    help=N_("Encrypt the file with a password, the first line of standard input; prints its recovery code."),
)
@click.pass_obj
def init(invocation: Invocation, company: str | None, preset: str | None, *, admin_password_stdin: bool) -> None:
    """Create the data file; an existing one stays untouched."""
    name, place = company or invocation.translate(N_("My company")), invocation.data_file
    if invocation.server:
        _found_on_server(invocation, name, preset, wants_protection=admin_password_stdin)
        return
    refuse_existing(place)
    _refuse_beside_backups(place)
    from desktop.services.company import found_company  # heavy, and not needed to refuse
    from desktop.services.presets import DEFAULT_PRESET
    from desktop.services.whereabouts import risk_of

    protection = _protection(invocation) if admin_password_stdin else None
    found_company(place, name, preset or DEFAULT_PRESET, protection).close()
    invocation.say(N_("Created {file} for {company}."), file=place, company=name)
    if protection is not None:
        tell_code(invocation, protection.code)
    risk = risk_of(place)
    if risk is not None:
        click.echo(risk.text(invocation.translate), err=True)


def _found_on_server(invocation: Invocation, name: str, preset: str | None, *, wants_protection: bool) -> None:
    """The company in an empty database; a password that nothing keeps is asked for."""
    if wants_protection:
        raise RequestError(
            N_("A company on a server is protected by the server's users. Leave out --admin-password-stdin.")
        )
    from desktop.services.company import found_on_server
    from desktop.services.presets import DEFAULT_PRESET
    from desktop.store.places import place_of
    from desktop.store.server.passwords import NeedsPasswordError

    try:
        database = found_on_server(invocation.server, name, preset or DEFAULT_PRESET)
    except NeedsPasswordError:
        password = invocation.ask(N_("Password of {file}"), file=place_of(invocation.server))
        database = found_on_server(invocation.server, name, preset or DEFAULT_PRESET, password)
    with database:
        invocation.say(N_("Created {file} for {company}."), file=database.place, company=name)


def _refuse_beside_backups(place: Path) -> None:
    """A new company in the place of one that is gone would share its backups, and soon push them out."""
    from desktop.store.temporary import shelf_beside

    shelf = shelf_beside(place)
    if any(shelf.glob("*.qianji")):
        raise RequestError(
            N_(
                "The backups in {folder} belong to an earlier file of this name. Put one back with “qianji restore”, "
                "or name another file with --data. Nothing was created."
            ),
            folder=shelf,
        )


def _protection(invocation: Invocation) -> "Protection":
    from desktop.domain.passwords import refuse_weak
    from desktop.services.company import Protection
    from desktop.services.vault import new_code

    invocation.reads_password = True
    secret = invocation.ask(N_("New password"))
    refuse_weak(secret)
    return Protection(secret, new_code())
