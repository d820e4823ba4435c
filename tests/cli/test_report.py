"""`qianji report reviews`, as an owner calls it."""

from pathlib import Path

import pytest

from desktop.domain.paper import PaperOptions
from desktop.domain.review import ReviewForm
from desktop.reports.review import sheets_of
from desktop.reports.sheet import Sheet
from tests.cli.conftest import Call


class TestReviews:
    def test_forms_are_written_and_strange_characters_told(self, call: Call, data: Path, tmp_path: Path) -> None:
        out = tmp_path / "deep" / "forms"

        done = call("report", "reviews", "--data", data, "--period", "2026Q3", "--out", out)

        assert done.code == 0
        assert len(list(out.glob("*.pdf"))) == 2
        assert f"Wrote 2 forms to {out}." in done.said
        assert "E01 王\ue000: no font holds U+E000; printed as 〓 instead." in done.complained
        assert "E02 שלום 5: text written from right to left is printed" in done.complained

    def test_one_file_in_chinese(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call(
            *("report", "reviews", "--data", data, "--period", "2026Q3", "--out", tmp_path, "--merged"),
            language="zh_CN",
        )

        assert done.code == 0
        assert [path.name for path in tmp_path.glob("*.pdf")] == ["2026Q3 季度考核表.pdf"]
        assert "2 张考核表" in done.said

    def test_somebody_unknown_is_refused_and_the_rest_is_written(
        self, call: Call, data: Path, tmp_path: Path
    ) -> None:
        done = call(
            *("report", "reviews", "--data", data, "--period", "2026Q3", "--out", tmp_path),
            *("--staff", "E01", "--staff", "X"),
        )

        assert done.code == 1
        assert len(list(tmp_path.glob("*.pdf"))) == 1
        assert "X: not written. Nobody with the code X was evaluated in 2026Q3." in done.complained

    @pytest.mark.parametrize(("merged", "written"), [(False, 1), (True, 0)])
    def test_a_stopped_run_tells_how_many_forms_are_there(
        self, call: Call, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merged: bool, written: int
    ) -> None:
        asked: list[object] = []

        def stopping(form: ReviewForm, options: PaperOptions) -> list[Sheet]:
            asked.append(form)
            if len(asked) > 1:
                raise KeyboardInterrupt
            return sheets_of(form, options)

        monkeypatch.setattr("desktop.reports.review.sheets_of", stopping)

        done = call(
            *("report", "reviews", "--data", data, "--period", "2026Q3", "--out", tmp_path),
            *(["--merged"] if merged else []),
        )

        assert done.code == 2
        assert f"{written} of 2 forms were written to {tmp_path}." in done.complained
        assert len(list(tmp_path.glob("*.pdf"))) == written

    def test_a_period_that_was_not_evaluated_is_said_to_be_so(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call("report", "reviews", "--data", data, "--period", "2026Q1", "--out", tmp_path / "forms")

        assert done.code == 2
        assert "Run `qianji evaluate --period 2026Q1` first" in done.complained
        assert not (tmp_path / "forms").exists()

    def test_a_slip_in_the_period_is_told_before_anything_else(self, call: Call, tmp_path: Path) -> None:
        done = call("report", "reviews", "--data", tmp_path / "none", "--period", "2026Q9", "--out", tmp_path)

        assert done.code == 2
        assert "2026Q9" in done.complained

    def test_several_codes_may_follow_one_option(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call(
            *("report", "reviews", "--data", data, "--period", "2026Q3", "--out", tmp_path / "forms"),
            *("--staff", "E01", "E02"),
        )

        assert done.code == 0
        assert len(list((tmp_path / "forms").glob("*.pdf"))) == 2

    def test_a_code_without_its_option_is_refused(self, call: Call, data: Path, tmp_path: Path) -> None:
        done = call("report", "reviews", "E01", "--data", data, "--period", "2026Q3", "--out", tmp_path / "forms")

        assert done.code == 2
        assert "name people with --staff" in done.complained
