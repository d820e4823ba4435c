"""`qianji password`: the password of a data file set, changed, removed, or given anew with the recovery code."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from desktop.cli.context import Invocation, refuse_server
from desktop.cli.secrets import ask_new, is_terminal
from desktop.errors import N_, RequestError

if TYPE_CHECKING:
    from desktop.services.vault import Vault

TURNS = 3
CONFIRMED = 3  # the group of the code that is typed to show that it was kept


@click.group(help=N_("Set, change or remove the password of the data file, or give it anew with the recovery code."))
def password() -> None:
    """Keep the group's commands."""


@password.command("set", help=N_("Encrypt the data file with a new password; its recovery code is printed once."))
@click.pass_obj
def set_password(invocation: Invocation) -> None:
    """Encrypt a plain file."""
    vault = _vault(invocation)
    if vault.is_protected:
        raise RequestError(N_("The file has a password already; change it instead."))
    secret = _new_password(invocation)
    code = _new_code()
    vault.set_password(secret, code)
    invocation.say(N_("{file} is encrypted now and opens with the password."), file=invocation.data_file)
    tell_code(invocation, code)
    invocation.warn(N_("Backups made before are not encrypted. Delete those that nobody else may read."))


@password.command("change", help=N_("Take another password; with --new-key the file is encrypted anew as well."))
@click.option(
    "--new-key",
    is_flag=True,
    help=N_("Encrypt anew, where somebody may know the old password and hold a copy; prints a new code."),
)
@click.pass_obj
def change(invocation: Invocation, *, new_key: bool) -> None:
    """Change the password of a protected file."""
    vault, present = _opened(invocation)
    secret = _new_password(invocation)
    if new_key:
        code = _new_code()
        vault.renew_key(present, secret, code)
        tell_code(invocation, code)
    else:
        vault.change_password(present, secret)
    invocation.say(N_("The password is changed. Backups made before still open with the old one."))


@password.command("remove", help=N_("Write the data file plain again; whoever reaches it can read it then."))
@click.pass_obj
def remove(invocation: Invocation) -> None:
    """Decrypt a protected file."""
    vault, present = _opened(invocation)
    vault.remove_password(present)
    invocation.say(N_("{file} is plain now and opens without a password."), file=invocation.data_file)
    invocation.warn(N_("Encrypted backups made before still ask for the password or the recovery code: keep both."))


@password.command("recovery", help=N_("Print a new recovery code; the one before opens nothing but older backups."))
@click.pass_obj
def recovery(invocation: Invocation) -> None:
    """Take another recovery code."""
    vault, present = _opened(invocation)
    code = _new_code()
    vault.renew_code(present, code)
    tell_code(invocation, code)
    invocation.say(N_("The new recovery code holds from now on."))


@password.command("forgotten", help=N_("Give a new password with the recovery code; a new code is printed."))
@click.pass_obj
def forgotten(invocation: Invocation) -> None:
    """Let the recovery code open the file for a new password."""
    from desktop.services.unlocking import asks_for_password, unlock
    from desktop.services.vault import Vault
    from desktop.store.database import Database
    from desktop.store.slots import SlotKind

    refuse_server(invocation)
    if not asks_for_password(invocation.data_file):
        invocation.database()  # says what else is wrong
        raise RequestError(N_("The file has no password."))
    code = invocation.ask(N_("Recovery code"))
    key = unlock(invocation.data_file, code, SlotKind.RECOVERY)
    with Database.open(invocation.data_file, [key]) as database:
        secret = _new_password(invocation)
        fresh = _new_code()
        Vault(database).give_anew(code, secret, fresh)
        tell_code(invocation, fresh)
    invocation.say(N_("The new password and the new recovery code hold from now on."))


def tell_code(invocation: Invocation, code: str) -> None:
    """Print a recovery code once it holds, so that none is kept that opens nothing; a terminal asks for a group."""
    from desktop.domain.recovery_code import cleaned, groups_of

    invocation.say(N_("Recovery code: {code}"), code=code)
    invocation.warn(
        N_("Print it or write it down and keep it apart from the computer: without it a forgotten password is final.")
    )
    if not is_terminal() or invocation.reads_password:
        return
    with suppress(click.Abort):
        for _turn in range(TURNS):
            typed = click.prompt(invocation.translate(N_("Type group {number} of the code")).format(number=CONFIRMED))
            if cleaned(typed) == groups_of(code)[CONFIRMED - 1]:
                return
            invocation.warn(N_("That is not group {number} of the code. Compare it once more."), number=CONFIRMED)
    invocation.warn(
        N_("The code holds all the same. Where it was not kept: qianji password recovery makes a new one.")
    )


def _new_code() -> str:
    from desktop.services.vault import new_code  # heavy

    return new_code()


def _vault(invocation: Invocation) -> "Vault":
    from desktop.services.vault import Vault

    refuse_server(invocation)
    return Vault(invocation.database())


def _opened(invocation: Invocation) -> "tuple[Vault, str]":
    """The vault of a protected file and its present password, which is asked for once."""
    from desktop.services.unlocking import asks_for_password, unlock
    from desktop.services.vault import Vault
    from desktop.store.database import Database

    refuse_server(invocation)
    file = invocation.data_file
    if not asks_for_password(file):
        invocation.database()  # says what else is wrong
        raise RequestError(N_("The file has no password."))
    present = invocation.ask(N_("Password of {file}"), file=file.name)
    invocation.use(Database.open(file, [unlock(file, present)]))
    return Vault(invocation.database()), present


def _new_password(invocation: Invocation) -> str:
    from desktop.domain.passwords import refuse_weak

    translate = invocation.translate
    secret = ask_new(translate(N_("New password")), translate(N_("Once more")), from_stdin=invocation.reads_password)
    refuse_weak(secret)
    return secret
