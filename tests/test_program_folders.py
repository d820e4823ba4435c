"""Folders of the installed program hold nothing of the owner's."""

import sys
from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.program_folders import refuse_in_program


def test_nothing_is_kept_in_the_programs_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Qianji.exe"))

    refuse_in_program(tmp_path / "data" / "company.qianji")
    refuse_in_program(tmp_path.parent / "_internal" / "company.qianji")
    with pytest.raises(RequestError, match="belongs to the program"):
        refuse_in_program(tmp_path / "_internal" / "company.qianji")


def test_a_checkout_refuses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    refuse_in_program(tmp_path / "bin" / "company.qianji")
