"""Printing the forms of an evaluation, on a real file."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest

from desktop.domain.paper import PaperOptions
from desktop.domain.review import ReviewForm
from desktop.errors import RequestError
from desktop.i18n import ENGLISH
from desktop.queries import printed_forms, reviews
from desktop.reports import review as paper
from desktop.services.evaluations import Evaluations
from desktop.services.printing import ReviewPrinting
from desktop.store.database import Database
from tests.services.small_company import (
    Q2,
    Q3,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    line,
    today,
)


@pytest.fixture
def evaluation(database: Database) -> int:
    """Three people evaluated in 2026Q3: an ordinary name, a name Windows refuses, one with a sign of no font."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        for code, name in (("E01", "王䶮"), ("E02", "李/雷?"), ("E03", "韩\ue000梅")):
            person = add_staff(session, code, name)
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 5)
    return Evaluations(database, today).run(Q3).evaluation_id


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


class TestWrite:
    def test_each_person_gets_a_file(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        out = tmp_path / "new" / "forms"

        summary = ReviewPrinting(database).write(evaluation, out)

        assert summary.forms == 3
        assert sorted(path.name.split(" ", 1)[1] for path in out.iterdir()) == [
            "李_雷_.pdf",
            "王䶮.pdf",
            "韩\ue000梅.pdf",
        ]
        assert sorted(summary.written) == sorted(out.iterdir())
        assert "王䶮" in text_of(next(path for path in summary.written if "王䶮" in path.name))

    def test_the_second_language_leaves_the_first_in_place(
        self, database: Database, evaluation: int, tmp_path: Path
    ) -> None:
        printing, out = ReviewPrinting(database), tmp_path / "forms"

        chinese = printing.write(evaluation, out, ["E01"])
        english = printing.write(evaluation, out, ["E01"], language="en")

        assert sorted(out.iterdir()) == sorted([*chinese.written, *english.written])
        assert english.written[0].stem == f"{chinese.written[0].stem} en"

    def test_a_period_means_its_evaluations(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        assert ReviewPrinting(database).write(Q3, tmp_path / "forms").forms == 3

    def test_one_file_for_all(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        summary = ReviewPrinting(database).write(evaluation, tmp_path, merged=True, language=ENGLISH)

        assert [path.name for path in summary.written] == ["2026Q3 Quarterly Review.pdf"]
        assert summary.forms == 3
        assert len(pypdf.PdfReader(summary.written[0]).outline) == 3

    def test_a_common_file_of_some_people_leaves_everybodys_in_place(
        self, database: Database, evaluation: int, tmp_path: Path
    ) -> None:
        printing = ReviewPrinting(database)
        everybody = printing.write(evaluation, tmp_path, merged=True)

        one = printing.write(evaluation, tmp_path, ["E01"], merged=True)
        two = printing.write(evaluation, tmp_path, ["E01", "E02"], merged=True)
        all_named = printing.write(evaluation, tmp_path, ["E01", "E02", "E03"], merged=True)

        assert one.written[0].stem.startswith(f"{everybody.written[0].stem} E01 ")
        assert all_named.written == everybody.written
        assert len({*everybody.written, *one.written, *two.written}) == 3

    def test_only_the_people_asked_for(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        summary = ReviewPrinting(database).write(evaluation, tmp_path, ["E01", "E99"])

        assert summary.forms == 1
        (refused,) = summary.refused
        assert refused.code == "E99"
        assert str(refused.reason).startswith("Nobody with the code E99 was evaluated in 2026Q3. Look up the code")

    def test_characters_of_no_font_are_reported(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        summary = ReviewPrinting(database).write(evaluation, tmp_path)

        assert [(each.code, each.characters) for each in summary.unprintable] == [("E03", ("\ue000",))]

    def test_printing_again_replaces_the_files(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        first = ReviewPrinting(database).write(evaluation, tmp_path).written

        second = ReviewPrinting(database).write(evaluation, tmp_path).written

        assert first == second
        assert len(list(tmp_path.glob("*.pdf"))) == 3

    def test_progress_is_told_and_a_cancelled_run_stops(
        self, database: Database, evaluation: int, tmp_path: Path
    ) -> None:
        steps: list[tuple[int, int]] = []

        summary = ReviewPrinting(database).write(
            evaluation,
            tmp_path,
            progress=lambda done, total: steps.append((done, total)),
            cancelled=lambda: len(steps) == 2,
        )

        assert summary.was_cancelled
        assert steps == [(1, 3), (2, 3)]
        assert len(summary.written) == 2

    def test_a_cancelled_merged_run_writes_nothing(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        summary = ReviewPrinting(database).write(evaluation, tmp_path, merged=True, cancelled=lambda: True)

        assert summary.was_cancelled
        assert summary.written == []


class TestRefusals:
    def test_a_period_that_was_not_evaluated(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        with pytest.raises(RequestError, match=r"2026Q2 has not been evaluated yet. Run `qianji evaluate"):
            ReviewPrinting(database).write(Q2, tmp_path / "forms")

        assert not (tmp_path / "forms").exists()

    def test_nobody_of_the_people_asked_for(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        with pytest.raises(RequestError, match="Nobody with the code E99"):
            ReviewPrinting(database).write(evaluation, tmp_path, ["E99"])

    def test_a_folder_that_is_a_file(self, database: Database, evaluation: int, tmp_path: Path) -> None:
        place = tmp_path / "file"
        place.write_text("x")

        with pytest.raises(RequestError, match="is a file, not a folder"):
            ReviewPrinting(database).write(evaluation, place)

    @pytest.mark.parametrize("merged", [False, True])
    def test_one_bad_form_never_stops_the_others(
        self, database: Database, evaluation: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str], merged: bool,
    ) -> None:  # fmt: skip
        monkeypatch.setattr(printed_forms, "review_forms", spoiling("E02", reviews.review_forms))

        summary = ReviewPrinting(database).write(evaluation, tmp_path, merged=merged)

        (refused,) = summary.refused
        assert refused.code == "E02"
        told = str(refused.reason)
        assert all(part in told for part in ("KH-2026Q3-002", "2026 年第三季度", "print it again")), told
        assert summary.forms == 2
        assert capsys.readouterr().err == ""  # the traceback is for the log

    def test_a_file_that_cannot_be_written_is_told_with_what_to_do(
        self, database: Database, evaluation: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(_form: ReviewForm, path: Path, _options: PaperOptions) -> None:
            raise PermissionError(13, "locked", str(path))

        monkeypatch.setattr(paper, "write_review", locked)

        summary = ReviewPrinting(database).write(evaluation, tmp_path)

        assert summary.written == []
        assert "Close the file in other programs" in str(summary.refused[0].reason)

    def test_a_forbidden_folder_is_told_once_and_not_form_by_form(
        self, database: Database, evaluation: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def forbidden(path: Path, *_more: object) -> None:
            raise PermissionError(13, "access denied", str(path))

        monkeypatch.setattr(paper, "save_whole", forbidden)
        monkeypatch.setattr(Path, "touch", forbidden)  # as the lists of Windows forbid it

        with pytest.raises(RequestError, match="You may not write into the folder"):
            ReviewPrinting(database).write(evaluation, tmp_path)

    def test_a_full_disk_ends_a_run_with_a_sentence(
        self, database: Database, evaluation: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_path: Path, _content: bytes) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(paper, "save_whole", full)

        for merged in (True, False):  # a disk that takes no form at all refuses the request, not form by form
            with pytest.raises(RequestError, match="the disk is full"):
                ReviewPrinting(database).write(evaluation, tmp_path, merged=merged)


def spoiling(code: str, forms: Callable[..., Sequence[ReviewForm]]) -> Callable[..., list[ReviewForm]]:
    """The question for forms, with one person's made unprintable."""

    def spoiled(*arguments: object) -> list[ReviewForm]:
        return [
            dataclasses.replace(form, items=None) if form.person.code == code else form  # type: ignore[arg-type] # a form as it must not be
            for form in forms(*arguments)
        ]

    return spoiled
