"""`qianji password`, `--password-stdin` and `init --admin-password-stdin`."""

import errno
import logging
import re
from pathlib import Path

import pytest

from desktop.cli import secrets
from desktop.services.unlocking import asks_for_password, unlock
from desktop.services.vault import new_code
from desktop.store.slots import SlotKind
from tests.cli.conftest import Call, Outcome
from tests.locked import OTHER, PASSWORD, make_slots_cheap, protect


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


def lines(*secrets: str) -> bytes:
    return "".join(f"{secret}\n" for secret in secrets).encode()


def code_in(outcome: Outcome) -> str:
    found = re.search(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}", outcome.said)
    assert found
    return found[0]


class TestEveryCommand:
    def test_reads_one_line_where_that_was_wished(self, data: Path, call: Call) -> None:
        protect(data)

        checked = call("check", "--data", data, "--password-stdin", "--json", input=lines(PASSWORD))

        assert checked.code == 0
        assert checked.document()["ok"] is True

    @pytest.mark.parametrize("ending", ["", "\r\n", "\nsomething else\n"])
    def test_takes_the_line_without_its_end(self, data: Path, call: Call, ending: str) -> None:
        protect(data)

        assert call("check", "--data", data, "--password-stdin", input=f"{PASSWORD}{ending}".encode()).code == 0

    def test_a_wrong_password_is_told_in_one_sentence(self, data: Path, call: Call) -> None:
        protect(data)

        checked = call("check", "--data", data, "--password-stdin", input=lines(OTHER))

        assert (checked.code, checked.said) == (3, "")
        assert checked.complained.startswith("The password is not right.\n")
        assert "qianji password forgotten" in checked.complained

    def test_who_enters_another_code_is_not_sent_to_where_they_are(self, data: Path, call: Call) -> None:
        protect(data)
        another = new_code()

        once = call("password", "forgotten", "--data", data, "--password-stdin", input=lines(another))
        for _ in range(4):
            last = call("password", "forgotten", "--data", data, "--password-stdin", input=lines(another))

        assert "not the recovery code of this file" in once.complained
        assert "wait" in last.complained
        assert "qianji password forgotten" not in once.complained + last.complained

    def test_after_four_wrong_ones_there_is_a_pause(self, data: Path, call: Call) -> None:
        protect(data)
        for _ in range(4):
            last = call("check", "--data", data, "--password-stdin", input=lines(OTHER))

        assert "Wait 1 s" in last.complained

    def test_without_a_terminal_it_says_how_to_send_the_password(self, data: Path, call: Call) -> None:
        protect(data)

        checked = call("check", "--data", data, language="zh_CN", input=b"")

        assert checked.code == 3
        assert "--password-stdin" in checked.complained

    @pytest.mark.parametrize("sent", [b"", b"\xff\xfe\n"])
    def test_nothing_or_another_encoding_is_told(self, data: Path, call: Call, sent: bytes) -> None:
        protect(data)

        checked = call("check", "--data", data, "--password-stdin", input=sent)

        assert checked.code == 2
        assert checked.complained.count("\n") == 1

    def test_on_a_terminal_it_is_asked_for(self, data: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        protect(data)
        monkeypatch.setattr(secrets, "is_terminal", lambda: True)

        checked = call("check", "--data", data, input=lines(PASSWORD))

        assert checked.code == 0
        assert "Password of company.qianji" in checked.complained
        assert PASSWORD not in checked.said + checked.complained

    def test_a_backup_of_a_protected_file_is_made_and_put_back(self, data: Path, call: Call) -> None:
        protect(data)
        copy = data.with_name("copy.qianji")

        made = call("backup", copy, "--data", data, "--password-stdin", input=lines(PASSWORD))
        back = call("restore", copy, "--data", data, "--password-stdin", input=lines(PASSWORD))

        assert (made.code, back.code) == (0, 0)
        assert call("check", "--data", data, "--password-stdin", input=lines(PASSWORD)).code == 0

    def test_a_backup_with_a_password_of_its_own_asks_for_it_on_the_next_line(self, data: Path, call: Call) -> None:
        protect(data, OTHER)
        backup = data.with_name("older.qianji")
        call("backup", backup, "--data", data, "--password-stdin", input=lines(OTHER))
        call("password", "change", "--new-key", "--data", data, "--password-stdin", input=lines(OTHER, PASSWORD))

        alone = call("restore", backup, "--data", data, "--password-stdin", input=lines(PASSWORD))
        both = call("restore", backup, "--data", data, "--password-stdin", input=lines(PASSWORD, OTHER))

        assert "older.qianji has a password of its own: send it as the next line." in alone.complained
        assert alone.code == 2
        assert both.code == 0
        assert "qianji restore brings it back from there" in both.said
        assert unlock(data, PASSWORD)

    def test_a_backup_with_a_password_put_back_where_there_was_none_says_so(self, data: Path, call: Call) -> None:
        protect(data)
        backup = data.with_name("copy.qianji")
        call("backup", backup, "--data", data, "--password-stdin", input=lines(PASSWORD))
        call("password", "remove", "--data", data, "--password-stdin", input=lines(PASSWORD))

        back = call("restore", backup, "--data", data, "--password-stdin", input=lines(PASSWORD))
        again = call("restore", backup, "--data", data, "--password-stdin", input=lines(PASSWORD))

        assert "company.qianji is encrypted now and asks for the password of that backup" in back.said
        assert "is encrypted now" not in again.said

    def test_no_secret_comes_into_the_log(self, data: Path, call: Call, caplog: pytest.LogCaptureFixture) -> None:
        code = protect(data)
        with caplog.at_level(logging.DEBUG):
            call("check", "--data", data, "--password-stdin", input=lines(PASSWORD))
            call("check", "--data", data, "--password-stdin", input=lines(OTHER))
            call("password", "forgotten", "--data", data, "--password-stdin", input=lines(code, OTHER))

        home = data.parent / "home"
        written = "".join(each.read_text(errors="replace") for each in home.rglob("*") if each.is_file())
        for secret in (PASSWORD, OTHER, code):
            assert secret not in caplog.text + written


class TestInit:
    def test_a_file_is_protected_from_its_beginning(self, tmp_path: Path, call: Call) -> None:
        data = tmp_path / "new.qianji"

        made = call("init", "--data", data, "--admin-password-stdin", input=lines(PASSWORD))

        assert made.code == 0
        assert unlock(data, PASSWORD).raw == unlock(data, code_in(made), SlotKind.RECOVERY).raw

    def test_a_weak_password_makes_no_file(self, tmp_path: Path, call: Call) -> None:
        made = call("init", "--data", tmp_path / "new.qianji", "--admin-password-stdin", input=lines("short"))

        assert made.code == 2
        assert not (tmp_path / "new.qianji").exists()


class TestPassword:
    def test_it_is_set_changed_forgotten_and_removed(self, data: Path, call: Call) -> None:
        def do(verb: str, *secrets: str) -> Outcome:
            done = call("password", verb, "--data", data, "--password-stdin", input=lines(*secrets))
            assert done.code == 0, done
            return done

        code = code_in(do("set", PASSWORD))
        do("change", PASSWORD, OTHER)
        assert unlock(data, OTHER).raw == unlock(data, code, SlotKind.RECOVERY).raw
        code = code_in(do("recovery", OTHER))
        code = code_in(do("forgotten", code, PASSWORD))
        assert unlock(data, PASSWORD).raw == unlock(data, code, SlotKind.RECOVERY).raw
        do("remove", PASSWORD)
        assert not asks_for_password(data)

    def test_a_new_key_may_come_with_the_new_password(self, data: Path, call: Call) -> None:
        protect(data)
        before = unlock(data, PASSWORD).raw

        done = call(
            "password", "change", "--new-key", "--data", data, "--password-stdin", input=lines(PASSWORD, OTHER)
        )

        after = unlock(data, OTHER).raw
        assert after != before
        assert unlock(data, code_in(done), SlotKind.RECOVERY).raw == after

    def test_no_code_is_shown_where_encrypting_fails(
        self, data: Path, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*_arguments: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("desktop.services.vault.convert", refused)

        done = call("password", "set", "--data", data, "--password-stdin", input=lines(PASSWORD))

        assert done.code == 2
        assert "Recovery code" not in done.said + done.complained
        assert not asks_for_password(data)

    def test_on_a_terminal_both_must_agree_and_a_group_of_the_code_is_typed(
        self, data: Path, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(secrets, "is_terminal", lambda: True)
        monkeypatch.setattr("desktop.cli.password.is_terminal", lambda: True)

        differing = call("password", "set", "--data", data, input=lines(PASSWORD, OTHER))
        unconfirmed = call("password", "set", "--data", data, input=lines(PASSWORD, PASSWORD, "AAAAA"))

        assert "The two passwords differ" in differing.complained
        assert "not group 3 of the code" in unconfirmed.complained
        assert "qianji password recovery" in unconfirmed.complained
        assert unlock(data, code_in(unconfirmed), SlotKind.RECOVERY) == unlock(data, PASSWORD)

    @pytest.mark.parametrize("verb", ["change", "remove", "recovery", "forgotten"])
    def test_a_plain_file_has_none(self, data: Path, call: Call, verb: str) -> None:
        done = call("password", verb, "--data", data, "--password-stdin", input=lines(PASSWORD))

        assert (done.code, done.complained) == (2, "The file has no password.\n")

    def test_a_protected_file_is_not_set_again(self, data: Path, call: Call) -> None:
        protect(data)

        done = call("password", "set", "--data", data, "--password-stdin", input=lines(PASSWORD, OTHER))

        assert done.code == 2
        assert "has a password already" in done.complained
