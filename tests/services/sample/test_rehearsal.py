import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.review import ReviewForm
from desktop.errors import RequestError
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluation_list
from desktop.queries.plans import plan_board
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.services.sample.rehearsal import invented_on, rehearse, sample_periods
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY


@pytest.fixture(scope="module")
def rehearsed(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample company with its evaluations, copied once for all tests of this file."""
    path = tmp_path_factory.mktemp("sample") / "sample.qianji"
    shutil.copyfile(rehearsed_file, path)
    with Database.open(path) as database:
        yield database


@pytest.fixture(scope="module")
def forms(rehearsed: Database) -> dict[str, ReviewForm]:
    """The forms of the last full quarter by name."""
    with rehearsed.read() as session:
        latest = evaluation_list(session, CHINESE)[0]
        return {form.person.name: form for form in review_forms(session, latest.evaluation_id, CHINESE)}


def test_the_periods_are_the_last_four_full_quarters() -> None:
    labels = [period.label for period in sample_periods(SAMPLE_DAY)]

    assert labels == ["2025Q4", "2026Q1", "2026Q2", "2026Q3"]


class TestRehearse:
    def test_the_earlier_quarters_are_finalised_and_the_last_one_is_open(self, rehearsed: Database) -> None:
        with rehearsed.read() as session:
            rows = evaluation_list(session, CHINESE)

        assert [(row.period.label, row.is_finalised) for row in rows] == [
            ("2026Q3", False),
            ("2026Q2", True),
            ("2026Q1", True),
            ("2025Q4", True),
        ]

    def test_all_four_grades_occur_and_most_people_are_in_the_middle(self, forms: dict[str, ReviewForm]) -> None:
        grades = [form.grade_code for form in forms.values()]

        counts = {grade: grades.count(grade) for grade in ("excellent", "good", "pass", "fail")}

        assert sum(counts.values()) == 24
        assert 3 <= counts["excellent"] <= 8
        assert counts["good"] + counts["pass"] >= 12
        assert 1 <= counts["fail"] <= 3

    def test_a_red_line_gives_the_lowest_grade_whatever_the_total(self, forms: dict[str, ReviewForm]) -> None:
        form = forms["罗一鸣"]

        assert form.grade_code == "fail"
        assert form.total is not None
        assert form.total > 80

    def test_forms_show_the_last_plan_and_earlier_totals(self, forms: dict[str, ReviewForm]) -> None:
        form = forms["许砚秋"]

        assert form.last_plan
        assert len(form.history) == 4

    def test_the_newcomer_has_a_reduced_target_and_no_history(self, forms: dict[str, ReviewForm]) -> None:
        item = next(item for item in forms["邵小满"].items if item.indicator == "effective_visits")

        assert item.target is not None
        assert item.effective_target is not None
        assert item.effective_target < item.target

    def test_no_two_people_read_alike(self, forms: dict[str, ReviewForm]) -> None:
        texts = [" ".join(one.text for one in (*form.strengths, *form.weaknesses)) for form in forms.values()]

        assert len(set(texts)) == len(texts)

    def test_it_can_be_taken_up_again_and_keeps_what_the_owner_wrote(
        self, rehearsed_file: Path, tmp_path: Path
    ) -> None:
        shutil.copyfile(rehearsed_file, tmp_path / "sample.qianji")
        with Database.open(tmp_path / "sample.qianji") as database:
            with database.read() as session:
                first = evaluation_list(session, CHINESE)[0].evaluation_id
                form = review_forms(session, first, CHINESE, ["E03"])[0]
            Evaluations(database, lambda: SAMPLE_DAY).record_interview(form.review_id, SAMPLE_DAY, "我的话")

            second = rehearse(database, SAMPLE_DAY, lambda _period: None)

            with database.read() as session:
                again = review_forms(session, second, CHINESE, ["E03"])[0]
        assert (second, again.employee_opinion) == (first, "我的话")


class TestInventedOn:
    def test_it_is_the_day_the_sample_was_made_for(self, rehearsed: Database) -> None:
        assert invented_on(rehearsed) == SAMPLE_DAY

    def test_another_file_is_refused(self, database: Database) -> None:
        with pytest.raises(RequestError, match="no sample company"):
            invented_on(database)

    def test_a_few_actions_are_checked_in_on_once(self, rehearsed: Database) -> None:
        rehearse(rehearsed, SAMPLE_DAY, lambda _period: None)

        with rehearsed.read() as session:
            lines = plan_board(session, SAMPLE_DAY, CHINESE)
        followed = {line.code: line for line in lines if line.check_ins}
        assert len(followed) >= 4
        assert all(len(line.check_ins) == 1 for line in followed.values())
        assert any(line.done_on is not None for line in followed.values())
