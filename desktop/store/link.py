"""A small file that says on which server a company lies: opened, named and remembered like a data file."""

import json
from pathlib import Path

from desktop import paths
from desktop.errors import N_, DataFileError
from desktop.store.files import make_folder
from desktop.store.server.address import ServerAddress, address_of

ENDING = ".qianji-server"
_NAME = "server"


def is_link(path: Path) -> bool:
    """Whether a path is called like such a file."""
    return path.suffix == ENDING


def write_link(path: Path, address: ServerAddress) -> None:
    """Let a file say where the company lies; the password is not in it."""
    make_folder(path.parent)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps({_NAME: address.place}) + "\n", encoding="utf-8")
    part.replace(path)


def link_to(address: ServerAddress) -> Path:
    """The file in the owner's folder that names a server, made where it is missing."""
    link = paths.user_folder() / f"{address.name}{ENDING}"
    write_link(link, address)
    return link


def linked_address(path: Path) -> ServerAddress:
    """The address in such a file."""
    try:
        return address_of(str(json.loads(path.read_text(encoding="utf-8"))[_NAME]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataFileError(
            N_("{file} does not say on which server the company lies. Connect to the server again."), file=path
        ) from error
