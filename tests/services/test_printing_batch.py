"""Many forms at once: one bad form, a full disk, a folder that is gone, a cancelled run."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.paper import USUAL, PaperOptions
from desktop.errors import RequestError
from desktop.reports.look import TEXT
from desktop.reports.raster import page_count
from desktop.reports.saving import save_whole
from desktop.reports.sheet import Picture, Sheet
from desktop.services.printing_batch import Batch, set_all, set_one, write_each, write_merged
from desktop.services.printing_pieces import Piece, doubts_in, pages_of, piece_pdf, pieces_of_forms
from tests.reports.english_form import english

FORM = english()
PIECES = pieces_of_forms([replace(FORM, number=f"KH-{place}") for place in range(3)])


def nothing(_done: int, _of: int) -> None:
    """Progress nobody looks at."""


def never() -> bool:
    """Nobody cancels."""
    return False


def after(pieces: int) -> Callable[[], bool]:
    """Cancelled once so many pieces were begun."""
    asked = iter(range(1000))
    return lambda: next(asked) >= pieces


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch) -> Piece:
    """The second piece, which cannot be set."""

    def breaking(piece: Piece, options: object) -> bytes:
        if piece is PIECES[1]:
            raise ZeroDivisionError
        return piece_pdf(piece, USUAL)

    def pages(piece: Piece, options: object) -> list[object]:
        if piece is PIECES[1]:
            raise ZeroDivisionError
        return []

    monkeypatch.setattr("desktop.services.compositor.piece_pdf", breaking)
    monkeypatch.setattr("desktop.services.compositor.pages_of", pages)
    return PIECES[1]


def test_one_bad_form_never_stops_the_others(bad: Piece, tmp_path: Path) -> None:
    batch = write_each(PIECES, tmp_path, USUAL, nothing, never)

    assert [path.name for path in batch.written] == ["KH-0 Shen Hong en.pdf", "KH-2 Shen Hong en.pdf"]
    assert [failed.piece for failed in batch.failed] == [bad]
    assert "could not be set" in str(batch.failed[0].reason)


def test_a_bad_form_is_left_out_of_the_common_file(bad: Piece) -> None:
    batch = set_all(PIECES, USUAL, nothing, never)

    assert batch.done == 2
    assert batch.content
    assert [failed.piece for failed in batch.failed] == [bad]


def test_a_form_that_cannot_be_painted_leaves_no_page_in_the_common_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = set_all([PIECES[0], PIECES[2]], USUAL, nothing, never)
    broken = Sheet()
    broken.text((100, 100), "half a page", TEXT)
    broken.marks.append(Picture(10, 10, 10, 10, b"no picture"))

    def pages(piece: Piece, options: PaperOptions) -> list[Sheet]:
        found = pages_of(piece, options)
        return [*found, broken] if piece is PIECES[1] else found

    monkeypatch.setattr("desktop.services.compositor.pages_of", pages)
    batch = set_all(PIECES, USUAL, nothing, never)

    assert [failed.piece for failed in batch.failed] == [PIECES[1]]
    assert batch.done == 2
    assert page_count(batch.content) == page_count(whole.content)


def test_a_form_that_cannot_be_set_is_a_sentence(bad: Piece) -> None:
    with pytest.raises(RequestError, match="could not be set"):
        set_one(bad, USUAL)


def test_a_full_disk_ends_the_work_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop.reports.saving.os.fsync", full)

    batch = write_each(PIECES, tmp_path, USUAL, nothing, never)

    assert [failed.piece for failed in batch.failed] == list(PIECES)
    assert "Make room on the disk" in str(batch.failed[2].reason)
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_elsewhere_is_told_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def save(path: Path, content: bytes, *, is_one_of_many: bool) -> None:
        if "KH-1" in path.name:
            raise PermissionError(errno.EACCES, "Permission denied")
        save_whole(path, content, is_one_of_many=is_one_of_many)

    monkeypatch.setattr("desktop.services.printing_batch.save_whole", save)

    batch = write_each(PIECES, tmp_path, USUAL, nothing, never)

    assert len(batch.written) == 2
    assert "Close the file" in str(batch.failed[0].reason)


def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    batch = write_each(PIECES, tmp_path / "gone", USUAL, nothing, never)

    assert len(batch.failed) == 3
    assert "is no longer there" in str(batch.failed[0].reason)


def test_a_cancelled_run_keeps_whole_files_only(tmp_path: Path) -> None:
    batch = write_each(PIECES, tmp_path, USUAL, nothing, after(2))

    assert batch.was_cancelled
    assert len(batch.written) == len(list(tmp_path.iterdir())) == 2


def test_a_cancelled_common_file_is_not_written(tmp_path: Path) -> None:
    batch = write_merged(PIECES, tmp_path / "all.pdf", USUAL, nothing, after(2))

    assert (batch.was_cancelled, batch.done, batch.content) == (True, 0, b"")
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_the_pieces(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    write_merged(PIECES, tmp_path / "all.pdf", USUAL, lambda *each: told.append(each), never)

    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_file_of_the_same_content_is_not_written_twice(tmp_path: Path) -> None:
    first: Batch = write_each(PIECES, tmp_path, USUAL, nothing, never)
    again = write_each(PIECES, tmp_path, USUAL, nothing, never)

    assert again.written == first.written
    assert again.beside == 0


def test_characters_no_font_has_are_found_before_printing() -> None:
    name = replace(FORM.person, name="王\U0003ffff")

    (doubt,) = doubts_in(pieces_of_forms([FORM, replace(FORM, person=name)]))

    assert doubt.characters == ("\U0003ffff",)


def test_a_name_from_right_to_left_is_told_where_readers_may_copy_it_in_another_order() -> None:
    several, one = (replace(FORM, person=replace(FORM.person, name=name)) for name in ("דוד כהן", "דוד"))

    (doubt,) = doubts_in(pieces_of_forms([several, one]))

    assert (doubt.characters, doubt.texts) == ((), ("דוד כהן",))


def test_half_a_character_in_a_name_takes_no_other_form_along() -> None:
    half = replace(FORM, person=replace(FORM.person, name="王\ud800"))

    batch = set_all(pieces_of_forms([FORM, half]), USUAL, nothing, never)

    assert (batch.done, batch.failed) == (2, [])
    assert [each.characters for each in batch.doubts] == [("\ud800",)]
