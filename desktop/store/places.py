"""Where a company lies, a file or a server: opened and made in the same way, by the text that names the place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import N_
from desktop.store.database import Database
from desktop.store.key import Key, Keys
from desktop.store.link import is_link, linked_address
from desktop.store.server.address import ServerAddress, address_of, is_address

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["is_address", "make_company", "open_company", "place_of"]

_WANTED = N_("The database server at {place} wants a password. Enter it; a script sends it with --password-stdin.")


def place_of(place: str) -> str:
    """A place as it may be shown and kept: of a server the address without its password."""
    return address_of(place).place if is_address(place) else place


def open_company(place: str | Path, keys: Keys = (), password: str = "") -> Database:
    """The company that lies at a place, perhaps a file that names a server; nothing is made where there is none."""
    link = Path(place) if is_link(Path(place)) else None
    if link is None and not is_address(str(place)):
        return Database.open(Path(place), keys)
    from desktop.store.server.database import ServerDatabase  # the driver, only where there is a server

    address = address_of(str(place)) if link is None else linked_address(link)
    return ServerDatabase.reach(_complete(address, password), link)


def make_company(
    place: str, fill: "Callable[[Session], None]", password: str = "", key: Key | None = None
) -> Database:
    """A new company at a place that holds nothing yet, filled by `fill`: all of it, or nothing is there after."""
    if not is_address(place):
        return Database.create(Path(place), fill, key)
    from desktop.store.server.database import ServerDatabase

    return ServerDatabase.make(_complete(address_of(place), password), fill)


def _complete(address: ServerAddress, password: str) -> ServerAddress:
    """The address with a password where the server wants one: as stated, else as the system's keyring has it."""
    from desktop.store.server.entering import wants_password
    from desktop.store.server.passwords import NeedsPasswordError, remembered

    if password:
        return replace(address, password=password)
    if address.password or not wants_password(address):
        return address
    found = remembered(address.place)
    if not found:
        raise NeedsPasswordError(_WANTED, place=address.place)
    return replace(address, password=found)
