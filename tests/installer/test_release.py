"""Names, version resource, icon, licences and checksums of a release."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from installer import icon, licences
from installer.checksums import checksum, write_checksums
from installer.names import ROOT, Release, this_release
from installer.setup import Drawn, command, kilobytes
from installer.side_picture import HEIGHT, SHARPNESS, WIDTH, write_side_picture
from installer.signing import sign
from installer.version_resource import CHINESE, ENGLISH, texts


class TestNames:
    def test_on_windows_the_two_programs_differ_by_more_than_capitals(self) -> None:
        release = Release("1.2.3", "win32")

        assert release.window.name.lower() != release.console.name.lower()

    @pytest.mark.parametrize(
        ("version", "expected"), [("0.4.0", (0, 4, 0, 0)), ("1.10", (1, 10, 0, 0)), ("2.0.1rc3", (2, 0, 1, 3))]
    )
    def test_windows_counts_in_four_numbers(self, version: str, expected: tuple[int, ...]) -> None:
        assert Release(version).four_numbers == expected

    def test_the_version_is_the_projects(self) -> None:
        assert f'version = "{this_release().version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


class TestWhatWindowsShows:
    def test_both_languages_say_the_same_version(self) -> None:
        shown = texts(Release("0.4.0", "win32"), "Qianji.exe")

        assert {lines["ProductVersion"] for lines in shown.values()} == {"0.4.0"}
        assert (shown[CHINESE]["ProductName"], shown[ENGLISH]["ProductName"]) == ("签绩", "Qianji")

    def test_the_manifest_asks_for_long_paths_sharp_scaling_and_no_administrator(self) -> None:
        manifest = (ROOT / "installer" / "program.manifest").read_text(encoding="utf-8")

        said = dict(re.findall(r"<(longPathAware|dpiAwareness)[^>]*>(\w+)<", manifest))

        assert said == {"longPathAware": "true", "dpiAwareness": "PerMonitorV2"}
        assert re.findall(r'level="(\w+)"', manifest) == ["asInvoker"]

    def test_an_icon_holds_each_size_where_it_says(self) -> None:
        content = icon.packed({16: b"small", 256: b"large!"})

        entries = [struct.unpack_from("<BBBBHHII", content, 6 + 16 * number) for number in range(2)]

        assert content[:6] == struct.pack("<HHH", 0, 1, 2)
        assert [(width, content[place : place + size]) for width, *_rest, size, place in entries] == [
            (16, b"small"),
            (0, b"large!"),
        ]

    def test_the_drawing_is_drawn(self) -> None:
        assert icon.drawn(32).startswith(b"\x89PNG")

    def test_the_side_of_the_setup_has_the_shape_that_its_page_wants(self, tmp_path: Path) -> None:
        content = write_side_picture(tmp_path / "side.bmp").read_bytes()

        assert (content[:2], struct.unpack_from("<ii", content, 18)) == (
            b"BM",
            (WIDTH * SHARPNESS, HEIGHT * SHARPNESS),
        )


class TestLicences:
    def test_every_library_that_travels_brings_a_text(self) -> None:
        names = licences.libraries((ROOT / "requirements.txt").read_text(encoding="utf-8"))

        assert [name for name in names if not licences.texts_of(name)] == []

    def test_all_of_them_and_ours_are_put_in_place(self, tmp_path: Path) -> None:
        placed = licences.write_licences(tmp_path)

        named = {Path(file).relative_to(tmp_path).as_posix() for file, _folder in placed}
        assert {"LICENSE", "THIRD_PARTY.md", "python/LICENSE.txt", "shiboken6/LGPL-3.0.txt"} <= named
        assert not [name for name in named if name.startswith("babel")]


class TestSetup:
    def test_the_compiler_learns_version_size_and_places(self, tmp_path: Path) -> None:
        release = Release("0.4.0", "win32")

        words = command(release, "makensis", Drawn(tmp_path / "icon.ico", tmp_path / "side.bmp"), on_windows=True)

        assert {"-DVERSION=0.4.0", "-DFOUR=0.4.0.0", "-DTARGET=x86-unicode"} <= set(words)
        assert words[-1].endswith("setup.nsi")

    def test_what_signs_is_named_only_where_there_is_a_certificate(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        release, drawn = Release("0.4.0", "win32"), Drawn(tmp_path / "icon.ico", tmp_path / "side.bmp")
        monkeypatch.delenv("QIANJI_SIGN", raising=False)
        bare = command(release, "makensis", drawn, on_windows=True)
        monkeypatch.setenv("QIANJI_SIGN", "signtool sign /a")

        assert set(command(release, "makensis", drawn, on_windows=True)) - set(bare) == {"-DSIGNING=signtool sign /a"}

    def test_files_are_signed_in_place_and_a_refusal_ends_the_build(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program = tmp_path / "the program.exe"
        program.write_text("unsigned", encoding="utf-8")
        writing = "import sys; open(sys.argv[-1], 'w').write('signed')"
        monkeypatch.setenv("QIANJI_SIGN", f'"{sys.executable}" -c "{writing}"')
        sign(program)

        monkeypatch.setenv("QIANJI_SIGN", f'"{sys.executable}" -c "import sys; sys.exit(1)"')
        with pytest.raises(subprocess.CalledProcessError):
            sign(program)

        assert program.read_text(encoding="utf-8") == "signed"

    def test_sizes_are_whole_kilobytes(self, tmp_path: Path) -> None:
        (tmp_path / "one").write_bytes(b"x" * 1025)

        assert kilobytes(tmp_path) == 2

    def test_every_text_of_the_setup_is_in_both_languages(self) -> None:
        lines = (ROOT / "installer" / "setup_texts.nsh").read_text(encoding="utf-8").splitlines()

        said = [line.split()[1:3] for line in lines if line.startswith("LangString")]
        english = [name for name, language in said if language == "${LANG_ENGLISH}"]

        assert english == [name for name, language in said if language == "${LANG_SIMPCHINESE}"]

    def test_every_text_the_setup_uses_is_there(self) -> None:
        scripts = [ROOT / "installer" / "setup.nsi", *(ROOT / "installer").glob("*.nsh")]
        script = "".join(each.read_text(encoding="utf-8") for each in scripts)
        texts_there = (ROOT / "installer" / "setup_texts.nsh").read_text(encoding="utf-8")

        assert set(re.findall(r"\$\((\w+)\)", script)) == set(
            re.findall(r"^LangString (\w+)", texts_there, re.MULTILINE)
        )


class TestChecksums:
    def test_the_list_can_be_checked_with_the_usual_tools(self, tmp_path: Path) -> None:
        setup = tmp_path / "setup.exe"
        setup.write_bytes(b"abc")

        written = write_checksums([setup], tmp_path)

        assert checksum(setup).startswith("ba7816bf")
        assert written.read_text(encoding="utf-8") == f"{checksum(setup)}  setup.exe\n"
