"""Settings of this computer: damaged ones never stop the program."""

from pathlib import Path

import pytest

from desktop.settings import Settings


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"

    Settings(language="en", theme="dark", layouts={"visits": {"widths": [1, 2]}}).save(path)

    assert Settings.load(path) == Settings(language="en", theme="dark", layouts={"visits": {"widths": [1, 2]}})
    assert list(path.parent.iterdir()) == [path]


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
