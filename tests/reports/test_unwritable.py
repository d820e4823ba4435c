"""What a file that could not be written means: a sentence for each cause in the owner's language."""

import errno
import os
from pathlib import Path

import pytest

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.reports.unwritable import unwritable

CAUSES = {
    errno.ENOSPC: ("the disk is full", "磁盘已满"),
    errno.EROFS: ("write-protected", "写保护"),
    errno.EACCES: ("Close the file in other programs", "关闭这个文件"),
    errno.ENOENT: ("takes no files", "不能存放文件"),
    errno.ENXIO: ("no longer there", "不在了"),
    errno.EINVAL: ("a character not allowed here", "不允许的字符"),
    errno.EISDIR: ("is a folder", "是文件夹"),
    errno.ENAMETOOLONG: ("is too long", "太长"),
    errno.EIO: ("reports a fault; check the drive", "检查"),
    errno.EBUSY: ("another program holds it", "其他程序正在使用"),
    errno.ELOOP: ("lead in a circle", "循环"),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_has_a_sentence_without_the_systems_own_words(cause: int, tmp_path: Path) -> None:
    told = unwritable(tmp_path / "报表.pdf", tmp_path, OSError(cause, os.strerror(cause)))

    for language, expected in zip((ENGLISH, CHINESE), CAUSES[cause], strict=True):
        sentence = told.sentence(translator(language))
        assert expected in sentence
        assert os.strerror(cause) not in sentence
        assert "Errno" not in sentence


def test_a_file_on_the_way_to_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "afile"
    file.write_text("x")

    for folder, cause in ((file, errno.EEXIST), (file / "deep", errno.ENOTDIR)):
        told = unwritable(folder / "t.pdf", folder, OSError(cause, "x"))
        assert str(told) == f"{file} is a file, not a folder, so nothing can be put into it. Name another folder."


def test_a_link_in_a_circle_is_named_whatever_the_system_calls_it(tmp_path: Path) -> None:
    link = tmp_path / "round"
    link.symlink_to(link)

    for cause in (errno.ELOOP, errno.EEXIST):
        told = unwritable(link / "deep" / "t.pdf", link / "deep", OSError(cause, "x"))
        assert str(told) == f"{link} is a link that leads to no folder. Name the folder itself."


def test_a_folder_one_may_not_write_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.reports.unwritable.takes_files", lambda _folder: False)

    told = unwritable(tmp_path / "new" / "t.pdf", tmp_path / "new", PermissionError(errno.EACCES, "x"))

    assert str(told).startswith(f"You may not write into the folder {tmp_path}.")


def test_a_folder_one_may_not_even_look_into_is_no_fault_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_place: Path) -> bool:
        raise PermissionError(errno.EACCES, "x")

    for question in ("is_dir", "exists"):
        monkeypatch.setattr(Path, question, refused)

    told = unwritable(tmp_path / "shut" / "t.pdf", tmp_path / "shut", PermissionError(errno.EACCES, "x"))

    assert str(told).startswith(f"You may not write into the folder {tmp_path / 'shut'}.")


def test_a_very_long_name_is_told_shortly(tmp_path: Path) -> None:
    told = unwritable(tmp_path / ("长" * 300 + ".pdf"), tmp_path, OSError(errno.ENAMETOOLONG, "x"))

    assert "长" * 30 + "…" in str(told)
    assert "长" * 31 not in str(told)


def test_a_folder_of_the_files_name_is_named_with_what_to_do(tmp_path: Path) -> None:
    target = tmp_path / "KH-2026Q3-006 邵小满.pdf"
    target.mkdir()
    part = tmp_path / "x.part"
    part.write_text("x")

    with pytest.raises(OSError, match=r".") as caught:
        part.replace(target)

    assert str(unwritable(tmp_path, tmp_path, caught.value)).startswith(f"{target} is a folder and bears the name")


def test_a_folder_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    told = unwritable(tmp_path / "stick" / "t.pdf", tmp_path / "stick", FileNotFoundError(errno.ENOENT, "x"))

    assert "is no longer there" in str(told)


def test_a_name_that_windows_keeps_for_a_device_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")

    told = unwritable(tmp_path / "con.pdf", tmp_path, PermissionError(errno.EACCES, ""))

    assert told.sentence(str) == (
        "Windows keeps the name con.pdf for a device, so no file can have it. Choose another name."
    )
