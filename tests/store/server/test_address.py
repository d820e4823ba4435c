"""Addresses of servers, and the small file that holds one."""

from pathlib import Path

import pytest

from desktop.errors import DataFileError, RequestError
from desktop.services.servers import ServerChoice
from desktop.store.link import is_link, link_to, linked_address
from desktop.store.places import is_address, open_company, place_of
from desktop.store.server.address import ServerAddress, address_of


def test_the_parts_are_read_and_the_password_is_never_shown() -> None:
    address = address_of("postgresql://ow%40ner:s%2Fe@db.example:6000/%E5%85%AC%E5%8F%B8")

    assert address == ServerAddress("db.example", 6000, "公司", "ow@ner", "s/e")
    assert address.url == "postgresql://ow%40ner:s%2Fe@db.example:6000/%E5%85%AC%E5%8F%B8"
    assert address.place == "postgresql://ow%40ner@db.example:6000/公司"
    assert address_of(address.place).database == "公司"
    assert place_of(address.url) == address.place
    assert address.name == "公司-db-example-6000"


def test_the_usual_port_and_shorter_names_do() -> None:
    assert address_of("postgres://a@[::1]/b").url == "postgresql://a@[::1]:5432/b"


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://somewhere",
        "postgresql://a@b",
        "mysql://a@b/c",
        "postgresql://a@b:0x/c",
        "postgresql://a@b/c?d=e",
        "postgresql://a@b/c#d",
        "postgresql://a@b/c/d",
        "postgresql://a:[x@b/c",
        "postgresql://a:x@y:z@b/c",
        "postgresql://a@[::1/c",
        "postgresql://a@[::x]/c",
        "postgresql://a@b..d/c",
        "postgresql://a@b,d/c",
        "postgresql://a@b:0/c",
        "postgresql://a:%00@b/c",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        address_of(text)


@pytest.mark.parametrize("password", ["a@b:c/d%?#&", "千绩", "[x]", "%41", " "])
def test_a_password_of_any_characters_is_read_as_it_was_written(password: str) -> None:
    address = ServerAddress("db", 5432, "b", "a", password)

    assert address_of(address.url) == address
    assert address_of(address.place) == ServerAddress("db", 5432, "b", "a")


def test_an_address_as_programmers_write_it_is_the_same() -> None:
    assert address_of("postgresql+psycopg://a@b:6000/c") == address_of("postgresql://a@b:6000/c")


def test_no_sentence_speaks_of_drivers() -> None:
    with pytest.raises(DataFileError) as refused:
        address_of("postgresql://a")

    assert "postgresql://USER@HOST:5432/DATABASE" in str(refused.value)


def test_a_socket_is_named_by_its_folder() -> None:
    address = address_of("postgresql://a@%2Fvar%2Frun%2FPG:6000/b")

    assert address.host == "/var/run/PG"
    assert address_of(address.place) == address


def test_files_are_no_addresses() -> None:
    assert not is_address("/srv/owner/company.qianji")
    assert not is_address("postgresql")
    assert place_of("company.qianji") == "company.qianji"


def test_a_small_file_names_the_server_without_its_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    address = address_of("postgresql://a:secret@b/c")

    link = link_to(address)

    assert is_link(link)
    assert "secret" not in link.read_text(encoding="utf-8")
    assert linked_address(link).place == address.place


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"server": "x"}'])
def test_a_small_file_that_names_none_is_refused(tmp_path: Path, text: str) -> None:
    link = tmp_path / "a.qianji-server"
    link.write_text(text, encoding="utf-8")

    with pytest.raises(DataFileError):
        open_company(link)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (ServerChoice("", "", "c", "a"), "Enter the server's name"),
        (ServerChoice("b", "70000", "c", "a"), "The port is a number"),
        (ServerChoice("b", "x", "c", "a"), "The port is a number"),
        (ServerChoice("b:5432", "", "c", "a"), "is no server's name"),
        (ServerChoice("http://b", "", "c", "a"), "is no server's name"),
        (ServerChoice("a@b", "", "c", "a"), "is no server's name"),
        (ServerChoice("b..d", "", "c", "a"), "is no server's name"),
    ],
)
def test_what_is_entered_must_be_complete(choice: ServerChoice, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        choice.address()


@pytest.mark.parametrize("host", ["192.168.1.10", "DB.Example", "::1", "[::1]", "服务器", "/var/run/PG"])
def test_the_file_that_names_a_server_names_what_was_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))

    address = ServerChoice(host, "", "公司", "a@b").address()

    # The password is kept under the same name it is looked for.
    assert linked_address(link_to(address)) == address
