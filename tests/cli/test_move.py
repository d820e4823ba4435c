"""`qianji move` between two files; servers have tests of their own."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_everything_arrives_and_the_old_place_stays(call: Call, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "moved.qianji"

    told = call("move", "--data", data, "--to", target)

    assert told.code == 0, told.complained
    assert "compared value by value" in told.said
    assert "moved.qianji has no password" in told.said
    assert call("check", "--data", target, "--json").document()["ok"]
    assert call("check", "--data", data, "--json").document()["ok"]


def test_a_place_that_is_taken_is_refused(call: Call, data: Path) -> None:
    taken = data.with_name("taken.qianji")
    taken.write_bytes(b"mine")

    assert call("move", "--data", data, "--to", taken).code == 2
    assert taken.read_bytes() == b"mine"


def test_where_the_company_lies_already_is_a_place_that_is_taken(call: Call, data: Path) -> None:
    told = call("move", "--data", data, "--to", data)

    assert told.code == 2
    assert "exists already" in told.complained


def test_a_name_that_would_be_taken_for_a_servers_is_refused(call: Call, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "office.qianji-server"

    told = call("move", "--data", data, "--to", target)

    assert told.code == 2
    assert "lies on a server" in told.complained
    assert not target.exists()


def test_a_server_that_cannot_be_reached_is_told_in_a_sentence(call: Call, data: Path) -> None:
    told = call("move", "--data", data, "--to", "postgresql://a@127.0.0.1:1/b")

    assert told.code == 3
    assert "cannot be reached" in told.complained


def test_what_works_on_files_refuses_a_server(call: Call, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANJI_DATABASE_URL", "postgresql://a@127.0.0.1:1/b")

    told = call("restore", data)

    assert told.code == 3
    assert "works on files" in told.complained
