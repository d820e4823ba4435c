"""What Windows is told about the process."""

import sys
from ctypes import addressof
from ctypes.wintypes import MSG
from types import SimpleNamespace

import pytest

from desktop import __main__ as door
from desktop.windows import APP_ID, RUNNING, SESSION_CHANGED, announce, follow_session, is_gone, tell


class FakeWindows:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []
        self.kernel32 = SimpleNamespace(CreateMutexW=self._note)
        self.shell32 = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=self._note)
        self.user32 = SimpleNamespace(MessageBoxW=self._note)

    def _note(self, *told: object) -> int:
        self.told.append(told)
        return 7


class TestAnnounce:
    def test_the_setup_and_the_taskbar_learn_of_the_program(self) -> None:
        windows = FakeWindows()

        announce(windows)

        assert windows.told == [(None, False, RUNNING), (APP_ID,)]

    def test_another_system_is_told_nothing(self) -> None:
        announce()


class TestTell:
    def test_a_sentence_without_a_window_is_a_box(self) -> None:
        windows = FakeWindows()

        tell("Das geht nicht.", windows)

        assert windows.told[0][1] == "Das geht nicht."

    @pytest.mark.skipif(sys.platform == "win32", reason="would show a box and wait")
    def test_another_system_shows_none(self) -> None:
        tell("nothing")


class TestSession:
    def test_another_system_tells_nothing_of_it(self) -> None:
        assert sys.platform == "win32" or not follow_session(1)

    @pytest.mark.parametrize(
        ("message", "kind", "expected"),
        [
            (SESSION_CHANGED, 7, True),  # locked
            (SESSION_CHANGED, 2, True),  # another user took the screen
            (SESSION_CHANGED, 4, True),  # a remote connection ended
            (SESSION_CHANGED, 8, False),  # unlocked
            (0x200, 7, False),  # the mouse moved
        ],
    )
    def test_who_locks_or_leaves_the_computer_is_gone(self, message: int, kind: int, expected: bool) -> None:
        told = MSG(message=message, wParam=kind)

        assert is_gone(addressof(told)) is expected


class TestDoubleClick:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["D:\\签绩 数据\\公司.qianji"], True),
            (["company.QIANJI"], True),
            (["office.qianji-server"], True),
            (["check"], False),
            (["check", "company.qianji"], False),
            ([], True),
        ],
    )
    def test_a_company_file_alone_opens_the_window(
        self, arguments: list[str], expected: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv(door.SERVER, raising=False)

        assert door._opens_window(arguments) is expected

    def test_where_a_server_is_named_the_command_line_finds_out_which(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(door.SERVER, "postgresql://office/qianji")

        assert not door._opens_window([])
