"""What the owner enters about a server, and what becomes of its password."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.services import servers
from desktop.services.backups import restore_path
from desktop.services.looking_over import look_over
from desktop.services.servers import ServerChoice, known_choice
from desktop.store.database import Database
from desktop.store.link import write_link

CHOICE = ServerChoice("10.0.0.5", "", "qianji", "owner", "secret", is_kept=True)


class Keyring:
    """What the system keeps; closed where it refuses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept = {CHOICE.address().place: "former"}
        self.is_closed = False
        self.done: list[str] = []
        monkeypatch.setattr(servers, "remember", self.remember)
        monkeypatch.setattr(servers, "remembered", lambda place: self.kept.get(place, ""))
        monkeypatch.setattr(servers, "found_on_server", self.found)

    def remember(self, place: str, password: str) -> None:
        if self.is_closed:
            raise RequestError("no keyring")
        self.kept[place] = password

    def found(self, address: str, _name: str, _preset: str) -> None:
        self.done.append(address)
        raise RequestError("The server cannot be reached.")


def test_without_a_keyring_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring(monkeypatch)
    keyring.is_closed = True

    with pytest.raises(RequestError, match="no keyring"):
        servers.found_there(CHOICE, "Hewei")

    assert keyring.done == []


def test_where_nothing_comes_of_it_the_former_password_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring(monkeypatch)

    with pytest.raises(RequestError, match="cannot be reached"):
        servers.found_there(CHOICE, "Hewei")

    assert keyring.kept == {CHOICE.address().place: "former"}


def test_a_file_that_names_a_server_says_all_but_the_password(tmp_path: Path) -> None:
    link = tmp_path / "office.qianji-server"
    write_link(link, CHOICE.address())

    assert known_choice(link) == ServerChoice("10.0.0.5", "5432", "qianji", "owner")


@pytest.mark.parametrize(
    ("choice", "said"),
    [(ServerChoice("", "", "a", "b"), "Enter the server"), (ServerChoice("h", "70000", "a", "b"), "from 1 to 65535")],
)
def test_what_is_no_address_is_said(choice: ServerChoice, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        choice.address()


def test_a_backup_does_not_take_the_place_of_the_file_that_names_a_server(tmp_path: Path) -> None:
    link, copy = tmp_path / "office.qianji-server", tmp_path / "copy.qianji"
    write_link(link, CHOICE.address())
    Database.create(copy).close()
    named = link.read_bytes()

    with pytest.raises(RequestError, match="lies on a server"):
        look_over(copy, link)
    with pytest.raises(RequestError, match="lies on a server"):
        restore_path(link, copy)

    assert link.read_bytes() == named
    assert sorted(tmp_path.iterdir()) == [copy, link]
