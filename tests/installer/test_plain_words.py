"""What is exchanged in PyInstaller's program, and the list of libraries."""

from pathlib import Path

import pytest

from desktop.first_words import LIST, lost_files
from installer.freeze import write_list
from installer.plain_words import LINES, NARROW, Line, exchanged, speak_plainly


class TestSpeakPlainly:
    def test_each_line_is_for_an_owner_of_either_language_and_has_room(self, tmp_path: Path) -> None:
        theirs = b"".join(f"{line.theirs}\0".encode(line.encoding) for line in LINES)
        program = tmp_path / "Qianji.exe"
        program.write_bytes(b"MZ" + theirs + b"packed")

        speak_plainly(program, is_windowed=True)

        spoken = program.read_bytes()
        assert len(spoken) == len(theirs) + 8
        assert spoken.endswith(b"packed")
        assert all(f"{line.ours}\0".encode(line.encoding) in spoken for line in LINES)

    def test_the_program_for_the_command_line_has_no_box(self, tmp_path: Path) -> None:
        theirs = b"".join(f"{line.theirs}\0".encode(line.encoding) for line in LINES if not line.is_windowed)
        (tmp_path / "cli.exe").write_bytes(theirs)

        speak_plainly(tmp_path / "cli.exe", is_windowed=False)

        spoken = (tmp_path / "cli.exe").read_bytes()
        assert b"Reinstall Qianji." in spoken
        assert "重装".encode() not in spoken

    @pytest.mark.parametrize("content", [b"something new\0", b"old line\0old line\0"])
    def test_a_line_that_is_not_there_once_stops_the_build(self, content: bytes) -> None:
        with pytest.raises(ValueError, match="look at its new words"):
            exchanged(content, Line("old line", "new", NARROW))

    def test_a_line_without_room_stops_it_too(self) -> None:
        with pytest.raises(ValueError, match="2 bytes more"):
            exchanged(b"old\0", Line("old", "newer", NARROW))


class TestList:
    def test_libraries_are_listed_as_the_program_looks_for_them(self, tmp_path: Path) -> None:
        (tmp_path / "Qt" / "lib").mkdir(parents=True)
        for name in ("python313.dll", "base_library.zip", "Qt/QtCore.pyd", "Qt/lib/libQt6Core.so.6", "Qt/words.qm"):
            (tmp_path / name).write_bytes(name.encode())

        write_list(tmp_path)

        listed = (tmp_path / LIST).read_text(encoding="utf-8").splitlines()
        assert listed == [
            "13 Qt/QtCore.pyd", "22 Qt/lib/libQt6Core.so.6", "16 base_library.zip", "13 python313.dll", "= 4"
        ]  # fmt: skip
        assert lost_files(tmp_path) == []
