"""Settings of this computer: damaged ones never stop the program."""

import json
import shutil
from pathlib import Path

import pytest

from desktop.settings import Settings


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"

    Settings(language="en", theme="dark", layouts={"visits": {"widths": [1, 2]}}).save(path)

    assert Settings.load(path) == Settings(language="en", theme="dark", layouts={"visits": {"widths": [1, 2]}})
    assert list(path.parent.iterdir()) == [path]


def test_a_file_whose_name_is_no_text_is_remembered_with_the_other_choices(tmp_path: Path) -> None:
    path, file = tmp_path / "settings.json", "/media/\udcc4\udcfa/company.qianji"

    Settings(theme="dark", last_file=file).save(path)

    assert (Settings.load(path).theme, Settings.load(path).last_file) == ("dark", file)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"theme": 7, "layouts": "x", "other": 1}']
)
def test_what_cannot_be_read_is_left_at_its_default(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    assert Settings.load(path) == Settings()


def test_missing_settings_are_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.json") == Settings()


def test_a_failing_save_keeps_the_old_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    Settings(theme="dark").save(path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Settings(theme="light").save(path)

    assert Settings.load(path).theme == "dark"
    assert list(tmp_path.iterdir()) == [path]


class TestPlaces:
    """Files of the data folder, named in its settings."""

    @pytest.mark.parametrize("name", ["Qianji moved", "Käufer ß", "签绩 U盘 100%"])
    def test_they_are_found_after_the_folder_was_renamed(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "Qianji" / "data"
        backups = str(folder / "second" / "备份")
        copies = {str(folder / "company-copy.qianji"): str(tmp_path / "read only.qianji")}
        Settings(last_file=str(folder / "公司.qianji"), second_backup_folder=backups, copies=copies).save(
            folder / "settings.json"
        )
        moved = (tmp_path / "Qianji").rename(tmp_path / name) / "data"

        found = Settings.load(moved / "settings.json")

        assert found.last_file == str(moved / "公司.qianji")
        assert found.second_backup_folder == str(moved / "second" / "备份")
        assert found.copies == {str(moved / "company-copy.qianji"): str(tmp_path / "read only.qianji")}

    def test_a_copied_folder_opens_its_own_file(self, tmp_path: Path) -> None:
        folder = tmp_path / "first"
        Settings(last_file=str(folder / "company.qianji")).save(folder / "settings.json")
        copied = Path(shutil.copytree(folder, tmp_path / "second"))

        assert Settings.load(copied / "settings.json").last_file == str(copied / "company.qianji")
        assert str(tmp_path) not in (copied / "settings.json").read_text(encoding="utf-8")

    def test_a_file_elsewhere_keeps_its_whole_path(self, tmp_path: Path) -> None:
        elsewhere = str(tmp_path / "books" / "company.qianji")
        known = [str(tmp_path / "data" / "company.qianji")]  # the place was judged, not the file
        Settings(last_file=elsewhere, known_places=known).save(tmp_path / "data" / "settings.json")
        (tmp_path / "data").rename(tmp_path / "moved")

        found = Settings.load(tmp_path / "moved" / "settings.json")

        assert (found.last_file, found.known_places) == (elsewhere, known)

    @pytest.mark.parametrize(
        "written",
        [r"E:\Qianji\data\公司.qianji", r"\\srv\books\a.qianji", "/srv/a.qianji", "postgresql://db/a"],
    )
    def test_what_an_earlier_version_or_another_system_wrote_is_read_as_it_is(
        self, tmp_path: Path, written: str
    ) -> None:
        (tmp_path / "settings.json").write_text(json.dumps({"last_file": written}), encoding="utf-8")

        assert Settings.load(tmp_path / "settings.json").last_file == written

    def test_a_folder_behind_a_link_is_known(self, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "there")
        Settings(last_file=str(tmp_path / "there" / "a.qianji")).save(tmp_path / "link" / "settings.json")

        assert Settings.load(tmp_path / "link" / "settings.json").last_file == str(tmp_path / "link" / "a.qianji")
