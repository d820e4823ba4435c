"""Folders that other programs synchronise, and drives of other computers, are told; others are not."""

from pathlib import Path, PureWindowsPath

import pytest

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.whereabouts import NETWORK_SYSTEMS, _system_of, on_network, risk_of, safe_folder, synced_by

MOUNTS = "/dev/sda1 / ext4 rw 0 0\nnas:/data /mnt/team\\040files nfs4 rw 0 0\n//nas/x /mnt/x cifs rw 0 0\n"


@pytest.mark.parametrize(
    ("file", "service"),
    [
        ("D:\\people\\li\\OneDrive\\company.qianji", "OneDrive"),
        ("D:\\people\\li\\OneDrive - 禾味餐饮\\company.qianji", "OneDrive"),
        ("D:\\BaiduNetdisk\\店\\company.qianji", "百度网盘"),
        ("D:\\百度网盘\\company.qianji", "百度网盘"),
        ("D:\\我的坚果云\\company.qianji", "坚果云"),
        ("D:\\people\\li\\Nutstore\\1\\company.qianji", "坚果云"),
        ("D:\\people\\li\\Dropbox (Personal)\\company.qianji", "Dropbox"),
        ("D:\\people\\li\\iCloudDrive\\company.qianji", "iCloud"),
        ("G:\\My Drive\\company.qianji", "Google Drive"),
        ("/srv/li/Dropbox/company.qianji", "Dropbox"),
        ("D:\\people\\li\\AppData\\Local\\Qianji\\company.qianji", ""),
        ("D:\\dropboxes\\company.qianji", ""),
        ("D:\\data\\onedrive.qianji", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(file: str, service: str) -> None:
    assert synced_by(PureWindowsPath(file) if "\\" in file else Path(file), {}) == service  # type: ignore[arg-type] # Windows' paths on every system


def test_a_moved_onedrive_is_known_by_what_windows_says() -> None:
    file = PureWindowsPath("E:\\Cloud\\Firm\\company.qianji")

    assert synced_by(file, {"OneDriveCommercial": "e:\\cloud"}) == "OneDrive"  # type: ignore[arg-type] # as above
    assert synced_by(file, {"OneDriveCommercial": "e:\\clo"}) == ""  # type: ignore[arg-type] # as above


@pytest.mark.parametrize(
    ("file", "system"),
    [("/srv/li/c.qianji", "ext4"), ("/mnt/team files/c.qianji", "nfs4"), ("/mnt/x/c.qianji", "cifs")],
)
def test_the_system_of_a_drive_is_that_of_the_nearest_mount(file: str, system: str) -> None:
    assert _system_of(Path(file), MOUNTS) == system
    assert (system in NETWORK_SYSTEMS) == (system != "ext4")


def test_a_share_named_by_its_computer_lies_on_the_network(tmp_path: Path) -> None:
    assert on_network(PureWindowsPath("\\\\nas\\team\\company.qianji"))  # type: ignore[arg-type] # as above
    assert not on_network(tmp_path / "company.qianji")


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_what_is_said_names_the_service_and_a_folder_to_move_to(tmp_path: Path, language: str) -> None:
    synced = risk_of(Path("/srv/li/Dropbox/company.qianji"), {}, lambda _file: False)
    remote = risk_of(tmp_path / "company.qianji", {}, lambda _file: True)

    assert synced is not None
    assert remote is not None
    assert "Dropbox" in synced.text(translator(language))
    assert all(str(safe_folder()) in told.text(translator(language)) for told in (synced, remote))
    assert risk_of(tmp_path / "company.qianji", {}, lambda _file: False) is None
