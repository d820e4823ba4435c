"""What may be attached, and under which name it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.attachment import LARGEST, Objection, ending_of, objection_to, renamed


@pytest.mark.parametrize(
    ("name", "size", "objection"),
    [
        ("合同.pdf", 1, None),
        ("合同.pdf", LARGEST, None),
        ("合同.pdf", LARGEST + 1, Objection.LARGE),
        ("合同.pdf", 0, Objection.EMPTY),
        ("扫描件", 5, None),
        ("安装.exe", 5, Objection.PROGRAM),
        ("合同.PDF.Lnk", 5, Objection.PROGRAM),
        ("合同.exe. .", 5, Objection.PROGRAM),
        ("宏.ps1", 0, Objection.PROGRAM),
    ],
)
def test_papers_and_pictures_are_attached_programs_and_what_is_empty_or_too_large_are_not(
    name: str, size: int, objection: Objection | None
) -> None:
    assert objection_to(name, size) is objection


def test_a_new_name_keeps_the_ending_by_which_the_file_is_opened() -> None:
    assert renamed("扫描0001.PDF", "盖章合同") == "盖章合同.PDF"
    assert renamed("扫描0001.PDF", "盖章合同.pdf") == "盖章合同.PDF"
    assert renamed("扫描0001.PDF", "盖章合同.exe") == "盖章合同.exe.PDF"
    assert renamed("扫描0001.PDF", ".pdf") == "扫描0001.PDF"
    assert renamed("扫描件", " 盖章合同 ") == "盖章合同"


@given(some.text(min_size=1, max_size=40), some.sampled_from([".pdf", ".JPG", ".docx"]))
def test_no_name_an_owner_types_makes_a_program_of_a_paper(wanted: str, ending: str) -> None:
    assert ending_of(renamed(f"扫描{ending}", wanted)).casefold() == ending.casefold()
