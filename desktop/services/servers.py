"""Working on a database server: connecting to it, founding or moving the company there, and keeping its password."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.program_folders import refuse_in_program
from desktop.services.company import found_on_server
from desktop.services.moving import Moved, move
from desktop.services.presets import DEFAULT_PRESET
from desktop.store.database import Database
from desktop.store.link import link_to, linked_address
from desktop.store.places import open_company
from desktop.store.server.address import PORTS, USUAL_PORT, ServerAddress, host_of
from desktop.store.server.passwords import keyring_name, note, remember, remembered


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """What the owner, or the technician, enters about a server; an empty port is the usual one."""

    host: str
    port: str
    database: str
    user: str
    password: str = ""
    is_kept: bool = False  # the password, by the system

    def address(self) -> ServerAddress:
        """The address, complete."""
        host, database, user = self.host.strip(), self.database.strip(), self.user.strip()
        if not (host and database and user):
            raise RequestError(N_("Enter the server's name, the database and the user; the technician knows them."))
        text = self.port.strip() or str(USUAL_PORT)
        if not text.isascii() or not text.isdigit() or int(text) not in PORTS:
            raise RequestError(N_("The port is a number from 1 to 65535; left empty it is 5432."))
        return ServerAddress(host_of(host), int(text), database, user, self.password)


def connect(choice: ServerChoice) -> Path:
    """Make sure that a company is there, and say in a file where it lies: that file is opened from now on."""
    with _password_kept(choice) as address:
        open_company(address.url).close()
    return link_to(address)


def found_there(choice: ServerChoice, name: str, preset: str = DEFAULT_PRESET) -> Path:
    """Found a company in an empty database, and say in a file where it lies."""
    with _password_kept(choice) as address:
        found_on_server(address.url, name, preset).close()
    return link_to(address)


def move_there(source: Database, choice: ServerChoice) -> tuple[Path, Moved]:
    """Carry the open company into an empty database, and say in a file where it lies."""
    with _password_kept(choice) as address:
        moved = move(source, address.url)
    return link_to(address), moved


def move_back(source: Database, file: Path) -> Moved:
    """Carry the open company into a file that does not exist yet; on the server it stays as it was."""
    refuse_in_program(file.parent)
    return move(source, str(file.absolute()))


def known_choice(link: Path) -> ServerChoice:
    """What is known of the server a file names: everything but the password."""
    return choice_of(linked_address(link))


def choice_of(address: ServerAddress) -> ServerChoice:
    """A server as it would be entered; everything but the password."""
    return ServerChoice(address.host, str(address.port), address.database, address.user)


def has_keyring() -> bool:
    """Whether this system can keep passwords."""
    return bool(keyring_name())


@contextmanager
def _password_kept(choice: ServerChoice) -> Iterator[ServerAddress]:
    """The address of what is to be done; the password is kept first, for done work is not undone for want of that.

    Where nothing comes of it, what was kept before is kept again.
    """
    address = choice.address()
    if choice.is_kept:
        former = remembered(address.place)
        remember(address.place, choice.password)
    try:
        yield address
    except BaseException:
        if choice.is_kept:
            remember(address.place, former)
        raise
    if choice.password:
        note(address.place, choice.password)
