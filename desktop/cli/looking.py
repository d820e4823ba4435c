"""A data file opened for reading only for commands that change nothing: where it cannot be written, or is in use."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, InUseError, QianjiError

if TYPE_CHECKING:
    from desktop.store.database import Database
    from desktop.store.key import Keys

Given = ParamSpec("Given")
Told = TypeVar("Told")


def only_reads(command: Callable[Given, Told]) -> Callable[Given, Told]:
    """Note that a command changes nothing in the data file."""

    @wraps(command)
    def noted(*given: Given.args, **named: Given.kwargs) -> Told:
        click.get_current_context().ensure_object(Invocation).only_reads = True
        return command(*given, **named)

    return noted


def looked_at(invocation: Invocation, keys: "Keys", refusal: QianjiError) -> "Database":
    """The data file, opened for reading only because of a refusal; that somebody works with it is said."""
    from desktop.store.looking import Why, look_at

    if not isinstance(refusal, InUseError):
        return look_at(invocation.data_file, keys, Why.RIGHTS)
    database = look_at(invocation.data_file, keys, Why.IN_USE)
    told = N_("{file} is open elsewhere; this is how it stands at {time}.")
    invocation.warn(told, file=invocation.data_file, time=f"{database.since:%H:%M:%S}")
    return database
