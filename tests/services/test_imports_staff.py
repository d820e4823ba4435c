from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.models import AuditEntry, ImportBatch, Position, Staff, Team, TeamMembership
from desktop.models.base import now
from tests.services.importing import TODAY, Importing, counts, importing, reasons, remarks

__all__ = ["importing"]

TWO = (
    "工号,姓名,部门,岗位,入职日期,奖金基数\n"
    "E01,王小明,招商一部,招商经理,2025-03-01,5000\nE02,李红,招商二部,招商专员,2026/1/5,3000.5\n"
)


class TestStaff:
    def test_come_with_team_position_pinyin_and_money(self, importing: Importing) -> None:
        report = importing.take("staff", TWO)

        assert counts(report) == (2, 0, 0, 0)
        assert importing.all(Staff.code, Staff.name, Staff.initials, Staff.hired_on, Staff.bonus_base) == [
            ("E01", "王小明", "wxm", date(2025, 3, 1), Decimal(5000)),
            ("E02", "李红", "lh", date(2026, 1, 5), Decimal("3000.50")),
        ]
        assert importing.all(Team.name) == [("招商一部",), ("招商二部",)]
        assert importing.all(Position.name) == [("招商经理",), ("招商专员",)]
        assert importing.all(TeamMembership.started_on) == [(date(2025, 3, 1),), (date(2026, 1, 5),)]

    def test_the_same_file_again_changes_nothing_at_all(self, importing: Importing) -> None:
        importing.take("staff", TWO)
        before = importing.all(ImportBatch.id), importing.all(AuditEntry.id)

        report = importing.take("staff", TWO)

        assert counts(report) == (0, 0, 2, 0)
        assert (importing.all(ImportBatch.id), importing.all(AuditEntry.id)) == before

    def test_a_changed_cell_changes_one_person_and_a_blank_one_nothing(self, importing: Importing) -> None:
        importing.take("staff", TWO)

        report = importing.take("staff", "工号,姓名,入职日期,奖金基数\nE01,王小明,,6000\nE02,李红,,\n")

        assert counts(report) == (0, 1, 1, 0)
        assert importing.all(Staff.bonus_base, Staff.hired_on)[0] == (Decimal(6000), date(2025, 3, 1))

    def test_without_codes_are_given_some_and_found_again_by_name(self, importing: Importing) -> None:
        first = importing.take("staff", "姓名\n王小明\n李红\n")
        again = importing.take("staff", "姓名,电话\n李红,123\n")

        assert counts(first) == (2, 0, 0, 0)
        assert counts(again) == (0, 1, 0, 0)
        assert importing.all(Staff.code, Staff.phone) == [("E001", ""), ("E002", "123")]

    def test_the_codes_given_go_on_as_those_of_the_list(self, importing: Importing) -> None:
        importing.take("staff", TWO)

        importing.take("staff", "姓名\n赵云\n")

        assert importing.all(Staff.code)[-1] == ("E03",)

    def test_of_one_name_need_a_code(self, importing: Importing) -> None:
        importing.take("staff", "工号,姓名\nE1,张伟\nE2,张伟\n")

        report = importing.take("staff", "姓名,电话\n张伟,1\n")

        assert counts(report) == (0, 0, 0, 1)
        assert "2 records" in reasons(report)[0]

    def test_whose_names_differ_by_a_blank_are_never_two_people_by_accident(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名\nAnn Lee\nann  lee\n")

        assert counts(report) == (1, 0, 0, 1)

    def test_a_second_code_for_a_known_name_is_pointed_out(self, importing: Importing) -> None:
        importing.take("staff", TWO)

        report = importing.take("staff", "工号,姓名\nE09,王小明\n")

        assert counts(report) == (1, 0, 0, 0)
        assert "called 王小明 too" in remarks(report)[0]

    def test_of_one_name_with_and_without_a_code_are_not_made_twice(self, importing: Importing) -> None:
        report = importing.take("staff", "工号,姓名\nE1,张伟\n,张伟\n")

        assert counts(report) == (1, 0, 0, 1)
        assert "Row 2 gives" in reasons(report)[0]

    def test_superiors_are_linked_or_kept_by_name(self, importing: Importing) -> None:
        report = importing.take("staff", "工号,姓名,上级\nE01,王小明,李红\nE02,李红,陈总\n")
        again = importing.take("staff", "工号,姓名,上级\nE01,王小明,E02\nE02,李红,陈总\n")

        people = importing.all(Staff.id, Staff.manager_id, Staff.manager_name)
        assert people == [(1, 2, ""), (2, None, "陈总")]
        assert counts(report) == (2, 0, 0, 0)
        assert counts(again) == (0, 0, 2, 0)

    @pytest.mark.parametrize(
        ("positions", "superiors", "leader"),
        [
            ("专员 专员 招商主管", (None, "E01", "E01"), "E01"),  # the others answer to the first one
            ("专员 专员 专员", ("X", "E01", "E02"), "E01"),  # who answers to nobody here stands on top of a chain
            ("专员 专员 招商主管", (None, None, None), "E03"),  # no superior is named: the only leading position
            ("招商主管 专员 招商主管", (None, None, None), None),  # two, neither above the other
        ],
    )
    def test_a_new_teams_leader_is_whom_its_people_answer_to(
        self, importing: Importing, positions: str, superiors: tuple[str | None, ...], leader: str | None
    ) -> None:
        people = zip(("E01", "E02", "E03"), positions.split(), superiors, strict=True)
        lines = [f"{code},人{code},一部,{position},{superior or ''}\n" for code, position, superior in people]

        report = importing.take("staff", "工号,姓名,部门,岗位,上级\n" + "".join(lines))

        codes = dict(importing.all(Staff.id, Staff.code))
        ((found,),) = importing.all(Team.leader_id)
        assert codes.get(found) == leader
        assert any(f"人{leader} leads 一部" in remark for remark in remarks(report)) is (leader is not None)

    def test_a_team_that_was_there_keeps_its_leader_or_none(self, importing: Importing) -> None:
        importing.take("staff", "工号,姓名,部门\nE01,王小明,一部\n")

        importing.take("staff", "工号,姓名,部门,上级\nE01,王小明,一部,\nE02,李红,一部,E01\n")

        assert importing.all(Team.leader_id) == [(None,)]

    def test_a_circle_of_superiors_is_broken_where_it_begins_and_said(self, importing: Importing) -> None:
        file = "工号,姓名,上级\nE01,王小明,E02\nE02,李红,E03\nE03,陈静,E01\n"
        report = importing.take("staff", file)
        again = importing.take("staff", file)

        assert importing.all(Staff.manager_id, Staff.manager_name) == [(None, "E02"), (3, ""), (1, "")]
        assert "李红 answers to 王小明 already" in remarks(report)[0]
        assert counts(again) == (0, 0, 3, 0)

    def test_two_who_change_places_make_no_circle(self, importing: Importing) -> None:
        importing.take("staff", "工号,姓名,上级\nE01,王小明,\nE02,李红,E01\n")

        report = importing.take("staff", "工号,姓名,上级\nE01,王小明,E02\nE02,李红,陈总\n")

        assert importing.all(Staff.manager_id, Staff.manager_name) == [(2, ""), (None, "陈总")]
        assert remarks(report) == []

    def test_a_superior_whose_name_two_people_bear_stays_a_name(self, importing: Importing) -> None:
        report = importing.take("staff", "工号,姓名,上级\nE1,张伟,\nE2,张伟,\nE3,李红,张伟\n")

        assert importing.all(Staff.manager_name)[2] == ("张伟",)
        assert any("2 records" in remark for remark in remarks(report))

    def test_a_move_to_another_team_starts_today_and_keeps_the_past(self, importing: Importing) -> None:
        importing.take("staff", TWO)

        report = importing.take("staff", "工号,姓名,部门\nE01,王小明,招商二部\n")

        assert counts(report) == (0, 1, 0, 0)
        with importing.database.read() as session:
            stays = session.scalars(select(TeamMembership).where(TeamMembership.staff_id == 1)).all()
            assert [(stay.team_id, stay.started_on, stay.ended_on) for stay in stays] == [
                (1, date(2025, 3, 1), date(2026, 11, 20)), (2, TODAY, None),
            ]  # fmt: skip

    def test_a_deleted_team_comes_back_by_its_name(self, importing: Importing) -> None:
        importing.take("staff", TWO)
        with importing.database.write() as session:
            session.get_one(Team, 1).deleted_at = now()

        importing.take("staff", "工号,姓名,部门\nE03,赵强,招商一部\n")

        assert importing.all(Team.deleted_at) == [(None,), (None,)]

    def test_a_correction_on_the_same_day_replaces_the_team(self, importing: Importing) -> None:
        importing.take("staff", TWO)
        for team in ("招商二部", "招商一部", "招商二部"):
            importing.take("staff", f"工号,姓名,部门\nE01,王小明,{team}\n")

        assert len(importing.all(TeamMembership.id)) == 3

    def test_leaving_before_coming_is_refused(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名,入职日期,离职日期\n王,2026-05-01,2026-04-01\n")

        assert counts(report) == (0, 0, 0, 1)
        assert (report.errors[0].row, report.errors[0].column) == (2, "离职日期")

    def test_identity_card_numbers_are_left_out_with_a_notice(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名,身份证号\n王,110101199001011234\n")

        assert [(problem.row, problem.column) for problem in report.warnings] == [(1, "身份证号")]

    def test_a_person_in_the_file_twice_is_one_person(self, importing: Importing) -> None:
        report = importing.take("staff", "工号,姓名,电话\nE1,王,1\nE1,王,1\nE1,王,2\n")

        assert counts(report) == (1, 0, 1, 1)
        assert "Row 2" in reasons(report)[0]
        assert "This row says the same as row 2." in remarks(report)

    def test_a_removed_person_comes_back_by_the_code(self, importing: Importing) -> None:
        importing.take("staff", TWO)
        with importing.database.write() as session:
            session.get_one(Staff, 1).deleted_at = now()

        report = importing.take("staff", TWO)

        assert counts(report) == (0, 1, 1, 0)
        assert importing.all(Staff.deleted_at)[0] == (None,)


def test_the_order_that_the_days_of_a_column_settle_is_told_in_words(importing: Importing) -> None:
    report = importing.take("staff", "姓名,入职日期\n王一,03/04/2026\n李二,25/12/2026\n")

    (warning,) = report.warnings
    assert warning.reason.text(str) == (
        "The dates of this column make sense only as day, month, year, so all were read that way."
    )
