"""`qianji evaluate` as a scheduled job calls it."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.cli.conftest import Call
from tests.services.small_company import (
    POINTS,
    Q3,
    add_company,
    add_conduct,
    add_scheme,
    add_staff,
    add_survey,
    add_target,
    add_visits,
    line,
    today,
)


@pytest.fixture
def company(empty_file: Path, tmp_path: Path) -> Path:
    """Two people under a scheme of visits 60 and satisfaction 40, one of them at 2/3 of the visits."""
    place = shutil.copyfile(empty_file, tmp_path / "jobs.qianji")
    with Database.open(place) as database, database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
        first, second = add_staff(session, "E01", "王䶮"), add_staff(session, "E02", "李雷", bonus_base=None)
        for person in (first, second):
            add_target(session, "visits", "9", staff_id=person)
            add_visits(session, person, 6)
        add_survey(session, first, "90")
        add_conduct(session, second, "award", "3")
    return place


def test_json_gives_every_figure_as_plain_decimal_text(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--json")

    document = outcome.document()
    assert outcome.code == 0
    assert document["period"] == {"label": "2026Q3", "start": "2026-07-01", "end": "2026-09-30"}
    assert document["scheme"] == "测试方案 EN"
    first, second = document["reviews"]
    assert (first["code"], first["name"], first["total"], first["grade"]) == ("E01", "王䶮", "76.0", "Satisfactory")
    assert (first["rank"], first["coefficient"], first["bonus"]) == (1, "0.8", "6400.00")
    assert (second["total"], second["exact_total"], second["bonus"]) == (
        "69.7",
        "69.66666666666666666666666667",
        None,
    )
    assert first["items"][0] == {
        "indicator": "visits",
        "target": "9",
        "effective_target": "9",
        "actual": "6",
        "points": "66.66666666666666666666666667",
        "weight": "60",
        "weighted": "40",
        "scored": True,
        "reason": "",
    }
    assert second["items"][1]["scored"] is False
    assert "No customer was surveyed" in second["items"][1]["reason"]


def test_json_names_findings_with_their_records_and_the_plan(call: Call, company: Path) -> None:
    document = call("evaluate", "--data", company, "--period", "2026Q3", "--json").document()

    weakness = document["reviews"][0]["weaknesses"][0]
    assert set(weakness) >= {"rule", "text", "impact", "records"}
    assert Decimal(weakness["impact"]) == Decimal(-20)
    assert len(weakness["records"]) == 6
    action = document["reviews"][0]["actions"][0]
    assert set(action) >= {"text", "measure", "due_on"}


def test_weighted_points_add_up_to_the_total(call: Call, company: Path) -> None:
    document = call("evaluate", "--data", company, "--period", "2026Q3", "--json").document()

    assert document["reviews"]
    for review in document["reviews"]:
        parts = [Decimal(item["weighted"]) for item in review["items"] if item["scored"]]
        total = sum(parts) + Decimal(review["conduct_points"])
        assert abs(total - Decimal(review["exact_total"])) < Decimal("1e-20")


def test_twice_gives_the_same_bytes(call: Call, company: Path) -> None:
    first = call("evaluate", "--data", company, "--period", "2026Q3", "--json")

    second = call("evaluate", "--data", company, "--period", "2026Q3", "--json")

    assert second.said == first.said


def test_what_is_missing_is_said_on_standard_error(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--json")

    assert outcome.complained == "Satisfaction: no data for 李雷; the item is not scored.\n"


def test_finalise_freezes_and_later_calls_print_the_frozen_result(call: Call, company: Path) -> None:
    frozen = call("evaluate", "--data", company, "--period", "2026Q3", "--finalise", "--json")
    with Database.open(company) as database, database.write() as session:
        add_visits(session, 1, 3)

    again = call("evaluate", "--data", company, "--period", "2026Q3", "--finalise", "--json")

    assert (again.code, again.said) == (0, frozen.said)
    assert frozen.document()["finalised"] is True
    assert again.complained == "The evaluation of 2026Q3 is finalised; these are the frozen results.\n"


def test_people_read_a_ranking(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--finalise")

    lines = outcome.said.splitlines()
    assert lines[0] == "Third quarter 2026, 测试方案 EN (version 1): 2 people, 2 with a total."
    assert lines[1].startswith("Finalised, seal ")
    assert [line.split() for line in lines[2:]] == [
        ["1", "76.0", "Satisfactory", "E01", "王䶮"],
        ["2", "69.7", "Satisfactory", "E02", "李雷"],
    ]


def test_chinese_is_spoken_where_asked(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026Q3", language="zh_CN")

    assert outcome.said.startswith("2026 年第三季度，测试方案（第 1 版）：2 人，2 人有总分。")
    assert "李雷没有数据" in outcome.complained


def test_somebody_without_a_total_is_listed_last(call: Call, company: Path) -> None:
    with Database.open(company) as database, database.write() as session:
        add_staff(session, "A00", "新人")

    outcome = call("evaluate", "--data", company, "--period", "2026Q3")

    assert outcome.said.splitlines()[-1].split() == ["—", "—", "—", "A00", "新人"]


def test_one_person_is_told_as_one(call: Call, tmp_path: Path) -> None:
    path, list_of_one = tmp_path / "one.qianji", tmp_path / "one.csv"
    list_of_one.write_text("工号,姓名,入职日期\nA00,新人,2020-01-01\n", encoding="utf-8")
    call("init", "--data", path, "--company", "甲")
    call("import", "--data", path, "staff", list_of_one)

    assert "(version 1): 1 person, " in call("evaluate", "--data", path, "--period", "2026Q3").said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--period", "2026Q9"), "was not understood"),
        (("--period", "2026Q3", "--scheme", "无此方案"), "“无此方案”. The schemes are: 测试方案 (测试方案 EN)."),
        (("--period", "2026-09"), "overlaps"),
    ],
)
def test_a_wrong_request_is_one_sentence_and_changes_nothing(
    call: Call, company: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    with Database.open(company) as database:
        Evaluations(database, today).run(Q3)

    outcome = call("evaluate", "--data", company, *arguments)

    assert (outcome.code, outcome.said) == (2, "")
    assert sentence in outcome.complained
    assert "Traceback" not in outcome.complained


def test_a_period_that_has_not_begun_is_refused(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2199Q1")

    assert (outcome.code, outcome.said) == (2, "")
    assert "has not begun" in outcome.complained


def test_a_running_period_is_said_to_be_so(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026-07-01..2099-12-31")

    assert outcome.code == 0
    assert outcome.complained.startswith("2026-07-01..2099-12-31 is not over yet; its figures will still change.\n")


class TestDraft:
    def test_a_draft_computes_nothing_and_tells_what_to_look_at(self, call: Call, company: Path) -> None:
        outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--draft")

        assert outcome.code == 0
        lines = outcome.said.splitlines()
        assert lines[0] == "Third quarter 2026, 测试方案 EN: a draft for 2 people; nothing was computed."
        assert "- Satisfaction: no data for 李雷; the item is not scored." in lines
        assert any("hiring day of 王䶮, 李雷 is unknown" in each for each in lines)

    def test_json_says_whether_it_can_be_computed(self, call: Call, company: Path) -> None:
        document = call("evaluate", "--data", company, "--period", "2027Q1", "--draft", "--json").document()

        assert (document["status"], document["computable"]) == ("draft", False)
        assert "has not begun" in document["notes"][0]

    def test_what_was_computed_stays_as_it_is(self, call: Call, company: Path) -> None:
        call("evaluate", "--data", company, "--period", "2026Q3")

        outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--draft")

        assert outcome.code == 0
        assert "was computed before and stays as it is" in outcome.complained

    def test_a_draft_is_computed_by_the_same_command_and_prints_no_form_before(
        self, call: Call, company: Path, tmp_path: Path
    ) -> None:
        call("evaluate", "--data", company, "--period", "2026Q3", "--draft")
        printed = call("report", "reviews", "--data", company, "--period", "2026Q3", "--out", tmp_path / "forms")

        computed = call("evaluate", "--data", company, "--period", "2026Q3", "--json").document()

        assert printed.code == 2
        assert "has not been evaluated yet" in printed.complained
        assert len(computed["reviews"]) == 2

    def test_a_draft_is_not_finalised(self, call: Call, company: Path) -> None:
        outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--draft", "--finalise")

        assert outcome.code == 2
        assert "nothing to finalise" in outcome.complained


@pytest.mark.parametrize("label", ["2026-W32", "2026-08", "2026Q3", "2026H2", "2026", "2026-05-30..2026-08-29"])
def test_every_kind_of_period_is_evaluated_by_command(call: Call, company: Path, label: str) -> None:
    document = call("evaluate", "--data", company, "--period", label, "--json").document()

    assert document["period"]["label"] == label
    assert len(document["reviews"]) == 2


def test_finalising_says_what_was_left_unfinished(call: Call, company: Path) -> None:
    outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--finalise")

    assert outcome.code == 0
    assert "There was no interview yet with: 王䶮, 李雷." in outcome.complained


def test_a_backup_that_could_not_be_made_after_finalising_is_told_in_a_sentence(call: Call, company: Path) -> None:
    company.with_name(f"{company.stem}-backups").write_text("no folder")

    outcome = call("evaluate", "--data", company, "--period", "2026Q3", "--finalise")

    assert outcome.code == 0
    assert "It is finalised, but no backup was made of it: " in outcome.complained
    assert "Traceback" not in outcome.complained
